// What the panel and its host say to each other. The page never asks for anything to be run.

import type { PreviewModel } from './model';

export type ToPanel = { readonly type: 'model'; readonly seq: number; readonly model: PreviewModel };

export type FromPanel =
  | { readonly type: 'ready' }
  /** Select this example in its file. */
  | { readonly type: 'reveal'; readonly example: number };

/** What survives a restart of the window, through the page's own state. */
export interface ViewState {
  readonly path: string;
  /** Examples whose ranking is folded away. */
  readonly folded: readonly number[];
}
