// One panel's requests to the server. A new analysis request cancels the one before it.

import { CancellationTokenSource, type Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type WorkspaceResult, workspaceRequest } from '../../../../common/src/protocol/agents';
import {
  type ListingResult,
  listingRequest,
  type RouteParams,
  type RouteResult,
  type RouteWorkspaceResult,
  type RouteWorkspaceUnchanged,
  routeRequest,
  routeWorkspaceRequest,
} from '../../../../common/src/protocol/routing';
import type { workspaceViewModel } from './workspaceViewModel';

interface PreviewRequests {
  /** The URI as the server knows it. */
  serverUri(uri: Uri): string;
  route(uri: Uri, of: Omit<RouteParams, 'uri'>): Promise<RouteResult | null>;
  listing(uri: Uri): Promise<ListingResult | null>;
  /** Undefined where nothing changed since `last`, or where a later call cancelled it. */
  analysis(last: RouteWorkspaceResult | undefined): Promise<RouteWorkspaceResult | undefined>;
  budget(): Promise<Parameters<typeof workspaceViewModel>[2] | undefined>;
  cancel(): void;
}

export function createPreviewRequests(client: BaseLanguageClient): PreviewRequests {
  let waiting: CancellationTokenSource | undefined;
  const serverUri = (uri: Uri): string => client.code2ProtocolConverter.asUri(uri);
  return {
    serverUri,
    route: (uri, of) =>
      client.sendRequest<RouteResult | null>(routeRequest, { uri: serverUri(uri), ...of } satisfies RouteParams),
    listing: (uri) => client.sendRequest<ListingResult | null>(listingRequest, { uri: serverUri(uri) }),
    async analysis(last) {
      waiting?.cancel();
      const source = new CancellationTokenSource();
      waiting = source;
      const answer = await client.sendRequest<RouteWorkspaceResult | RouteWorkspaceUnchanged | null>(
        routeWorkspaceRequest,
        last ? { unless: last.revision } : {},
        source.token,
      );
      return answer && !('unchanged' in answer) ? answer : undefined;
    },
    async budget() {
      const listed = await client.sendRequest<WorkspaceResult | null>(workspaceRequest, {});
      if (!listed) return undefined;
      const used = listed.agents.filter((agent) => agent.status === 'loads' && !agent.shadow?.certain);
      return {
        tokens: listed.descriptionTokens,
        limit: listed.descriptionBudget,
        of: new Map(used.map((agent) => [agent.name, agent.descriptionTokens])),
      };
    },
    cancel: () => waiting?.cancel(),
  };
}
