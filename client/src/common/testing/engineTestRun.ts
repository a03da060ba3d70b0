// Runs examples by asking somebody: says first how many requests that takes, and sends nothing without a click. Knows nothing of
// who is asked but what the engine tells of itself.

import {
  type CancellationToken,
  type Event,
  type TestController,
  type TestRun,
  type TestRunRequest,
  window,
} from 'vscode';
import type { EngineQuestion, EngineState, PreviewEngine } from '../preview/engines';
import { say } from '../texts/engines';
import { report } from './report';
import type { TestItems } from './testItems';
import { outcomeOfAnswer } from './testOutcome';
import { type AskedAgent, askedAgents, isAsked } from './testRun';

/** `engine`: absent where this editor has none. */
export async function runByAsking(
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
    if (!engine) return skipAll(run, items, request, controller, say('testing.cannotAsk', { engine: name }));
    if (!request.include && !items.listed) await items.list();
    for (const asked of askedAgents(request, () => [...controller.items].map(([, item]) => item))) {
      if (token.isCancellationRequested) break;
      if (!(await askOne(run, items, name, engine, asked, request))) break;
    }
  } finally {
    cancelled.dispose();
    run.end();
  }
}

/** False where the user said no: nobody is asked about the others then. */
async function askOne(
  run: TestRun,
  items: TestItems,
  name: string,
  engine: PreviewEngine,
  asked: AskedAgent,
  request: TestRunRequest,
): Promise<boolean> {
  const { uri, label } = asked.agent;
  const result = uri && (await items.refresh(uri));
  if (!result) return true;
  const question: EngineQuestion = { uri: uri.toString(), prompt: '', examples: result.examples.length };
  const wanted = items.examplesOf(asked.agent).filter((item) => isAsked(item, asked, request));
  const state = await settled(engine.onChange, () => engine.state(question));
  if (state.kind !== 'ready') {
    for (const item of wanted) report(run, item, { status: 'skipped', message: missingText(name, state) });
    return state.kind !== 'untrusted';
  }
  if (state.askExamples && !answered(state, wanted, items)) {
    const { title, tooltip } = state.askExamples;
    const all = wanted.length < result.examples.length ? say('testing.together') : '';
    const detail = [label, tooltip, all].filter((part) => part !== '').join('\n');
    const click = await window.showInformationMessage(
      say('testing.question', { engine: name, title }),
      { modal: true, detail },
      title,
    );
    if (click !== title) return false;
    for (const item of wanted) run.started(item);
    await engine.ask(question, 'examples');
  }
  const after = await settled(engine.onChange, () => engine.state(question));
  for (const item of wanted) {
    const place = items.placeOf(item);
    const said = result.examples[place]?.utterance;
    const answer =
      after.kind === 'ready'
        ? after.examples?.find((each) => each.example === place && each.prompt === said)
        : undefined;
    const outcome = answer && outcomeOfAnswer(answer);
    report(run, item, outcome ?? { status: 'skipped', message: say('testing.noAnswer', { engine: name }) });
  }
  return true;
}

function answered(
  state: EngineState,
  wanted: readonly Parameters<TestItems['placeOf']>[0][],
  items: TestItems,
): boolean {
  const there = state.kind === 'ready' ? (state.examples ?? []) : [];
  return wanted.every((item) =>
    there.some(({ example, state: is }) => example === items.placeOf(item) && is !== 'asking'),
  );
}

const PATIENCE = 4_000;

/** An engine answers at once with what it knows, and tells when it knows more. */
async function settled(onChange: Event<void>, state: () => EngineState): Promise<EngineState> {
  const isOpen = (now: EngineState): boolean =>
    now.kind === 'unknown' || (now.kind === 'ready' && !now.askExamples && !now.examples);
  const deadline = Date.now() + PATIENCE;
  let now = state();
  while (isOpen(now) && Date.now() < deadline) {
    await new Promise<void>((done) => {
      const timer = setTimeout(end, 300);
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
  if (state.kind === 'unknown' || state.kind === 'ready') return say('testing.notThere', { engine: name });
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
  for (const asked of askedAgents(request, () => [...controller.items].map(([, item]) => item)))
    for (const item of items.examplesOf(asked.agent))
      if (isAsked(item, asked, request)) report(run, item, { status: 'skipped', message });
}
