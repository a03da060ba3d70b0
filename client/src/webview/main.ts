// Entry of the page: routes messages between the host and the tabs, and keeps what the reader typed and chose over hiding and restarts.

import { debounce } from '../../../common/src/debounce';
import { parseTranslation } from '../../../common/src/messages/message';
import { FRESH, type FromPanel, type ToPanel, type ViewState, viewState } from '../common/preview/panelMessages';
import { setTranslation } from '../common/texts/localize';
import { agentTab } from './agentTab';
import { createFrame } from './frame';
import { workspaceTab } from './workspaceTab';

interface Host {
  postMessage(message: FromPanel): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): Host;

performance.mark('subagents.begun');
const host = acquireVsCodeApi();
const root = document.getElementById('root') ?? document.body.appendChild(document.createElement('main'));
setTranslation(parseTranslation(root.dataset.texts || '{}'), document.documentElement.lang);
const send = (message: FromPanel): void => host.postMessage(message);

let state: ViewState = { ...FRESH, ...viewState(host.getState()) };
const saveState = (change: Partial<ViewState>): void => {
  state = { ...state, ...change };
  host.setState(state);
};

let asked = 0;
let newest = -1;
let drawn = false;
const agent = agentTab({
  send: (message) => {
    if (message.type === 'engine') saveState({ engine: message.engine });
    send(message);
  },
  typed(prompt) {
    saveState({ prompt });
    send({ type: 'prompt', seq: ++asked, text: prompt });
  },
  listing(open) {
    if (open === state.listingOpen) return;
    saveState({ listingOpen: open });
    send({ type: 'listing', open });
  },
});
const workspace = workspaceTab(send, saveState);
const frame = createFrame(
  root,
  { agent: agent.node, workspace: workspace.node },
  {
    send,
    shown(tab) {
      saveState({ tab });
      send({ type: 'tab', tab });
    },
    pinned(pinned) {
      saveState({ pinned });
      send({ type: 'pin', pinned });
    },
  },
);

frame.show(state.tab);
frame.pin(state.pinned);
workspace.restore(state);
agent.listing.open(state.listingOpen);

window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
  switch (data.type) {
    case 'model':
      if (data.seq < newest) return;
      newest = data.seq;
      agent.update(data.model);
      if (!drawn) requestAnimationFrame(() => performance.mark('subagents.drawn'));
      drawn = true;
      if (data.model.uri !== state.uri) saveState({ uri: data.model.uri });
      break;
    case 'prompt':
      if (data.seq >= asked) agent.ranked(data.model);
      break;
    case 'setPrompt':
      agent.prompt.set(data.text);
      break;
    case 'engine':
      agent.engine(data.model);
      break;
    case 'listing':
      agent.listing.update(data.model);
      break;
    case 'workspace':
      workspace.update(data.model);
      break;
    case 'actionResult':
      agent.showActionResult(data.text);
      break;
  }
});

const SCROLL_DEBOUNCE_MS = 200;
const keepScroll = debounce(() => saveState({ scroll: Math.round(window.scrollY) }), SCROLL_DEBOUNCE_MS);
window.addEventListener('scroll', keepScroll, { passive: true });

const { prompt, scroll } = state;
if (prompt !== '') agent.prompt.set(prompt);
send({ type: 'ready', state });
// Once there is something to scroll over.
if (scroll > 0) setTimeout(() => window.scrollTo(0, scroll), 150);
