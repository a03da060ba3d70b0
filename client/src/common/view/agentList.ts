// What the server says of the workspace, kept for those who show it: asked for again when the server tells of a change, but
// only while somebody looks, and once for many changes.

import { type Disposable, type Event, EventEmitter } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { type WorkspaceParams, type WorkspaceResult, workspaceRequest } from '../../../../common/src/protocol/agents';

/** How long changes are gathered before the list is asked for again. */
const SETTLE = 150;
/** How long the first look at the folders may take before what is known so far is shown. */
const PATIENCE = 15_000;

/** `list`: every agent; `numbers`: the sums alone, which ten thousand agents do not make dearer. */
type Interest = 'list' | 'numbers' | 'none';

export interface AgentList extends Disposable {
  /** As of now, every agent in it. `rescan`: the server looks at the folders anew. */
  ask(options?: { readonly rescan?: boolean }): Promise<WorkspaceResult | undefined>;
  /** What `who` looks at; a listener is told when that is another. */
  look(who: string, at: Interest): void;
  onChange(listener: (result: WorkspaceResult, has: Interest) => void): Disposable;
}

export function createAgentList(client: BaseLanguageClient, onWorkspaceChange: Event<void>): AgentList {
  const changes = new EventEmitter<{ readonly result: WorkspaceResult; readonly has: Interest }>();
  const interests = new Map<string, Interest>();
  let shown = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: Promise<void> | undefined;
  let again = false;

  let scanned: () => void = () => {};
  const firstScan = new Promise<void>((done) => {
    scanned = done;
  });
  const late = setTimeout(scanned, PATIENCE);

  const wanted = (): Interest => {
    const all = [...interests.values()];
    return all.includes('list') ? 'list' : all.includes('numbers') ? 'numbers' : 'none';
  };
  const request = async (params: WorkspaceParams): Promise<WorkspaceResult | undefined> => {
    await firstScan;
    if (client.state === State.Stopped) return undefined;
    return (await client.sendRequest<WorkspaceResult | null>(workspaceRequest, params)) ?? undefined;
  };
  const tell = (result: WorkspaceResult, has: Interest): void => {
    const now = `${has} ${result.revision}`;
    if (now === shown) return;
    shown = now;
    changes.fire({ result, has });
  };
  const refresh = async (): Promise<void> => {
    const has = wanted();
    if (has === 'none') return;
    const result = await request({ agents: has === 'list' });
    if (result) tell(result, has);
  };
  const soon = (): void => {
    clearTimeout(timer);
    if (wanted() !== 'none') timer = setTimeout(run, SETTLE);
  };
  const run = (): void => {
    if (asking) {
      again = true;
      return;
    }
    asking = refresh().finally(() => {
      asking = undefined;
      if (again) soon();
      again = false;
    });
  };
  const subscriptions = [
    changes,
    onWorkspaceChange(() => {
      scanned();
      soon();
    }),
    { dispose: () => clearTimeout(late) },
    { dispose: () => clearTimeout(timer) },
  ];
  return {
    async ask({ rescan = false } = {}) {
      const result = await request(rescan ? { rescan } : {});
      if (result) tell(result, 'list');
      return result;
    },
    look(who, at) {
      const before = wanted();
      interests.set(who, at);
      const now = wanted();
      if (now !== before && now !== 'none') run();
    },
    onChange: (listener) => changes.event(({ result, has }) => listener(result, has)),
    dispose() {
      for (const each of subscriptions) each.dispose();
    },
  };
}
