// The interface of engines that send requests, and their state for the panel; an engine is asked only after a click that stated the cost.

import type { Event } from 'vscode';
import type { Sentence } from '../../../../common/src/messages/sentence';
import type { RouteState } from '../../../../common/src/protocol/routing';

const ENGINES = ['words', 'editor-model', 'claude-code'] as const;
export type EngineId = (typeof ENGINES)[number];
type AskingEngineId = Exclude<EngineId, 'words'>;

/** The question on screen. */
export interface EngineQuestion {
  readonly uri: string;
  /** The text of the prompt box. */
  readonly prompt: string;
  /** The number of examples that have a prompt. */
  readonly examples: number;
}

/** A button of a notice: runs a command without arguments from the page. */
interface EngineAction {
  readonly title: string;
  readonly command: string;
}

export type EngineState =
  /** Before the first check. */
  | { readonly kind: 'unknown' }
  /** A list of what is present, missing or needed later, or a sentence (untrusted workspace). */
  | {
      readonly kind: 'missing' | 'untrusted';
      readonly title: string;
      readonly text: string;
      readonly checks: readonly EngineCheck[];
      readonly actions: readonly EngineAction[];
    }
  | EngineReady;

interface EngineCheck {
  readonly state: 'present' | 'missing' | 'later';
  readonly text: string;
}

export interface EngineReady {
  readonly kind: 'ready';
  /** The line under the switch: what is asked, what it reads, what it costs. Default: the panel's text. */
  readonly line?: string;
  /** `Ask · 2 requests`; absent if there is nothing to ask. The tooltip states what is sent, and where. */
  readonly askPrompt?: { readonly title: string; readonly tooltip: string };
  /** `Ask for all 4 examples · 8 requests`. */
  readonly askExamples?: { readonly title: string; readonly tooltip: string };
  /** During a run: `Asking the editor’s model: 7 of 8 requests.` */
  readonly progress?: { readonly text: string; readonly done: number; readonly of: number };
  /** Shown only while the prompt box has this prompt. */
  readonly answer?: EngineAnswer & { readonly prompt: string };
  /** `example`: index in the file; shown only while it has this prompt. */
  readonly examples?: readonly (EngineAnswer & { readonly example: number; readonly prompt: string })[];
}

export interface EngineAnswer {
  readonly state: RouteState | 'asking';
  /** `Both orders agree.` */
  readonly headline: Sentence;
  /** `query-tuner.` */
  readonly sentence: Sentence;
  /** `2 requests, about 5,400 tokens.` */
  readonly note: string;
}

/** An engine of the panel. */
export interface PreviewEngine {
  readonly id: AskingEngineId;
  /** The result of `state` has changed. */
  readonly onChange: Event<void>;
  /** Returns what is known; may check further and fire `onChange`. Sends nothing. */
  state(question: EngineQuestion): EngineState;
  /** Call it only after a click on a button that stated what is sent, where, and how many requests it takes. */
  ask(question: EngineQuestion, what: 'prompt' | 'examples'): Promise<void>;
  /** Returns at once; received answers are kept. */
  cancel(): void;
}

export const isEngine = (value: unknown): value is EngineId => (ENGINES as readonly unknown[]).includes(value);
