// What the panel and its host say to each other. The page never names anything to be run: it says which of the buttons it
// was given was pressed, and the host looks up what that one does.

import type { PlaceParams } from '../../../../common/src/protocol/routing';
import type { EngineModel } from './engineModel';
import { type EngineId, isEngine } from './engines';
import type { HeatOrder, HeatReading } from './heat';
import type { PreviewModel } from './model';
import type { PromptModel } from './prompt';
import type { SeenModel } from './seen';
import type { WorkspaceModel } from './workspaceModel';

export type ToPanel =
  | { readonly type: 'model'; readonly seq: number; readonly model: PreviewModel }
  /** The answer to what was in the box when `seq` was asked. */
  | { readonly type: 'prompt'; readonly seq: number; readonly model: PromptModel }
  /** Puts these words into the box. */
  | { readonly type: 'setPrompt'; readonly text: string }
  | { readonly type: 'engine'; readonly model: EngineModel }
  | { readonly type: 'seen'; readonly model: SeenModel }
  | { readonly type: 'workspace'; readonly model: WorkspaceModel }
  /** What an edit came to: said once, where the ways out stand. */
  | { readonly type: 'told'; readonly text: string };

export type Tab = 'agent' | 'workspace';

export type FromPanel =
  | { readonly type: 'ready'; readonly state: ViewState }
  | { readonly type: 'prompt'; readonly seq: number; readonly text: string }
  /** Select this example in its file. */
  | { readonly type: 'reveal'; readonly example: number }
  /** Select a word, an example or the name in an agent's file. */
  | { readonly type: 'place'; readonly agent: string; readonly what: PlaceParams['what'] }
  /** One of the ways out of the prompt's result, or of an example's. */
  | { readonly type: 'way'; readonly of: 'prompt' | number; readonly place: number; readonly stands: boolean }
  | { readonly type: 'engine'; readonly engine: EngineId }
  | { readonly type: 'ask'; readonly what: 'prompt' | 'examples' }
  | { readonly type: 'cancel' }
  /** A button of the engine's or the file's notice. */
  | { readonly type: 'action'; readonly of: 'engine' | 'file'; readonly place: number }
  | { readonly type: 'seen'; readonly open: boolean }
  | { readonly type: 'tab'; readonly tab: Tab }
  | { readonly type: 'pin'; readonly pinned: boolean }
  | { readonly type: 'tellApart' | 'compare'; readonly agents: readonly [string, string] }
  | { readonly type: 'writeExamples'; readonly agent: string };

/** What survives hiding the panel and a restart of the window, through the page's own state. */
export interface ViewState {
  /** URI of the file; empty before there was one. */
  readonly uri: string;
  readonly prompt: string;
  readonly tab: Tab;
  readonly pinned: boolean;
  readonly engine: EngineId | '';
  readonly seenOpen: boolean;
  readonly filter: string;
  readonly order: HeatOrder;
  readonly reading: HeatReading;
  readonly scroll: number;
}

export const FRESH: ViewState = {
  uri: '',
  prompt: '',
  tab: 'agent',
  pinned: false,
  engine: '',
  seenOpen: false,
  filter: '',
  order: 'trouble',
  reading: 'forNewPrompt',
  scroll: 0,
};

/** What an older version of the page, or nobody, has left behind. */
export function viewState(value: unknown): ViewState {
  if (typeof value !== 'object' || value === null) return FRESH;
  const kept: Readonly<Record<string, unknown>> = { ...value };
  const text = (of: unknown): string => (typeof of === 'string' ? of : '');
  return {
    uri: text(kept.uri),
    prompt: text(kept.prompt),
    tab: kept.tab === 'workspace' ? 'workspace' : 'agent',
    pinned: kept.pinned === true,
    engine: isEngine(kept.engine) ? kept.engine : '',
    seenOpen: kept.seenOpen === true,
    filter: text(kept.filter),
    order: kept.order === 'name' || kept.order === 'lead' ? kept.order : 'trouble',
    reading: kept.reading === 'asItStands' ? 'asItStands' : 'forNewPrompt',
    scroll: typeof kept.scroll === 'number' ? kept.scroll : 0,
  };
}
