// `workspace/executeCommand` for clients without our extension; files change only through `workspace/applyEdit`.

import type { ExecuteCommandParams, LSPAny, ResponseError, WorkspaceEdit } from 'vscode-languageserver';
import { isRecord } from '../../../../common/src/json';
import type { Message } from '../../../../common/src/messages/message';
import { text } from '../../core/messages/text';
import type { TextEdit } from '../../core/text/edit';
import type { IndexedAgent } from '../../core/workspace/agentIndex';
import {
  APPLY_EDIT,
  type CommandName,
  EFFECTIVE_TOOLS,
  FIX_ALL_COMMAND,
  LIST_AGENTS,
  NEW_AGENT,
  ORGANIZE_COMMAND,
  PREVIEW_ROUTING,
} from '../capabilities';
import { toWorkspaceEdit } from '../convert';
import { cancelled } from '../documentRequests';
import { fixAllEdits, organizeEdits } from '../features/codeActions';
import { guarded } from '../guard';
import { routeFile } from '../routing/routeFile';
import type { WorkspaceWords } from '../routing/workspaceWords';
import type { Server } from '../server';
import { workspaceView } from '../workspaceView';
import { agentListText, effectiveToolsText, routingText } from './answerTexts';
import { newAgent } from './newAgent';
import { applyEdit, type CommandResult, refused, showText } from './result';

async function allFixes(server: Server, agent: IndexedAgent): Promise<readonly TextEdit[]> {
  const edits = await fixAllEdits(server, agent, { isCancellationRequested: false });
  return edits === cancelled ? [] : edits;
}

type Command = (args: readonly LSPAny[]) => Promise<CommandResult>;

export function serveCommands(server: Server, words: WorkspaceWords): void {
  if (server.client.hasExtension) return;
  const { connection, session, options, log, refuse, localize } = server;
  const editFile = async (
    args: readonly LSPAny[],
    editsOf: (server: Server, agent: IndexedAgent) => Promise<readonly TextEdit[]> | readonly TextEdit[],
    nothing: Message,
  ): Promise<CommandResult> => {
    const agent = agentAt(server, fileOf(args).uri);
    if (!agent) return refused(text('command.noAgent'));
    const edits = await editsOf(server, agent);
    if (edits.length === 0) return refused(nothing);
    return applyEdit(server, toWorkspaceEdit(agent.doc.uri, edits, agent.doc.lines));
  };
  const commands: Readonly<Record<CommandName, Command>> = {
    async [PREVIEW_ROUTING](args) {
      const { uri, rest } = fileOf(args);
      const prompt = rest.find((each) => typeof each === 'string');
      const focus = uri === undefined ? agentAt(server, undefined)?.doc.uri : uri;
      const result = await routeFile(session, words, {
        uri: focus ?? '',
        ...(prompt === undefined ? {} : { prompt, examples: false }),
      });
      if (!result) return refused(text('command.noAgent'));
      const found = routingText(result);
      return found === undefined
        ? showText(server, 'routing', localize(text('command.noExamples', { name: result.agent })))
        : showText(server, 'routing', found);
    },
    async [EFFECTIVE_TOOLS](args) {
      const agent = agentAt(server, fileOf(args).uri);
      return agent
        ? showText(server, 'tools', effectiveToolsText(session.context(agent), localize))
        : refused(text('command.noAgent'));
    },
    async [LIST_AGENTS]() {
      return showText(
        server,
        'agents',
        agentListText(workspaceView(session, options.userAgents, {}, localize), localize),
      );
    },
    [FIX_ALL_COMMAND]: (args) => editFile(args, allFixes, text('command.nothingToFix')),
    [ORGANIZE_COMMAND]: (args) => editFile(args, organizeEdits, text('command.nothingToOrganize')),
    [NEW_AGENT]: (args) => newAgent(server, args),
    async [APPLY_EDIT]([uri, version, edit]) {
      if (typeof uri !== 'string' || !isRecord(edit)) return refused(text('command.noAgent'));
      if (server.documents.get(uri)?.version !== version) return refused(text('command.changedMeanwhile'));
      return applyEdit(server, edit as WorkspaceEdit);
    },
  };
  connection.onExecuteCommand(
    guarded<[ExecuteCommandParams], LSPAny | ResponseError<void>>(
      'executeCommand',
      log,
      null,
      async ({ command, arguments: args = [] }) => {
        await session.flush();
        const run = Object.hasOwn(commands, command) ? commands[command as CommandName] : undefined;
        const result = run ? await run(args) : refused(text('command.unknown', { name: command }));
        return result.kind === 'refused' ? refuse(localize(result.reason)) : result.text;
      },
    ),
  );
}

/** Splits off a leading URI. */
function fileOf(args: readonly LSPAny[]): { readonly uri: string | undefined; readonly rest: readonly LSPAny[] } {
  const [first, ...rest] = args;
  if (typeof first === 'string' && /^[a-z][\w+.-]*:\/\//i.test(first)) return { uri: first, rest };
  return { uri: undefined, rest: args };
}

/** Without a URI: the agent that was opened or changed last. */
function agentAt({ session, documents }: Server, uri: string | undefined): IndexedAgent | undefined {
  if (uri !== undefined) return session.agent(uri);
  for (const each of [...documents.uris()].reverse()) {
    const agent = session.agent(each);
    if (agent) return agent;
  }
  return undefined;
}
