// Test runs with an engine that sends requests.

import { beforeEach, expect, it, vi } from 'vitest';

const questions: string[] = [];
let click: string | undefined;
vi.mock('vscode', () => ({
  TestMessage: class {
    constructor(readonly message: string) {}
  },
  window: {
    showInformationMessage: (message: string, options: { readonly detail: string }, button: string) => {
      questions.push(message, options.detail, button);
      return Promise.resolve(click === 'yes' ? button : undefined);
    },
  },
}));

import type { EngineState, PreviewEngine } from '../../../../client/src/common/preview/previewEngine';
import { runWithEngine } from '../../../../client/src/common/testing/engineTestRun';

type Args = Parameters<typeof runWithEngine>;
const states: string[] = [];
const agent = { id: 'a', uri: 'file:///a', label: 'owl' };
const example = { id: 'a1', parent: agent, description: '' };
const controller = {
  items: [['a', agent]],
  createTestRun: () => ({
    started: () => states.push('started'),
    passed: () => states.push('passed'),
    failed: () => states.push('failed'),
    skipped: () => states.push('skipped'),
    appendOutput: (text: string) => states.push(text.trim()),
    end: () => states.push('end'),
  }),
} as unknown as Args[0];
const items = {
  isListed: true,
  refresh: () => Promise.resolve({ agent: 'owl', examples: [{ utterance: 'Hi' }] }),
  examplesOf: () => [example],
  indexOf: () => 0,
} as unknown as Args[1];
const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose() {} }) } as Args[5];

let sent = 0;
function engine(answered: EngineState, first: EngineState = READY): PreviewEngine {
  sent = 0;
  return {
    id: 'editor-model',
    onChange: () => ({ dispose() {} }),
    state: () => (sent > 0 ? answered : first),
    ask: () => {
      sent++;
      return Promise.resolve();
    },
    cancel() {},
  };
}
const READY: EngineState = {
  kind: 'ready',
  askExamples: { title: 'Ask for the example · 2 requests', tooltip: 'To a model.' },
};
const HOME: EngineState = {
  kind: 'ready',
  examples: [
    { example: 0, prompt: 'Hi', state: 'home', headline: ['Both orders agree.'], sentence: ['owl.'], note: '' },
  ],
};
const request = { include: undefined, exclude: undefined } as unknown as Args[4];

beforeEach(() => {
  questions.length = 0;
  states.length = 0;
  click = undefined;
});

it('states the number of requests and sends nothing without a click', async () => {
  await runWithEngine(controller, items, 'Editor’s model', engine(HOME), request, token);
  expect(sent).toBe(0);
  expect(questions).toEqual([
    'Editor’s model: Ask for the example · 2 requests',
    'owl\nTo a model.',
    'Ask for the example · 2 requests',
  ]);
  expect(states).toEqual(['end']);
});

it('asks after the click and reports the answer', async () => {
  click = 'yes';
  await runWithEngine(controller, items, 'Editor’s model', engine(HOME), request, token);
  expect(sent).toBe(1);
  expect(states).toEqual(['started', 'Both orders agree. owl.', 'passed', 'end']);
});

it('does not ask again for known answers', async () => {
  await runWithEngine(controller, items, 'Editor’s model', engine(HOME, HOME), request, token);
  expect([sent, questions.length]).toEqual([0, 0]);
  expect(states).toContain('passed');
});

it('skips with what is missing', async () => {
  const missing: EngineState = {
    kind: 'missing',
    title: 'There is no model',
    text: '',
    checks: [{ state: 'missing', text: 'A model.' }],
    actions: [],
  };
  await runWithEngine(controller, items, 'Editor’s model', engine(HOME, missing), request, token);
  await runWithEngine(controller, items, 'Claude Code', undefined, request, token);
  expect([sent, questions.length]).toEqual([0, 0]);
  expect(states).toEqual([
    'There is no model. A model.',
    'skipped',
    'end',
    'Claude Code cannot be asked from this editor.',
    'skipped',
    'end',
  ]);
});
