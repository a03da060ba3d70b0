// What the panel knows of the two engines that ask somebody: whether they can, what a question costs, how far one has come,
// and what came back. An engine is asked only by a click that said all this before; it never blends into the points.

import type { Event } from 'vscode';
import type { Sentence } from '../../../../common/src/messages/sentence';
import type { RouteState } from '../../../../common/src/protocol/routing';

const ENGINES = ['words', 'editor-model', 'claude-code'] as const;
export type EngineId = (typeof ENGINES)[number];
type AskingEngineId = Exclude<EngineId, 'words'>;

/** What the panel is about to ask. */
export interface EngineQuestion {
  readonly uri: string;
  /** As in the prompt box; empty where nothing is written. */
  readonly prompt: string;
  /** How many of the agent's examples have a prompt. */
  readonly examples: number;
}

/** A button of a notice: runs a command of the extension or the editor with nothing of the page in its arguments. */
interface EngineAction {
  readonly title: string;
  readonly command: string;
}

export type EngineState =
  /** Not looked at yet. */
  | { readonly kind: 'unknown' }
  /** A list of what is there, what is missing and what comes later, or one sentence (an untrusted workspace). */
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
  /** The line under the switch: what is asked, what it reads, what it costs. Absent: the panel's own. */
  readonly line?: string;
  /** `Ask · 2 requests`; absent where there is nothing to ask. Its tooltip says what is sent, and where. */
  readonly askPrompt?: { readonly title: string; readonly tooltip: string };
  /** `Ask for all 4 examples · 8 requests`. */
  readonly askExamples?: { readonly title: string; readonly tooltip: string };
  /** While it is asked: `Asking the editor’s model: 7 of 8 requests.` */
  readonly progress?: { readonly text: string; readonly done: number; readonly of: number };
  /** The answer to the prompt in the box; it is shown for that prompt only. */
  readonly answer?: EngineAnswer & { readonly prompt: string };
  /** By place of the example in its file; the answer holds for these words only. */
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

/** What an engine gives to the panel. */
export interface PreviewEngine {
  readonly id: AskingEngineId;
  /** Something that `state` tells is another. */
  readonly onChange: Event<void>;
  /** Answers at once with what is known; may look further and fire. Sends nothing. */
  state(question: EngineQuestion): EngineState;
  /** After a click on a button that said what is sent, where, and how many requests it takes. */
  ask(question: EngineQuestion, what: 'prompt' | 'examples'): Promise<void>;
  /** Answers at once; what came back is kept. */
  cancel(): void;
}

export const isEngine = (value: unknown): value is EngineId => (ENGINES as readonly unknown[]).includes(value);
