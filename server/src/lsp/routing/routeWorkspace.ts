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
  let known: { readonly stamp: number; readonly result: RouteWorkspaceResult } | undefined;
  return async ({ unless }, token) => {
    for (;;) {
      await words.update();
      const { stamp } = words;
      if (known?.stamp !== stamp) {
        const stale = (): boolean => token.isCancellationRequested || words.stamp !== stamp;
        const routing = await timeSlicedSteps(workspaceRouting(words.index, words.all()), stale);
        if (token.isCancellationRequested) return null;
        if (!routing) continue;
        known = { stamp, result: toRouteWorkspaceResult(routing, String(stamp), words.uriOf, render) };
      }
      const { result } = known;
      return unless === result.revision ? { unchanged: true, revision: unless } : result;
    }
  };
}
