// The engine that asks the user's own Claude Code, for the panel. Nothing is run but after a click on a button that said what it
// costs, and nothing at all from a workspace that is not trusted.

import { CancellationTokenSource, type Event, EventEmitter, Uri, workspace } from 'vscode';
import { type BaseLanguageClient, ProgressType } from 'vscode-languageclient';
import {
  type AskClaudeCodeParams,
  type AskClaudeCodeResult,
  askClaudeCodeRequest,
  type ClaudeCodeProgress,
  type ClaudeCodePrompt,
  type ClaudeCodeResult,
  claudeCodeRequest,
} from '../../../../common/src/protocol/claudeCode';
import { type RouteParams, type RouteResult, routeRequest } from '../../../../common/src/protocol/routing';
import type { EngineAnswer, EngineQuestion, EngineState, PreviewEngine } from '../preview/engines';
import { say } from '../texts/engines';
import {
  askExamplesTitle,
  askPromptTitle,
  engineAnswer,
  engineLine,
  noProcess,
  progressText,
  sentText,
  untrusted,
} from './claudeCodeTexts';
import { problemOf } from './problem';

interface ClaudeCodeEngine extends PreviewEngine {
  readonly id: 'claude-code';
  dispose(): void;
}

interface Kept {
  readonly uri: string;
  /** Absent for the prompt in the box. */
  readonly example?: number;
  readonly prompt: string;
  readonly answer: EngineAnswer;
}

interface Run {
  readonly source: CancellationTokenSource;
  of: number;
  done: number;
}

type AskedPrompt = ClaudeCodePrompt & { readonly example?: number };

/** An example without a prompt cannot be asked about. */
const examplesOf = ({ examples }: RouteResult, uri: string): readonly AskedPrompt[] =>
  examples.flatMap(({ utterance, context }, example) =>
    utterance.trim() === ''
      ? []
      : [{ text: utterance, hide: { uri, example }, example, ...(context === '' ? {} : { context }) }],
  );

export function createClaudeCodeEngine(client: BaseLanguageClient, onWorkspaceChange: Event<void>): ClaudeCodeEngine {
  const changes = new EventEmitter<void>();
  let found: ClaudeCodeResult | undefined;
  let looking = false;
  let running: Run | undefined;
  let kept: readonly Kept[] = [];

  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      found = await client.sendRequest<ClaudeCodeResult>(claudeCodeRequest);
    } catch (error) {
      found = { program: null, file: null, problem: problemOf(error) };
    } finally {
      looking = false;
    }
    changes.fire();
  };
  const forget = (): void => {
    found = undefined;
    changes.fire();
  };

  const state = ({ uri, prompt, examples }: EngineQuestion): EngineState => {
    if (!workspace.isTrusted)
      return {
        kind: 'untrusted',
        ...untrusted(),
        checks: [],
        actions: [{ title: say('claude.untrusted.manage'), command: 'workbench.trust.manage' }],
      };
    if (!found) {
      void look();
      return { kind: 'unknown' };
    }
    const { program, problem } = found;
    if (problem === noProcess())
      return { kind: 'missing', title: say('claude.notHere'), text: problem, checks: [], actions: [] };
    if (program === null)
      return {
        kind: 'missing',
        title: say('claude.missing'),
        text: problem,
        checks: [{ state: 'missing', text: problem }],
        actions: [{ title: say('claude.missing.settings'), command: 'workbench.action.openSettings' }],
      };
    const asked = prompt.trim();
    const here = kept.filter((each) => each.uri === uri);
    const answer = here.find((each) => each.example === undefined && each.prompt === asked);
    return {
      kind: 'ready',
      line: engineLine(),
      ...(asked === '' ? {} : { askPrompt: { title: askPromptTitle(), tooltip: sentText(program, 1) } }),
      ...(examples === 0
        ? {}
        : { askExamples: { title: askExamplesTitle(examples), tooltip: sentText(program, examples) } }),
      ...(running
        ? { progress: { text: progressText(running.done, running.of), done: running.done, of: running.of } }
        : {}),
      ...(answer ? { answer: { ...answer.answer, prompt } } : {}),
      examples: here.flatMap(({ example, prompt: words, answer: given }) =>
        example === undefined ? [] : [{ ...given, example, prompt: words }],
      ),
    };
  };

  const routeOf = (uri: string): Promise<RouteResult | null> =>
    client.sendRequest<RouteResult | null>(routeRequest, { uri } satisfies RouteParams);

  const run = async (mine: Run, own: string, uri: string, prompts: readonly AskedPrompt[]): Promise<void> => {
    mine.of = prompts.length;
    changes.fire();
    const token = `subagents.claudeCode.${Math.random().toString(36).slice(2)}`;
    const keep = ({ done, answer }: Pick<ClaudeCodeProgress, 'done' | 'answer'>): void => {
      const prompt = prompts[done - 1];
      const given = engineAnswer(answer, own);
      mine.done = done;
      if (prompt && given) {
        const { example, text } = prompt;
        const others = kept.filter((each) => each.uri !== uri || each.example !== example);
        kept = [...others, { uri, prompt: text, answer: given, ...(example === undefined ? {} : { example }) }];
      }
      changes.fire();
    };
    const listener = client.onProgress(new ProgressType<ClaudeCodeProgress>(), token, keep);
    try {
      const params: AskClaudeCodeParams = {
        prompts: prompts.map(({ example: _, ...prompt }) => prompt),
        partialResultToken: token,
      };
      await client.sendRequest<AskClaudeCodeResult | null>(askClaudeCodeRequest, params, mine.source.token);
    } finally {
      listener.dispose();
    }
  };

  const subscriptions = [
    changes,
    workspace.onDidGrantWorkspaceTrust(forget),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('subagents.claudePath')) forget();
    }),
    // What was answered was about other agents.
    onWorkspaceChange(() => {
      if (kept.length === 0) return;
      kept = [];
      changes.fire();
    }),
  ];
  return {
    id: 'claude-code',
    onChange: changes.event,
    state,
    async ask(question, what) {
      if (!workspace.isTrusted || running) return;
      // From the click on: a second one must not ask twice.
      const mine: Run = { source: new CancellationTokenSource(), of: 1, done: 0 };
      running = mine;
      try {
        const uri = client.code2ProtocolConverter.asUri(Uri.parse(question.uri));
        const route = await routeOf(uri);
        const text = question.prompt.trim();
        const typed = text === '' ? [] : [{ text }];
        const prompts = route ? (what === 'prompt' ? typed : examplesOf(route, uri)) : [];
        if (route && prompts.length > 0 && !mine.source.token.isCancellationRequested)
          await run(mine, route.agent, question.uri, prompts);
      } finally {
        mine.source.dispose();
        running = undefined;
        changes.fire();
      }
    },
    cancel() {
      running?.source.cancel();
    },
    dispose() {
      running?.source.cancel();
      for (const each of subscriptions) each.dispose();
    },
  };
}
