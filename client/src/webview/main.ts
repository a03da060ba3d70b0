// The page's entry: takes models from the host, hands them to the view, and keeps what the reader folded away. It sends
// the number of an example back and nothing else.

import type { FromPanel, ToPanel } from '../common/preview/messages';
import { createView } from './view';

interface Host {
  postMessage(message: FromPanel): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const root = document.getElementById('root') ?? document.body.appendChild(document.createElement('main'));

let { path, folded } = remembered(host.getState());
let newest = -1;

const view = createView(root, {
  reveal: (example) => host.postMessage({ type: 'reveal', example }),
  folded: (example) => folded.has(example),
  fold(example, away) {
    if (away) folded.add(example);
    else folded.delete(example);
    keep();
  },
});

function keep(): void {
  host.setState({ path, folded: [...folded] });
}

window.addEventListener('message', (event: MessageEvent<ToPanel>) => {
  const message = event.data;
  if (message.type !== 'model' || message.seq < newest) return;
  newest = message.seq;
  if (path !== message.model.path) {
    path = message.model.path;
    folded = new Set();
    keep();
  }
  view.update(message.model);
});
host.postMessage({ type: 'ready' });

/** What an older version of this page, or nobody, has left behind. */
function remembered(state: unknown): { path: string; folded: Set<number> } {
  if (typeof state !== 'object' || state === null || !('path' in state) || typeof state.path !== 'string') {
    return { path: '', folded: new Set() };
  }
  const kept = 'folded' in state && Array.isArray(state.folded) ? state.folded : [];
  return { path: state.path, folded: new Set(kept.filter((n) => typeof n === 'number')) };
}
