// Messages between the panel's page and its host. The page never names a command: it sends the index of a button it was given.

import type { PlaceParams } from '../../../../common/src/protocol/routing';
import type { AgentViewModel } from './agentViewModel';
import type { EngineViewModel } from './engineViewModel';
import type { HeatOrder, HeatReading } from './heatArrangement';
import type { ListingViewModel } from './listingViewModel';
import { type EngineId, isEngine } from './previewEngine';
import type { PromptViewModel } from './promptViewModel';
import type { WorkspaceViewModel } from './workspaceViewModel';

export type ToPanel =
  | { readonly type: 'model'; readonly seq: number; readonly model: AgentViewModel }
  /** The answer to what was in the box when `seq` was asked. */
  | { readonly type: 'prompt'; readonly seq: number; readonly model: PromptViewModel }
  /** Puts these words into the box. */
  | { readonly type: 'setPrompt'; readonly text: string }
  | { readonly type: 'engine'; readonly model: EngineViewModel }
  | { readonly type: 'listing'; readonly model: ListingViewModel }
  | { readonly type: 'workspace'; readonly model: WorkspaceViewModel }
  /** The result of an edit, shown below the suggestions; empty clears it. */
  | { readonly type: 'actionResult'; readonly text: string };

export type Tab = 'agent' | 'workspace';

export type FromPanel =
  | { readonly type: 'ready'; readonly state: ViewState }
  | { readonly type: 'prompt'; readonly seq: number; readonly text: string }
  /** Select this example in its file. */
  | { readonly type: 'reveal'; readonly example: number }
  /** Select a word, an example or the name in an agent's file. */
  | { readonly type: 'place'; readonly agent: string; readonly what: PlaceParams['what'] }
  /** A suggestion of the prompt's result, or of an example's. */
  | {
      readonly type: 'suggestion';
      readonly of: 'prompt' | number;
      readonly place: number;
      readonly asItStands: boolean;
    }
  | { readonly type: 'engine'; readonly engine: EngineId }
  | { readonly type: 'ask'; readonly what: 'prompt' | 'examples' }
  | { readonly type: 'cancel' }
  /** A button of the engine's or the file's notice. */
  | { readonly type: 'action'; readonly of: 'engine' | 'file'; readonly place: number }
  | { readonly type: 'listing'; readonly open: boolean }
  | { readonly type: 'tab'; readonly tab: Tab }
  | { readonly type: 'pin'; readonly pinned: boolean }
  | { readonly type: 'tellApart' | 'compare'; readonly agents: readonly [string, string] }
  | { readonly type: 'writeExamples'; readonly agent: string };

/** Kept by the page while the panel is hidden and over a restart of the window. */
export interface ViewState {
  /** URI of the file; empty before there was one. */
  readonly uri: string;
  readonly prompt: string;
  readonly tab: Tab;
  readonly pinned: boolean;
  readonly engine: EngineId | '';
  readonly listingOpen: boolean;
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
  listingOpen: false,
  filter: '',
  order: 'trouble',
  reading: 'forNewPrompt',
  scroll: 0,
};

/** Reads a kept state of any version; what is missing or of another type is as in `FRESH`. */
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
    listingOpen: kept.listingOpen === true,
    filter: text(kept.filter),
    order: kept.order === 'name' || kept.order === 'lead' ? kept.order : 'trouble',
    reading: kept.reading === 'asItStands' ? 'asItStands' : 'forNewPrompt',
    scroll: typeof kept.scroll === 'number' ? kept.scroll : 0,
  };
}
