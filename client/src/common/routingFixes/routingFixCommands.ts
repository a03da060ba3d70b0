// Commands that fix routing: each requests one edit from the server, applies it to the open file and selects what to complete.

import { commands, Disposable, Selection, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type WorkspaceResult, workspaceRequest } from '../../../../common/src/protocol/agents';
import {
  type RouteParams,
  type RouteResult,
  type RoutingFixParams,
  type RoutingFixResult,
  routeRequest,
  routingFixRequest,
} from '../../../../common/src/protocol/routing';
import { sanitize } from '../../../../common/src/text/sanitize';
import { activeAgentFile } from '../documentSelector';
import { showFile, visibleEditor } from '../editors';
import { localize } from '../texts/agents';
import type { AgentNode } from '../view/agentTreeModel';
import { exampleEffectText } from './exampleEffect';

interface FileArgs {
  /** The agent file to edit, as VS Code writes it. */
  readonly uri: string;
  /** The caller shows the resulting message itself. */
  readonly quiet?: boolean;
}

interface PutWordsArgs extends FileArgs {
  /** As written in the prompt. */
  readonly words: readonly string[];
}

interface TellApartArgs extends FileArgs {
  /** The name of the other agent. */
  readonly from: string;
}

interface AddExampleArgs extends FileArgs {
  readonly prompt: string;
  /** What happens before the user speaks. */
  readonly context?: string;
}

/** Commands without arguments ask for them and edit the active agent file. They resolve to a message, or undefined without a change. */
export function registerRoutingFixCommands(client: BaseLanguageClient): Disposable {
  const serverUri = (uri: Uri): string => client.code2ProtocolConverter.asUri(uri);

  const applyFix = async (uri: Uri, params: RoutingFixParams): Promise<boolean> => {
    const fix = await client.sendRequest<RoutingFixResult | null>(routingFixRequest, params);
    if (!fix) return false;
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(fix.edit);
    await showFile(uri);
    if (!(await workspace.applyEdit(edit))) return false;
    const editor = visibleEditor(uri);
    if (!editor) return true;
    const selection = client.protocol2CodeConverter.asRange(fix.select);
    editor.selection = new Selection(selection.start, selection.end);
    editor.revealRange(selection);
    return true;
  };
  const route = (uri: Uri, prompt?: string): Promise<RouteResult | null> =>
    client.sendRequest<RouteResult | null>(routeRequest, {
      uri: serverUri(uri),
      ...(prompt === undefined ? {} : { prompt, examples: false }),
    } satisfies RouteParams);

  const putWords = async (args?: PutWordsArgs): Promise<string | undefined> => {
    const uri = uriOf(args);
    const words = args?.words ?? (await askForWords());
    if (!uri || !words) return undefined;
    const isApplied = await applyFix(uri, { uri: serverUri(uri), kind: 'words', words });
    return isApplied ? report(args, localize('routingFix.wordsIn')) : refuse(localize('routingFix.wordsRefused'));
  };
  const tellApart = async (args?: TellApartArgs): Promise<string | undefined> => {
    const uri = uriOf(args);
    const from = uri && (args?.from ?? (await pickAgent(client, serverUri(uri))));
    if (!uri || !from) return undefined;
    const isApplied = await applyFix(uri, { uri: serverUri(uri), kind: 'apart', from });
    const agent = sanitize(from, 80);
    return isApplied
      ? report(args, localize('routingFix.apart', { agent }))
      : refuse(localize('routingFix.apartRefused', { agent }));
  };
  /** `target`: the arguments of a button, or the node of the agents view. */
  const addExample = async (target?: AddExampleArgs | AgentNode): Promise<string | undefined> => {
    const args = target && 'kind' in target ? undefined : target;
    const uri = uriOf(target && 'kind' in target ? target.agent : target);
    const prompt =
      args?.prompt ??
      (await window.showInputBox({ title: localize('routingFix.add'), prompt: localize('routingFix.add.prompt') }));
    if (!uri || !prompt?.trim()) return undefined;
    const before = await route(uri, prompt);
    const { context } = args ?? {};
    const params: RoutingFixParams = {
      uri: serverUri(uri),
      kind: 'example',
      prompt,
      ...(context === undefined ? {} : { context }),
    };
    if (!(await applyFix(uri, params))) return refuse(localize('routingFix.addRefused'));
    const after = await route(uri);
    const normalize = (text: string): string => text.replace(/\s+/g, ' ').trim();
    const example = [...(after?.examples ?? [])]
      .reverse()
      .find(({ utterance }) => normalize(utterance) === normalize(prompt));
    const rows = {
      before: before?.prompt?.outcome,
      asItStands: example?.asItStands,
      forNewPrompt: example?.forNewPrompt,
    };
    return report(args, exampleEffectText(rows, after?.agent ?? ''));
  };

  return Disposable.from(
    commands.registerCommand('subagents.putWordsIntoDescription', putWords),
    commands.registerCommand('subagents.tellApart', tellApart),
    commands.registerCommand('subagents.addExampleFromPrompt', addExample),
  );
}

/** Undefined after a message where there are no arguments and no agent file is active. */
function uriOf(args: { readonly uri: string } | undefined): Uri | undefined {
  if (args) return Uri.parse(args.uri);
  const document = activeAgentFile();
  if (!document) void window.showInformationMessage(localize('common.openFirst'));
  return document?.uri;
}

function report(args: { readonly quiet?: boolean } | undefined, text: string): string {
  if (!args?.quiet) void window.showInformationMessage(text);
  return text;
}

function refuse(text: string): undefined {
  void window.showInformationMessage(text);
  return undefined;
}

async function askForWords(): Promise<readonly string[] | undefined> {
  const input = await window.showInputBox({
    title: localize('routingFix.words'),
    prompt: localize('routingFix.words.prompt'),
  });
  const words = input?.split(',').map((word) => word.trim());
  return words?.some((word) => word !== '') ? words : undefined;
}

async function pickAgent(client: BaseLanguageClient, uri: string): Promise<string | undefined> {
  const result = await client.sendRequest<WorkspaceResult | null>(workspaceRequest, {});
  const others = (result?.agents ?? []).filter((agent) => agent.status === 'loads' && agent.uri !== uri);
  const picked = await window.showQuickPick(
    others.map(({ name, path }) => ({ label: sanitize(name, 80), description: sanitize(path), name })),
    { title: localize('routingFix.apart.which') },
  );
  return picked?.name;
}
