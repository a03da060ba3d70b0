// The server's list of agents for the views: requested again after changes, only while a view needs it, once for many changes.

import { Disposable, type Event, EventEmitter } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { coalesce } from '../../../../common/src/coalesce';
import { debounce } from '../../../../common/src/debounce';
import { type WorkspaceParams, type WorkspaceResult, workspaceRequest } from '../../../../common/src/protocol/agents';
import { errorText } from '../errors';

const CHANGE_DEBOUNCE_MS = 150;
/** After that the list is shown before the first scan of the folders has ended. */
const FIRST_SCAN_TIMEOUT_MS = 15_000;

/** `list`: every agent. `numbers`: only the sums, whose cost does not depend on the number of agents. */
type Interest = 'list' | 'numbers' | 'none';

export interface AgentList extends Disposable {
  /** Requests all agents. `rescan`: the server scans the folders again. */
  request(options?: { readonly rescan?: boolean }): Promise<WorkspaceResult | undefined>;
  /** Sets what a view needs. */
  setInterest(view: string, interest: Interest): void;
  onChange(listener: (result: WorkspaceResult, content: Interest) => void): Disposable;
}

export function createAgentList(client: BaseLanguageClient, onWorkspaceChange: Event<void>): AgentList {
  const changes = new EventEmitter<{ readonly result: WorkspaceResult; readonly content: Interest }>();
  const interests = new Map<string, Interest>();
  let published = '';

  let endFirstScan: () => void = () => {};
  const firstScan = new Promise<void>((resolve) => {
    endFirstScan = resolve;
  });
  const firstScanTimer = setTimeout(endFirstScan, FIRST_SCAN_TIMEOUT_MS);

  const highestInterest = (): Interest => {
    const all = [...interests.values()];
    return all.includes('list') ? 'list' : all.includes('numbers') ? 'numbers' : 'none';
  };
  const send = async (params: WorkspaceParams): Promise<WorkspaceResult | undefined> => {
    await firstScan;
    if (client.state === State.Stopped) return undefined;
    return (await client.sendRequest<WorkspaceResult | null>(workspaceRequest, params)) ?? undefined;
  };
  const publish = (result: WorkspaceResult, content: Interest): void => {
    const key = `${content} ${result.revision}`;
    if (key === published) return;
    published = key;
    changes.fire({ result, content });
  };
  const refresh = coalesce(
    async () => {
      const content = highestInterest();
      if (content === 'none') return;
      const result = await send({ agents: content === 'list' });
      if (result) publish(result, content);
    },
    (error) => client.error(`agents: ${errorText(error)}`, undefined, false),
  );
  const refreshSoon = debounce(refresh, CHANGE_DEBOUNCE_MS);
  const subscriptions = Disposable.from(
    changes,
    onWorkspaceChange(() => {
      endFirstScan();
      refreshSoon();
    }),
    { dispose: () => clearTimeout(firstScanTimer) },
    { dispose: () => refreshSoon.cancel() },
  );
  return {
    async request({ rescan = false } = {}) {
      const result = await send(rescan ? { rescan } : {});
      if (result) publish(result, 'list');
      return result;
    },
    setInterest(view, interest) {
      const before = highestInterest();
      interests.set(view, interest);
      const now = highestInterest();
      if (now !== before && now !== 'none') refresh();
    },
    onChange: (listener) => changes.event(({ result, content }) => listener(result, content)),
    dispose: () => subscriptions.dispose(),
  };
}
