// Actions behind the panel's buttons: open a place, apply a suggestion, run a command. Every edit can be undone.

import { commands, DiagnosticSeverity, languages, Range, type Uri, ViewColumn, window } from 'vscode';
import type { BaseLanguageClient, Location } from 'vscode-languageclient';
import { type PlaceParams, placeRequest, type RoutingSuggestion } from '../../../../common/src/protocol/routing';
import { visibleEditor } from '../editors';
import { localize } from '../texts/preview';
import type { NoticeAction } from './agentViewModel';

interface PanelActions {
  reveal(uri: Uri, range: Range, caret?: boolean): Promise<void>;
  place(uri: Uri, agent: string, what: PlaceParams['what']): Promise<void>;
  uriOf(uri: Uri, agent: string): Promise<Uri | undefined>;
  /** Resolves to a sentence about the result. */
  suggestion(uri: Uri, suggestion: RoutingSuggestion): Promise<string | undefined>;
  tellApart(uri: Uri, agents: readonly [string, string]): Promise<void>;
  compare(uri: Uri, agents: readonly [string, string]): Promise<void>;
  writeExamples(uri: Uri, agent: string): Promise<void>;
  /** Runs a command that an engine named. */
  run(command: string): Promise<void>;
  notice(uri: Uri, action: NoticeAction, prompt: string): Promise<string | undefined>;
}

const ADD = 'subagents.addExampleFromPrompt';

export function createPanelActions(client: BaseLanguageClient): PanelActions {
  const locate = async (uri: Uri, agent: string, what: PlaceParams['what']): Promise<Location | null> =>
    client.sendRequest<Location | null>(placeRequest, {
      uri: client.code2ProtocolConverter.asUri(uri),
      agent,
      what,
    } satisfies PlaceParams);
  const reveal = async (uri: Uri, range: Range, caret = false): Promise<void> => {
    const selection = caret ? new Range(range.start, range.start) : range;
    await commands.executeCommand('vscode.open', uri, {
      viewColumn: visibleEditor(uri)?.viewColumn ?? ViewColumn.One,
      preview: true,
      selection,
    });
  };
  const run = async (command: string, args: object): Promise<string | undefined> => {
    const result: unknown = await commands.executeCommand(command, args);
    return typeof result === 'string' ? result : undefined;
  };
  const actions: PanelActions = {
    reveal,
    async place(uri, agent, what) {
      const found = await locate(uri, agent, what);
      if (!found) {
        void window.showInformationMessage(localize('action.noFile'));
        return;
      }
      const range = client.protocol2CodeConverter.asRange(found.range);
      await reveal(client.protocol2CodeConverter.asUri(found.uri), range, what.kind === 'example');
    },
    async uriOf(uri, agent) {
      const found = await locate(uri, agent, { kind: 'agent' });
      return found ? client.protocol2CodeConverter.asUri(found.uri) : undefined;
    },
    async suggestion(uri, suggestion) {
      const at = { uri: uri.toString(), quiet: true };
      if (suggestion.kind === 'add-example') return run(ADD, { ...at, prompt: suggestion.prompt });
      if (suggestion.kind === 'put-words')
        return run('subagents.putWordsIntoDescription', { ...at, words: suggestion.words });
      return run('subagents.tellApart', { ...at, from: suggestion.agent });
    },
    async tellApart(uri, [one, other]) {
      const file = await actions.uriOf(uri, one);
      if (file) await actions.suggestion(file, { kind: 'tell-apart', agent: other });
    },
    async compare(uri, [one, other]) {
      const [left, right] = await Promise.all([actions.uriOf(uri, one), actions.uriOf(uri, other)]);
      if (left && right)
        await commands.executeCommand('vscode.diff', left, right, localize('action.compare', { one, other }));
    },
    async writeExamples(uri, agent) {
      const file = await actions.uriOf(uri, agent);
      // Without a prompt the command asks for one.
      if (file) await run(ADD, { uri: file.toString() });
    },
    async run(command) {
      await commands.executeCommand(command);
    },
    async notice(uri, action, prompt) {
      if (action === 'problems') {
        await commands.executeCommand('workbench.actions.view.problems');
      } else if (action === 'fix') {
        const worst = languages
          .getDiagnostics(uri)
          .find(({ severity, source }) => severity === DiagnosticSeverity.Error && source === 'subagents');
        if (worst) await reveal(uri, worst.range, true);
        await commands.executeCommand('editor.action.quickFix');
      } else {
        const hasPrompt = action === 'add-prompt' && prompt.trim() !== '';
        return run(ADD, { uri: uri.toString(), quiet: true, ...(hasPrompt && { prompt }) });
      }
      return undefined;
    },
  };
  return actions;
}
