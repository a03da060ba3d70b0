// The ways out as commands: each asks the server for one edit, makes it in the open file, where it can be undone, and puts the
// caret where the author goes on.

import { commands, Disposable, Selection, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type WorkspaceResult, workspaceRequest } from '../../../../common/src/protocol/agents';
import {
  type RouteParams,
  type RouteResult,
  routeRequest,
  type WayOutParams,
  type WayOutResult,
  wayOutRequest,
} from '../../../../common/src/protocol/routing';
import { sanitize } from '../../../../common/src/text/sanitize';
import { isAgentFile } from '../agentFiles';
import { openFile } from '../editors';
import { say } from '../texts/agents';
import type { AgentNode } from '../view/agentTreeModel';
import type { AddExampleArgs, PutWordsArgs, TellApartArgs } from './args';
import { changedText } from './exampleEffect';

export function wayOutCommands(client: BaseLanguageClient): Disposable {
  const wire = (uri: Uri): string => client.code2ProtocolConverter.asUri(uri);

  const apply = async (uri: Uri, asked: WayOutParams): Promise<boolean> => {
    const found = await client.sendRequest<WayOutResult | null>(wayOutRequest, asked);
    if (!found) return false;
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(found.edit);
    await show(uri);
    if (!(await workspace.applyEdit(edit))) return false;
    const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
    if (!editor) return true;
    const at = client.protocol2CodeConverter.asRange(found.select);
    editor.selection = new Selection(at.start, at.end);
    editor.revealRange(at);
    return true;
  };
  const routed = (uri: Uri, prompt?: string): Promise<RouteResult | null> =>
    client.sendRequest<RouteResult | null>(routeRequest, {
      uri: wire(uri),
      ...(prompt === undefined ? {} : { prompt, examples: false }),
    } satisfies RouteParams);

  const putWords = async (args?: PutWordsArgs): Promise<string | undefined> => {
    const uri = uriOf(args);
    const words = args?.words ?? (await askWords());
    if (!uri || !words) return undefined;
    if (await apply(uri, { uri: wire(uri), kind: 'words', words })) return told(args, say('wayOut.wordsIn'));
    return refused(say('wayOut.wordsRefused'));
  };
  const tellApart = async (args?: TellApartArgs): Promise<string | undefined> => {
    const uri = uriOf(args);
    const from = uri && (args?.from ?? (await askAgent(client, wire(uri))));
    if (!uri || !from) return undefined;
    if (await apply(uri, { uri: wire(uri), kind: 'apart', from }))
      return told(args, say('wayOut.apart', { agent: sanitize(from, 80) }));
    return refused(say('wayOut.apartRefused', { agent: sanitize(from, 80) }));
  };
  /** `target`: arguments of a button, or the agent of the view whose menu was used. */
  const addExample = async (target?: AddExampleArgs | AgentNode): Promise<string | undefined> => {
    const args = target && 'kind' in target ? undefined : target;
    const uri = uriOf(target && 'kind' in target ? target.agent : target);
    const prompt =
      args?.prompt ?? (await window.showInputBox({ title: say('wayOut.add'), prompt: say('wayOut.add.prompt') }));
    if (!uri || !prompt?.trim()) return undefined;
    const before = await routed(uri, prompt);
    const { context } = args ?? {};
    const way: WayOutParams = {
      uri: wire(uri),
      kind: 'example',
      prompt,
      ...(context === undefined ? {} : { context }),
    };
    if (!(await apply(uri, way))) return refused(say('wayOut.addRefused'));
    const after = await routed(uri);
    const said = (text: string): string => text.replace(/\s+/g, ' ').trim();
    const example = [...(after?.examples ?? [])].reverse().find(({ utterance }) => said(utterance) === said(prompt));
    const rows = { before: before?.prompt, asItStands: example?.asItStands, forNewPrompt: example?.forNewPrompt };
    return told(args, changedText(rows, after?.agent ?? ''));
  };

  return Disposable.from(
    commands.registerCommand('subagents.putWordsIntoDescription', putWords),
    commands.registerCommand('subagents.tellApart', tellApart),
    commands.registerCommand('subagents.addExampleFromPrompt', addExample),
  );
}

function uriOf(args: { readonly uri: string } | undefined): Uri | undefined {
  if (args) return Uri.parse(args.uri);
  const document = window.activeTextEditor?.document;
  if (document && isAgentFile(document)) return document.uri;
  void window.showInformationMessage(say('common.openFirst'));
  return undefined;
}

/** Where it is open already, else as a click would open it. */
async function show(uri: Uri): Promise<void> {
  const open = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  if (open)
    await window.showTextDocument(open.document, { ...(open.viewColumn ? { viewColumn: open.viewColumn } : {}) });
  else await openFile(uri);
}

function told(args: { readonly quiet?: boolean } | undefined, text: string): string {
  if (!args?.quiet) void window.showInformationMessage(text);
  return text;
}

function refused(text: string): undefined {
  void window.showInformationMessage(text);
  return undefined;
}

async function askWords(): Promise<readonly string[] | undefined> {
  const typed = await window.showInputBox({
    title: say('wayOut.words'),
    prompt: say('wayOut.words.prompt'),
  });
  const words = typed?.split(',').map((word) => word.trim());
  return words?.some((word) => word !== '') ? words : undefined;
}

async function askAgent(client: BaseLanguageClient, uri: string): Promise<string | undefined> {
  const result = await client.sendRequest<WorkspaceResult | null>(workspaceRequest, {});
  const names = (result?.agents ?? []).filter((agent) => agent.status === 'loads' && agent.uri !== uri);
  const picked = await window.showQuickPick(
    names.map(({ name, path }) => ({ label: sanitize(name, 80), description: path, name })),
    { title: say('wayOut.apart.which') },
  );
  return picked?.name;
}
