// State of one panel: its file, prompt, requests and posted models. Requests each part of the page only while it is visible.

import { type Disposable, Uri, type WebviewPanel, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { coalesce } from '../../../../common/src/coalesce';
import { debounce } from '../../../../common/src/debounce';
import type { RouteResult, RouteWorkspaceResult } from '../../../../common/src/protocol/routing';
import { localize } from '../texts/preview';
import { agentViewModel } from './agentViewModel';
import { createChosenEngine } from './chosenEngine';
import { createDispatch } from './dispatch';
import { listingViewModel } from './listingViewModel';
import type { FromPanel, Tab, ToPanel } from './panelMessages';
import type { PreviewEngine } from './previewEngine';
import { createPreviewRequests } from './previewRequests';
import { type PromptViewModel, promptViewModel } from './promptViewModel';
import { standInsOf } from './standIns';
import { workspaceViewModel } from './workspaceViewModel';

export interface Conversation extends Disposable {
  readonly uri: Uri | undefined;
  readonly pinned: boolean;
  about(uri: Uri): void;
  /** The file or another agent changed. */
  changed(): void;
}

/** More agents than this are analysed as a whole only on the tab that shows it. */
const MOST_FOR_STAND_INS = 500;
const STAND_INS_DEBOUNCE_MS = 400;

export function createConversation(
  panel: WebviewPanel,
  client: BaseLanguageClient,
  engines: readonly PreviewEngine[],
  log: (error: unknown) => void,
): Conversation {
  const dispatch = createDispatch(client);
  const server = createPreviewRequests(client);
  let uri: Uri | undefined;
  let pinned = false;
  let ready = false;
  let tab: Tab = 'agent';
  let listingOpen = false;
  let typed = { seq: 0, text: '' };
  let sequence = 0;
  let result: RouteResult | undefined;
  let prompted: PromptViewModel | undefined;
  let whole: RouteWorkspaceResult | undefined;

  /** Messages from before the page was ready. */
  const early = new Map<ToPanel['type'], ToPanel>();
  const post = (message: ToPanel): void => {
    if (ready) void panel.webview.postMessage(message);
    else early.set(message.type, message);
  };
  const postEngine = (): void => {
    if (ready) post({ type: 'engine', model: engine.model() });
  };
  const engine = createChosenEngine(
    engines,
    () => ({
      uri: uri?.toString() ?? '',
      prompt: typed.text,
      examples: result?.examples.filter((example) => example.utterance.trim() !== '').length ?? 0,
    }),
    postEngine,
  );
  const postPrompt = (answer: RouteResult | undefined, seq: number): void => {
    prompted = promptViewModel(answer?.prompt, answer?.agent ?? '');
    post({ type: 'prompt', seq, model: prompted });
  };

  const lacksExamples = (): boolean =>
    result?.examples.length === 0 && result.load.status === 'loads' && result.agents <= MOST_FOR_STAND_INS;
  /** Slow, so debounced and separate from the other requests. */
  const refreshStandIns = coalesce(async () => {
    const of = uri;
    if (!of || !lacksExamples()) return;
    const analysed = await analyse();
    if (of.toString() !== uri?.toString() || !lacksExamples() || !analysed) return;
    const standIns = standInsOf(analysed, server.serverUri(of));
    const model = agentViewModel(result, workspace.asRelativePath(of), of.toString());
    if (standIns) post({ type: 'model', seq: ++sequence, model: { ...model, standIns } });
  }, log);

  const refreshStandInsSoon = debounce(refreshStandIns, STAND_INS_DEBOUNCE_MS);

  const refreshFile = coalesce(async () => {
    if (!uri) return;
    const [of, { seq, text }] = [uri, typed];
    const answer = await server.route(of, { prompt: text });
    if (of.toString() !== uri.toString()) return;
    result = answer ?? undefined;
    const model = agentViewModel(result, workspace.asRelativePath(of), of.toString());
    const standIns = result?.examples.length === 0 && whole ? standInsOf(whole, server.serverUri(of)) : undefined;
    post({ type: 'model', seq: ++sequence, model: { ...model, ...(standIns && { standIns }) } });
    postPrompt(result, seq);
    postEngine();
    if (lacksExamples()) refreshStandInsSoon();
    else refreshStandInsSoon.cancel();
  }, log);

  const refreshPrompt = coalesce(async () => {
    if (!ready || !uri) return;
    const { seq, text } = typed;
    if (text.trim() === '') {
      postPrompt(undefined, seq);
    } else {
      postPrompt((await server.route(uri, { prompt: text, examples: false })) ?? undefined, seq);
    }
    postEngine();
  }, log);

  const refreshListing = coalesce(async () => {
    if (!ready || !uri || !listingOpen || tab !== 'agent') return;
    const listing = await server.listing(uri);
    if (listing) post({ type: 'listing', model: listingViewModel(listing) });
  }, log);

  const analyse = async (): Promise<RouteWorkspaceResult | undefined> => {
    whole = (await server.analysis(whole)) ?? whole;
    return whole;
  };
  const refreshWorkspace = coalesce(async () => {
    if (!ready || tab !== 'workspace') return;
    const [analysed, budget] = await Promise.all([analyse(), server.budget()]);
    if (analysed && budget)
      post({ type: 'workspace', model: workspaceViewModel(analysed, uri ? server.serverUri(uri) : '', budget) });
  }, log);

  const refreshAll = (): void => {
    refreshFile();
    refreshListing();
    refreshWorkspace();
  };
  const about = (next: Uri): void => {
    uri = next;
    result = undefined;
    panel.title = localize('preview.titleOf', { file: workspace.asRelativePath(next).split('/').at(-1) ?? '' });
    refreshAll();
  };
  const onMessage = async (message: FromPanel): Promise<void> => {
    switch (message.type) {
      case 'ready': {
        ready = true;
        ({ tab, pinned, listingOpen } = message.state);
        if (message.state.engine !== '') engine.choose(message.state.engine);
        if (!uri && message.state.uri !== '') uri = Uri.parse(message.state.uri);
        if (typed.text === '') typed = { ...typed, text: message.state.prompt };
        const held = early.get('model');
        if (held) post(held);
        early.clear();
        postEngine();
        refreshAll();
        break;
      }
      case 'prompt':
        typed = { seq: message.seq, text: message.text };
        post({ type: 'actionResult', text: '' });
        refreshPrompt();
        break;
      case 'tab':
        tab = message.tab;
        refreshListing();
        refreshWorkspace();
        break;
      case 'listing':
        listingOpen = message.open;
        refreshListing();
        break;
      case 'pin':
        pinned = message.pinned;
        break;
      case 'engine':
        engine.choose(message.engine);
        postEngine();
        break;
      case 'ask':
        await engine.ask(message.what);
        break;
      case 'cancel':
        engine.cancel();
        break;
      default: {
        const text = await dispatch(message, {
          uri,
          result,
          prompt: prompted,
          typed: typed.text,
          engineCommand: engine.commandOf,
        });
        if (text !== undefined) post({ type: 'actionResult', text });
      }
    }
  };

  const messages = panel.webview.onDidReceiveMessage((message: FromPanel) => void onMessage(message).catch(log));
  return {
    get uri() {
      return uri;
    },
    get pinned() {
      return pinned;
    },
    about,
    changed: refreshAll,
    dispose() {
      refreshStandInsSoon.cancel();
      server.cancel();
      messages.dispose();
      engine.dispose();
    },
  };
}
