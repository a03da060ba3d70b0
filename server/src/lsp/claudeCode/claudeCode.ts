// Requests about the installed Claude Code; the host runs the program, and hosts that cannot do not answer.

import type { CancellationToken } from 'vscode-languageserver';
import {
  type AskClaudeCodeParams,
  type AskClaudeCodeResult,
  askClaudeCodeRequest,
  type ClaudeCodeProgress,
  type ClaudeCodePrompt,
  type ClaudeCodeResult,
  claudeCodeRequest,
  type JudgedByParams,
  type JudgedByResult,
  judgedByRequest,
  type LearnParams,
  type LearnProgress,
  type LearnResult,
  learnRequest,
  type VerifyResult,
  verifyRequest,
} from '../../../../common/src/protocol/claudeCode';
import { plainVersion } from '../../core/dialects/claude/catalogue/learned';
import { dialectNames } from '../../core/dialects/names';
import { type Listed, listedOf } from '../../core/dialects/verdict';
import { learnedLines } from '../../core/report/learnedReport';
import { agentsInUse } from '../../core/routing/agentsInUse';
import type { Prompt } from '../../core/routing/router';
import { deniedBy } from '../../core/workspace/precedence';
import { withAbortSignal } from '../cancellation';
import { guarded } from '../guard';
import { timeSliced } from '../scheduling';
import type { Server } from '../server';
import type { Session } from '../session/session';
import type { ClaudeCodePlace, TreeToVerify } from './claudeCodeHost';
import { verifiedFiles } from './verdictDifferences';

/** `rescan` reads settings, folders and the installed version again. */
export function serveClaudeCode(
  { connection, session, options, log, localize, shutdown }: Server,
  rescan: () => Promise<void>,
): void {
  connection.onRequest(
    judgedByRequest,
    guarded('judgedBy', log, null, (params: JudgedByParams | null): JudgedByResult => judgedBy(session, params?.uri)),
  );
  const { claudeCode } = options;
  if (!claudeCode) return;
  const place = (): ClaudeCodePlace => ({
    claudePath: session.settings.claudePath,
    folders: session.folders,
    localize,
  });
  const reportProgress = (token: string | number | undefined, value: unknown): void => {
    if (token !== undefined && !shutdown.aborted) void connection.sendNotification('$/progress', { token, value });
  };
  connection.onRequest(
    claudeCodeRequest,
    guarded(
      'claudeCode',
      log,
      { program: null, file: null, problem: '' },
      (): ClaudeCodeResult => claudeCode.find(place()),
    ),
  );
  connection.onRequest(
    askClaudeCodeRequest,
    guarded('askClaudeCode', log, null, async (params: AskClaudeCodeParams, cancellation: CancellationToken) => {
      const report = (value: ClaudeCodeProgress): void => reportProgress(params.partialResultToken, value);
      const prompts = params.prompts.map((prompt) => asPrompt(prompt, session));
      const focus = params.prompts.find(({ hide }) => hide)?.hide?.uri;
      const agents = await competing(session, focus);
      const answers = await withAbortSignal(cancellation, shutdown, (signal) =>
        claudeCode.ask(place(), agents, prompts, signal, (answer, done, of) => report({ done, of, answer })),
      );
      return { answers } satisfies AskClaudeCodeResult;
    }),
  );
  connection.onRequest(
    learnRequest,
    guarded(
      'learn',
      log,
      null,
      async (params: LearnParams | null, cancellation: CancellationToken): Promise<LearnResult> => {
        if (!session.settings.trusted)
          return {
            problem: localize({ id: 'claude.notTrusted', args: {} }),
            program: null,
            version: null,
            learned: [],
          };
        if (params?.program !== undefined && params.program !== claudeCode.find(place()).file)
          return {
            problem: localize({ id: 'claude.otherProgram', args: {} }),
            program: null,
            version: null,
            learned: [],
          };
        const learning = await withAbortSignal(cancellation, shutdown, (signal) =>
          claudeCode.learn(place(), signal, (step, done, of) => {
            const value: LearnProgress = { step: localize({ id: `learn.step.${step}`, args: {} }), done, of };
            reportProgress(params?.partialResultToken, value);
          }),
        );
        if (!('facts' in learning)) return { ...learning, version: null, learned: [] };
        const { program, facts } = learning;
        await rescan();
        const learned = learnedLines(facts).map(([kind, names]) => localize({ id: `learn.${kind}`, args: { names } }));
        return { problem: '', program, version: facts.version, learned };
      },
    ),
  );
  connection.onRequest(
    verifyRequest,
    guarded('verify', log, null, async (_params: unknown, cancellation: CancellationToken): Promise<VerifyResult> => {
      const trees = await treesOf(session);
      const report = await withAbortSignal(cancellation, shutdown, (signal) =>
        claudeCode.verify(place(), trees, signal),
      );
      const { problem, program, version } = report;
      const files = problem === '' ? await verifiedFiles(session, report, localize) : [];
      return { problem, program, version, ours: plainVersion(session.settings.claudeVersion), files };
    }),
  );
}

function judgedBy({ settings, settingsFor, installed }: Session, uri: string | undefined): JudgedByResult {
  const { claudeVersion, versionSource } = uri === undefined ? settings : settingsFor(uri);
  return {
    version: plainVersion(claudeVersion),
    source: versionSource,
    newest: dialectNames.claude.newestVersion,
    learned: plainVersion(claudeVersion) !== claudeVersion,
    installed: installed
      ? { version: installed.version, program: installed.program, asked: installed.learned !== undefined }
      : null,
  };
}

function asPrompt({ text, context, hide }: ClaudeCodePrompt, session: Session): Prompt {
  const agent = hide && session.index.workspace.byUri(hide.uri)?.name;
  return {
    text,
    ...(context ? { context } : {}),
    ...(hide && agent ? { hide: { agent, example: hide.example } } : {}),
  };
}

/** The listings of the competing agents, without agents that the settings deny. */
async function competing(session: Session, focus: string | undefined): Promise<readonly Listed[]> {
  await session.flush();
  const listed: Listed[] = [];
  await timeSliced([...agentsInUse(session.index.workspace, focus).values()], async (agent) => {
    if (deniedBy(agent, session.index.workspace)) return;
    const verdict = (await session.load(agent.uri))?.verdict;
    if (verdict?.status === 'loads') listed.push(listedOf(verdict));
  });
  return listed;
}

async function treesOf(session: Session): Promise<readonly TreeToVerify[]> {
  await session.flush();
  const trees = new Map<string, TreeToVerify & { files: { uri: string; path: string; text: string }[] }>();
  await timeSliced([...session.index.uris], async (uri) => {
    const place = session.index.entry(uri)?.place;
    const text = place && (await session.textOf(uri));
    if (!place || place.plugin?.keptOut || text === undefined || !uri.startsWith(`${place.tree}/`)) return;
    const key = `${place.scope} ${place.tree}`;
    const tree = trees.get(key) ?? {
      scope: place.scope,
      ...(place.plugin?.manifest ? { plugin: place.plugin.name } : {}),
      files: [],
    };
    tree.files.push({ uri, path: decodeURIComponent(uri.slice(place.tree.length + 1)), text });
    trees.set(key, tree);
  });
  return [...trees.values()];
}
