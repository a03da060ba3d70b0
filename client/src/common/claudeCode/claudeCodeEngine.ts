// The Claude Code engine: runs the program only in a trusted workspace and after a click on a button that stated the cost.

import { CancellationTokenSource, Disposable, type Event, EventEmitter, Uri, workspace } from 'vscode';
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
import type { EngineAnswer, EngineQuestion, EngineState, PreviewEngine } from '../preview/previewEngine';
import { localize } from '../texts/engines';
import {
  claudeCodeAnswer,
  examplesRunTitle,
  noProcessText,
  requestErrorText,
  runProgressText,
  runTooltip,
  untrustedText,
} from './claudeCodeTexts';

interface ClaudeCodeEngine extends PreviewEngine {
  readonly id: 'claude-code';
  dispose(): void;
}

interface StoredAnswer {
  readonly uri: string;
  /** Absent for the prompt box. */
  readonly example?: number;
  readonly prompt: string;
  readonly answer: EngineAnswer;
}

interface Run {
  readonly source: CancellationTokenSource;
  of: number;
  done: number;
}

type Question = ClaudeCodePrompt & { readonly example?: number };

/** Skips examples without a prompt. */
const questionsOf = ({ examples }: RouteResult, uri: string): readonly Question[] =>
  examples.flatMap(({ utterance, context }, example) =>
    utterance.trim() === ''
      ? []
      : [{ text: utterance, hide: { uri, example }, example, ...(context === '' ? {} : { context }) }],
  );

export function createClaudeCodeEngine(client: BaseLanguageClient, onWorkspaceChange: Event<void>): ClaudeCodeEngine {
  const changes = new EventEmitter<void>();
  let located: ClaudeCodeResult | undefined;
  let isLocating = false;
  let running: Run | undefined;
  let answers: readonly StoredAnswer[] = [];

  const locate = async (): Promise<void> => {
    if (isLocating) return;
    isLocating = true;
    try {
      located = await client.sendRequest<ClaudeCodeResult>(claudeCodeRequest);
    } catch (error) {
      located = { program: null, file: null, problem: requestErrorText(error) };
    } finally {
      isLocating = false;
    }
    changes.fire();
  };
  const forgetLocation = (): void => {
    located = undefined;
    changes.fire();
  };

  const state = ({ uri, prompt, examples }: EngineQuestion): EngineState => {
    if (!workspace.isTrusted)
      return {
        kind: 'untrusted',
        ...untrustedText(),
        checks: [],
        actions: [{ title: localize('claude.untrusted.manage'), command: 'workbench.trust.manage' }],
      };
    if (!located) {
      void locate();
      return { kind: 'unknown' };
    }
    const { program, problem } = located;
    if (problem === noProcessText())
      return { kind: 'missing', title: localize('claude.notHere'), text: problem, checks: [], actions: [] };
    if (program === null)
      return {
        kind: 'missing',
        title: localize('claude.missing'),
        text: problem,
        checks: [{ state: 'missing', text: problem }],
        actions: [{ title: localize('claude.missing.settings'), command: 'workbench.action.openSettings' }],
      };
    const typed = prompt.trim();
    const ofFile = answers.filter((each) => each.uri === uri);
    const answer = ofFile.find((each) => each.example === undefined && each.prompt === typed);
    return {
      kind: 'ready',
      line: localize('claude.line'),
      ...(typed === '' ? {} : { askPrompt: { title: localize('claude.ask'), tooltip: runTooltip(program, 1) } }),
      ...(examples === 0
        ? {}
        : { askExamples: { title: examplesRunTitle(examples), tooltip: runTooltip(program, examples) } }),
      ...(running
        ? { progress: { text: runProgressText(running.done, running.of), done: running.done, of: running.of } }
        : {}),
      ...(answer ? { answer: { ...answer.answer, prompt } } : {}),
      examples: ofFile.flatMap((each) =>
        each.example === undefined ? [] : [{ ...each.answer, example: each.example, prompt: each.prompt }],
      ),
    };
  };

  const routeOf = (uri: string): Promise<RouteResult | null> =>
    client.sendRequest<RouteResult | null>(routeRequest, { uri } satisfies RouteParams);

  const run = async (current: Run, own: string, uri: string, prompts: readonly Question[]): Promise<void> => {
    current.of = prompts.length;
    changes.fire();
    const token = `subagents.claudeCode.${Math.random().toString(36).slice(2)}`;
    const store = ({ done, answer }: Pick<ClaudeCodeProgress, 'done' | 'answer'>): void => {
      const prompt = prompts[done - 1];
      const stored = claudeCodeAnswer(answer, own);
      current.done = done;
      if (prompt && stored) {
        const { example, text } = prompt;
        const others = answers.filter((each) => each.uri !== uri || each.example !== example);
        answers = [...others, { uri, prompt: text, answer: stored, ...(example === undefined ? {} : { example }) }];
      }
      changes.fire();
    };
    const listener = client.onProgress(new ProgressType<ClaudeCodeProgress>(), token, store);
    try {
      const params: AskClaudeCodeParams = {
        prompts: prompts.map(({ example: _, ...prompt }) => prompt),
        partialResultToken: token,
      };
      await client.sendRequest<AskClaudeCodeResult | null>(askClaudeCodeRequest, params, current.source.token);
    } finally {
      listener.dispose();
    }
  };

  const subscriptions = Disposable.from(
    changes,
    workspace.onDidGrantWorkspaceTrust(forgetLocation),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('subagents.claudePath')) forgetLocation();
    }),
    // The answers were given for other agents.
    onWorkspaceChange(() => {
      if (answers.length === 0) return;
      answers = [];
      changes.fire();
    }),
  );
  return {
    id: 'claude-code',
    onChange: changes.event,
    state,
    async ask(question, what) {
      if (!workspace.isTrusted || running) return;
      // Set before the first await, so that a second click does nothing.
      const current: Run = { source: new CancellationTokenSource(), of: 1, done: 0 };
      running = current;
      try {
        const uri = client.code2ProtocolConverter.asUri(Uri.parse(question.uri));
        const route = await routeOf(uri);
        const text = question.prompt.trim();
        const typed = text === '' ? [] : [{ text }];
        const prompts = route ? (what === 'prompt' ? typed : questionsOf(route, uri)) : [];
        if (route && prompts.length > 0 && !current.source.token.isCancellationRequested)
          await run(current, route.agent, question.uri, prompts);
      } finally {
        current.source.dispose();
        running = undefined;
        changes.fire();
      }
    },
    cancel() {
      running?.source.cancel();
    },
    dispose() {
      running?.source.cancel();
      subscriptions.dispose();
    },
  };
}
