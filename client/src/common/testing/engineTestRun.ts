// Runs examples with an engine that sends requests: asks for confirmation with their number first.

import {
  type CancellationToken,
  type Event,
  type TestController,
  type TestRun,
  type TestRunRequest,
  window,
} from 'vscode';
import type { EngineQuestion, EngineState, PreviewEngine } from '../preview/previewEngine';
import { localize } from '../texts/engines';
import type { TestItems } from './testItems';
import { outcomeOfAnswer } from './testOutcome';
import { isSelected, reportOutcome, type SelectedAgent, selectedAgents } from './testRun';

/** `engine`: undefined where this editor has none. */
export async function runWithEngine(
  controller: TestController,
  items: TestItems,
  name: string,
  engine: PreviewEngine | undefined,
  request: TestRunRequest,
  token: CancellationToken,
): Promise<void> {
  const run = controller.createTestRun(request, name);
  const cancelled = token.onCancellationRequested(() => engine?.cancel());
  try {
    if (!engine) return skipAll(run, items, request, controller, localize('testing.cannotAsk', { engine: name }));
    if (!request.include && !items.isListed) await items.list();
    for (const selected of selectedAgents(request, () => [...controller.items].map(([, item]) => item))) {
      if (token.isCancellationRequested) break;
      if (!(await askAgent(run, items, name, engine, selected, request))) break;
    }
  } finally {
    cancelled.dispose();
    run.end();
  }
}

/** False to stop: the user declined, or the workspace is untrusted. */
async function askAgent(
  run: TestRun,
  items: TestItems,
  name: string,
  engine: PreviewEngine,
  selected: SelectedAgent,
  request: TestRunRequest,
): Promise<boolean> {
  const { uri, label } = selected.agent;
  const result = uri && (await items.refresh(uri));
  if (!result) return true;
  const question: EngineQuestion = { uri: uri.toString(), prompt: '', examples: result.examples.length };
  const wanted = items.examplesOf(selected.agent).filter((item) => isSelected(item, selected, request));
  const state = await settledState(engine.onChange, () => engine.state(question));
  if (state.kind !== 'ready') {
    for (const item of wanted) reportOutcome(run, item, { status: 'skipped', message: missingText(name, state) });
    return state.kind !== 'untrusted';
  }
  if (state.askExamples && !isAnswered(state, wanted, items)) {
    const { title, tooltip } = state.askExamples;
    const all = wanted.length < result.examples.length ? localize('testing.together') : '';
    const detail = [label, tooltip, all].filter((part) => part !== '').join('\n');
    const choice = await window.showInformationMessage(
      localize('testing.question', { engine: name, title }),
      { modal: true, detail },
      title,
    );
    if (choice !== title) return false;
    for (const item of wanted) run.started(item);
    await engine.ask(question, 'examples');
  }
  const after = await settledState(engine.onChange, () => engine.state(question));
  for (const item of wanted) {
    const index = items.indexOf(item);
    const utterance = result.examples[index]?.utterance;
    const answer =
      after.kind === 'ready'
        ? after.examples?.find((each) => each.example === index && each.prompt === utterance)
        : undefined;
    const outcome = answer && outcomeOfAnswer(answer);
    reportOutcome(run, item, outcome ?? { status: 'skipped', message: localize('testing.noAnswer', { engine: name }) });
  }
  return true;
}

function isAnswered(
  state: EngineState,
  wanted: readonly Parameters<TestItems['indexOf']>[0][],
  items: TestItems,
): boolean {
  const answers = state.kind === 'ready' ? (state.examples ?? []) : [];
  return wanted.every((item) =>
    answers.some(({ example, state: is }) => example === items.indexOf(item) && is !== 'asking'),
  );
}

const STATE_TIMEOUT_MS = 4_000;
const POLL_MS = 300;

/** Waits for a state that is complete: an engine returns what it knows and fires when it knows more. */
async function settledState(onChange: Event<void>, state: () => EngineState): Promise<EngineState> {
  const isIncomplete = (now: EngineState): boolean =>
    now.kind === 'unknown' || (now.kind === 'ready' && !now.askExamples && !now.examples);
  const deadline = Date.now() + STATE_TIMEOUT_MS;
  let now = state();
  while (isIncomplete(now) && Date.now() < deadline) {
    await new Promise<void>((done) => {
      const timer = setTimeout(end, POLL_MS);
      const listener = onChange(end);
      function end(): void {
        clearTimeout(timer);
        listener.dispose();
        done();
      }
    });
    now = state();
  }
  return now;
}

function missingText(name: string, state: EngineState): string {
  if (state.kind === 'unknown' || state.kind === 'ready') return localize('testing.notThere', { engine: name });
  const missing = state.checks.filter(({ state: is }) => is === 'missing').map(({ text }) => text);
  return [`${state.title}.`, state.text, ...missing].filter((part) => part !== '').join(' ');
}

async function skipAll(
  run: TestRun,
  items: TestItems,
  request: TestRunRequest,
  controller: TestController,
  message: string,
): Promise<void> {
  for (const selected of selectedAgents(request, () => [...controller.items].map(([, item]) => item)))
    for (const item of items.examplesOf(selected.agent))
      if (isSelected(item, selected, request)) reportOutcome(run, item, { status: 'skipped', message });
}
