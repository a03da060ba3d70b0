// `workspace/executeCommand`: what our extension offers in VS Code, for every other editor. A command changes a file only through
// the editor (`workspace/applyEdit`), and answers with the text it shows.

import type { ExecuteCommandParams, LSPAny, ResponseError, WorkspaceEdit } from 'vscode-languageserver';
import { isRecord } from '../../../../common/src/json';
import { text } from '../../core/messages/text';
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
import { guarded } from '../guard';
import { routeFile } from '../routing/routeFile';
import type { WordsInSight } from '../routing/wordsInSight';
import type { Server } from '../server';
import { workspaceView } from '../workspaceView';
import { agentListText, effectiveToolsText, routingText } from './commandAnswers';
import { applyEdit } from './edits';
import { newAgent } from './newAgent';
import { type Answer, refusal } from './refusal';
import { tell } from './tell';
import { fixedText, organizedEdits } from './wholeFile';

type Run = (args: readonly LSPAny[]) => Promise<Answer>;

export function serveCommands(server: Server, words: WordsInSight): void {
  if (server.client.hasExtension) return;
  const { connection, session, options, log, refuse, say } = server;
  const runs: Readonly<Record<CommandName, Run>> = {
    async [PREVIEW_ROUTING](args) {
      const { uri, rest } = fileOf(args);
      const prompt = rest.find((each) => typeof each === 'string');
      const focus = uri === undefined ? agentAt(server, undefined)?.doc.uri : uri;
      const result = await routeFile(session, words, {
        uri: focus ?? '',
        ...(prompt === undefined ? {} : { prompt, examples: false }),
      });
      if (!result) return refusal(text('command.noAgent'));
      const found = routingText(result);
      return found === undefined
        ? tell(server, 'routing', say(text('command.noExamples', { name: result.agent })))
        : tell(server, 'routing', found);
    },
    async [EFFECTIVE_TOOLS](args) {
      const agent = agentAt(server, fileOf(args).uri);
      return agent
        ? tell(server, 'tools', effectiveToolsText(session.context(agent), say))
        : refusal(text('command.noAgent'));
    },
    async [LIST_AGENTS]() {
      return tell(server, 'agents', agentListText(workspaceView(session, options.userAgents, {}, say), say));
    },
    async [FIX_ALL_COMMAND](args) {
      const agent = agentAt(server, fileOf(args).uri);
      if (!agent) return refusal(text('command.noAgent'));
      const edits = fixedText(server, agent);
      if (edits.length === 0) return refusal(text('command.nothingToFix'));
      return applyEdit(server, toWorkspaceEdit(agent.doc.uri, edits, agent.doc.lines));
    },
    async [ORGANIZE_COMMAND](args) {
      const agent = agentAt(server, fileOf(args).uri);
      if (!agent) return refusal(text('command.noAgent'));
      const edits = organizedEdits(server, agent);
      if (edits.length === 0) return refusal(text('command.nothingToOrganize'));
      return applyEdit(server, toWorkspaceEdit(agent.doc.uri, edits, agent.doc.lines));
    },
    [NEW_AGENT]: (args) => newAgent(server, args),
    async [APPLY_EDIT]([uri, version, edit]) {
      if (typeof uri !== 'string' || !isRecord(edit)) return refusal(text('command.noAgent'));
      if (server.documents.get(uri)?.version !== version) return refusal(text('command.changedMeanwhile'));
      return applyEdit(server, edit as WorkspaceEdit);
    },
  };
  connection.onExecuteCommand(
    guarded<[ExecuteCommandParams], LSPAny | ResponseError<void>>(
      'executeCommand',
      log,
      null,
      async ({ command, arguments: args = [] }) => {
        session.catchUp();
        const run = Object.hasOwn(runs, command) ? runs[command as CommandName] : undefined;
        const answer = run ? await run(args) : refusal(text('command.unknown', { name: command }));
        return answer.kind === 'refused' ? refuse(say(answer.words)) : answer.text;
      },
    ),
  );
}

/** A file is said by its URI; whatever stands there else is the first of the rest. */
function fileOf(args: readonly LSPAny[]): { readonly uri: string | undefined; readonly rest: readonly LSPAny[] } {
  const [first, ...rest] = args;
  if (typeof first === 'string' && /^[a-z][\w+.-]*:\/\//i.test(first)) return { uri: first, rest };
  return { uri: undefined, rest: args };
}

/** Of an editor that says no file, the agent that was opened or changed last is meant. */
function agentAt({ session, documents }: Server, uri: string | undefined): IndexedAgent | undefined {
  if (uri !== undefined) return session.agent(uri);
  for (const each of [...documents.uris()].reverse()) {
    const agent = session.agent(each);
    if (agent) return agent;
  }
  return undefined;
}
