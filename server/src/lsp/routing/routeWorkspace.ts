// Serves the workspace's routing in time slices. Stops when cancelled, restarts when agents change, and keeps the last answer.

import type { CancellationToken } from 'vscode-languageserver';
import type {
  RouteWorkspaceParams,
  RouteWorkspaceResult,
  RouteWorkspaceUnchanged,
} from '../../../../common/src/protocol/routing';
import type { LocalizeSentence } from '../../core/messages/render';
import { workspaceRouting } from '../../core/routing/workspaceRouting';
import { timeSlicedSteps } from '../scheduling';
import { toRouteWorkspaceResult } from './convertRouting';
import type { WorkspaceWords } from './workspaceWords';

export type RouteWorkspaceAnswer = RouteWorkspaceResult | RouteWorkspaceUnchanged;
type RouteWorkspace = (
  params: RouteWorkspaceParams,
  token: Pick<CancellationToken, 'isCancellationRequested'>,
) => Promise<RouteWorkspaceAnswer | null>;

/** Resolves to null where it was cancelled. */
export function createRouteWorkspace(words: WorkspaceWords, render: LocalizeSentence): RouteWorkspace {
  let known: { readonly revision: number; readonly result: RouteWorkspaceResult } | undefined;
  return async ({ unless }, token) => {
    for (;;) {
      await words.update();
      const { revision } = words;
      if (known?.revision !== revision) {
        const stale = (): boolean => token.isCancellationRequested || words.revision !== revision;
        const routing = await timeSlicedSteps(workspaceRouting(words.index, words.all()), stale);
        if (token.isCancellationRequested) return null;
        if (!routing) continue;
        known = { revision, result: toRouteWorkspaceResult(routing, String(revision), words.uriOf, render) };
      }
      const { result } = known;
      return unless === result.revision ? { unchanged: true, revision: unless } : result;
    }
  };
}
