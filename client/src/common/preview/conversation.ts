// One panel's conversation: which file and prompt it is about, what is asked of the server for it, and what is told to the page.
// Each part of the page is asked for only while it is shown.

import { type Disposable, Uri, type WebviewPanel, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { coalesce } from '../../../../common/src/coalesce';
import type { RouteResult, RouteWorkspaceResult } from '../../../../common/src/protocol/routing';
import { say } from '../texts/preview';
import { askServer } from './asking';
import { createChosenEngine } from './chosenEngine';
import type { PreviewEngine } from './engines';
import type { FromPanel, Tab, ToPanel } from './messages';
import { previewModel } from './model';
import { createButtons } from './pressed';
import { type PromptModel, promptModel } from './prompt';
import { seenModel } from './seen';
import { standInsOf } from './standIns';
import { workspaceModel } from './workspaceModel';

export interface Conversation extends Disposable {
  readonly uri: Uri | undefined;
  readonly pinned: boolean;
  about(uri: Uri): void;
  /** The file or another agent changed. */
  changed(): void;
}

/** More agents than this are analysed as a whole only on the tab that shows it. */
const MOST_FOR_STAND_INS = 500;
/** Milliseconds without a key. */
const QUIET = 400;

export function converse(
  panel: WebviewPanel,
  client: BaseLanguageClient,
  engines: readonly PreviewEngine[],
  log: (error: unknown) => void,
): Conversation {
  const press = createButtons(client);
  const server = askServer(client);
  let uri: Uri | undefined;
  let pinned = false;
  let ready = false;
  let tab: Tab = 'agent';
  let seenOpen = false;
  let typed = { seq: 0, text: '' };
  let sequence = 0;
  let result: RouteResult | undefined;
  let prompted: PromptModel | undefined;
  let whole: RouteWorkspaceResult | undefined;

  /** What was answered before the page was there. */
  const early = new Map<ToPanel['type'], ToPanel>();
  const post = (message: ToPanel): void => {
    if (ready) void panel.webview.postMessage(message);
    else early.set(message.type, message);
  };
  const tellEngine = (): void => {
    if (ready) post({ type: 'engine', model: engine.model() });
  };
  const engine = createChosenEngine(
    engines,
    () => ({
      uri: uri?.toString() ?? '',
      prompt: typed.text,
      examples: result?.examples.filter((example) => example.utterance.trim() !== '').length ?? 0,
    }),
    tellEngine,
  );
  const tellPrompt = (answer: RouteResult | undefined, seq: number): void => {
    prompted = promptModel(answer?.prompt, answer?.agent ?? '');
    post({ type: 'prompt', seq, model: prompted });
  };

  const lacksExamples = (): boolean =>
    result?.examples.length === 0 && result.load.status === 'loads' && result.agents <= MOST_FOR_STAND_INS;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  /** Long work, so it waits until nobody types and never holds up the rest. */
  const refreshStandIns = coalesce(async () => {
    const of = uri;
    if (!of || !lacksExamples()) return;
    const analysed = await analyse();
    if (of.toString() !== uri?.toString() || !lacksExamples() || !analysed) return;
    const standIns = standInsOf(analysed, server.wire(of));
    const model = previewModel(result, workspace.asRelativePath(of), of.toString());
    if (standIns) post({ type: 'model', seq: ++sequence, model: { ...model, standIns } });
  }, log);

  const refreshFile = coalesce(async () => {
    if (!uri) return;
    const [of, { seq, text }] = [uri, typed];
    const answer = await server.route(of, { prompt: text });
    if (of.toString() !== uri.toString()) return;
    result = answer ?? undefined;
    const model = previewModel(result, workspace.asRelativePath(of), of.toString());
    const stood = result?.examples.length === 0 && whole ? standInsOf(whole, server.wire(of)) : undefined;
    post({ type: 'model', seq: ++sequence, model: { ...model, ...(stood && { standIns: stood }) } });
    tellPrompt(result, seq);
    tellEngine();
    clearTimeout(quiet);
    if (lacksExamples()) quiet = setTimeout(refreshStandIns, QUIET);
  }, log);

  const refreshPrompt = coalesce(async () => {
    if (!ready || !uri) return;
    const { seq, text } = typed;
    if (text.trim() === '') {
      tellPrompt(undefined, seq);
    } else {
      tellPrompt((await server.route(uri, { prompt: text, examples: false })) ?? undefined, seq);
    }
    tellEngine();
  }, log);

  const refreshSeen = coalesce(async () => {
    if (!ready || !uri || !seenOpen || tab !== 'agent') return;
    const listing = await server.listing(uri);
    if (listing) post({ type: 'seen', model: seenModel(listing) });
  }, log);

  const analyse = async (): Promise<RouteWorkspaceResult | undefined> => {
    whole = (await server.analysis(whole)) ?? whole;
    return whole;
  };
  const refreshWorkspace = coalesce(async () => {
    if (!ready || tab !== 'workspace') return;
    const [analysed, budget] = await Promise.all([analyse(), server.budget()]);
    if (analysed && budget)
      post({ type: 'workspace', model: workspaceModel(analysed, uri ? server.wire(uri) : '', budget) });
  }, log);

  const refreshAll = (): void => {
    refreshFile();
    refreshSeen();
    refreshWorkspace();
  };
  const about = (next: Uri): void => {
    uri = next;
    result = undefined;
    panel.title = say('preview.titleOf', { file: workspace.asRelativePath(next).split('/').at(-1) ?? '' });
    refreshAll();
  };
  const heard = async (message: FromPanel): Promise<void> => {
    switch (message.type) {
      case 'ready': {
        ready = true;
        ({ tab, pinned, seenOpen } = message.state);
        if (message.state.engine !== '') engine.choose(message.state.engine);
        if (!uri && message.state.uri !== '') uri = Uri.parse(message.state.uri);
        if (typed.text === '') typed = { ...typed, text: message.state.prompt };
        const held = early.get('model');
        if (held) post(held);
        early.clear();
        tellEngine();
        refreshAll();
        break;
      }
      case 'prompt':
        typed = { seq: message.seq, text: message.text };
        post({ type: 'told', text: '' });
        refreshPrompt();
        break;
      case 'tab':
        tab = message.tab;
        refreshSeen();
        refreshWorkspace();
        break;
      case 'seen':
        seenOpen = message.open;
        refreshSeen();
        break;
      case 'pin':
        pinned = message.pinned;
        break;
      case 'engine':
        engine.choose(message.engine);
        tellEngine();
        break;
      case 'ask':
        await engine.ask(message.what);
        break;
      case 'cancel':
        engine.cancel();
        break;
      default: {
        const told = await press(message, {
          uri,
          result,
          prompt: prompted,
          typed: typed.text,
          engineCommand: engine.commandOf,
        });
        if (told !== undefined) post({ type: 'told', text: told });
      }
    }
  };

  const hearing = panel.webview.onDidReceiveMessage((message: FromPanel) => void heard(message).catch(log));
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
      clearTimeout(quiet);
      server.cancel();
      hearing.dispose();
      engine.dispose();
    },
  };
}
