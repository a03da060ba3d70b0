// The Claude Code engine, with a fake editor and server.

import { beforeEach, expect, test, vi } from 'vitest';
import type { EngineQuestion } from '../../../../client/src/common/preview/previewEngine';
import type {
  AskClaudeCodeParams,
  ClaudeCodeAnswer,
  ClaudeCodeProgress,
} from '../../../../common/src/protocol/claudeCode';

const editor = vi.hoisted(() => {
  type Listener = (value?: unknown) => void;
  class EventEmitter {
    readonly listeners = new Set<Listener>();
    readonly event = (listener: Listener) => {
      this.listeners.add(listener);
      return { dispose: () => this.listeners.delete(listener) };
    };
    fire(value?: unknown): void {
      for (const listener of this.listeners) listener(value);
    }
    dispose(): void {
      this.listeners.clear();
    }
  }
  const granted = new EventEmitter();
  const configured = new EventEmitter();
  return {
    EventEmitter,
    granted,
    configured,
    workspace: {
      isTrusted: true,
      onDidGrantWorkspaceTrust: granted.event,
      onDidChangeConfiguration: configured.event,
    },
  };
});
vi.mock('vscode', () => ({
  Disposable: {
    from: (...all: { dispose(): void }[]) => ({ dispose: () => all.forEach((each) => void each.dispose()) }),
  },
  EventEmitter: editor.EventEmitter,
  Uri: { parse: (text: string) => text },
  workspace: editor.workspace,
  CancellationTokenSource: class {
    readonly token = { isCancellationRequested: false };
    cancel(): void {
      this.token.isCancellationRequested = true;
    }
    dispose(): void {}
  },
}));
vi.mock('vscode-languageclient', () => ({ ProgressType: class {} }));
const { createClaudeCodeEngine } = await import('../../../../client/src/common/claudeCode/claudeCodeEngine');

const URI = 'file:///w/.claude/agents/own.md';
const question = (prompt: string, examples = 2): EngineQuestion => ({ uri: URI, prompt, examples });
const answer = (prompt: string): ClaudeCodeAnswer => ({
  prompt,
  outcome: { kind: 'agent', agent: 'own', known: true },
  version: '1.0.0',
  model: 'm',
  turns: 1,
  tokens: null,
});

interface Sent {
  readonly method: string;
  readonly params: unknown;
  readonly token: { readonly isCancellationRequested: boolean } | undefined;
}
let sent: Sent[] = [];
let found: { program: string | null; problem: string } = { program: '/bin/claude', problem: '' };
let hold: Promise<void> | undefined;
const changes = new editor.EventEmitter();

function engine() {
  let tell: (value: ClaudeCodeProgress) => void = () => {};
  const client = {
    code2ProtocolConverter: { asUri: (uri: unknown) => String(uri) },
    onProgress(_type: unknown, _token: unknown, handler: (value: ClaudeCodeProgress) => void) {
      tell = handler;
      return { dispose() {} };
    },
    async sendRequest(method: string, params: unknown, token: Sent['token']) {
      sent.push({ method, params, token });
      if (method === 'subagents/claudeCode') return found;
      if (method === 'subagents/route')
        return {
          agent: 'own',
          examples: [
            { utterance: 'Do it', context: 'There is work.' },
            { utterance: '', context: '' },
            { utterance: 'And this', context: '' },
          ],
        };
      const { prompts } = params as AskClaudeCodeParams;
      const answers = prompts.map(({ text }) => answer(text));
      for (const [place, each] of answers.entries()) tell({ done: place + 1, of: answers.length, answer: each });
      await hold;
      return { answers };
    },
  };
  return createClaudeCodeEngine(
    client as unknown as Parameters<typeof createClaudeCodeEngine>[0],
    changes.event as unknown as Parameters<typeof createClaudeCodeEngine>[1],
  );
}
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

beforeEach(() => {
  sent = [];
  found = { program: '/bin/claude', problem: '' };
  hold = undefined;
  editor.workspace.isTrusted = true;
});

test('sends no request in an untrusted workspace', async () => {
  editor.workspace.isTrusted = false;
  const mine = engine();
  expect(mine.state(question('x'))).toMatchObject({ kind: 'untrusted' });
  await mine.ask(question('x'), 'prompt');
  await mine.ask(question('x'), 'examples');
  await settled();
  expect(sent).toEqual([]);
});

test('locates the program and states the cost without running it', async () => {
  const mine = engine();
  expect(mine.state(question('x'))).toEqual({ kind: 'unknown' });
  await settled();
  expect(mine.state(question('x'))).toMatchObject({
    kind: 'ready',
    askPrompt: { title: 'Ask Claude Code · 1 run', tooltip: expect.stringContaining('/bin/claude once') },
    askExamples: { title: 'Ask for all 2 examples · 2 runs' },
  });
  expect(mine.state(question(' ', 0))).not.toHaveProperty('askPrompt');
  expect(mine.state(question(' ', 0))).not.toHaveProperty('askExamples');
  expect(sent.map(({ method }) => method)).toEqual(['subagents/claudeCode']);
});

test('reports a missing program and locates it again after the path changed', async () => {
  found = { program: null, problem: 'Not found.' };
  const mine = engine();
  mine.state(question('x'));
  await settled();
  expect(mine.state(question('x'))).toMatchObject({ kind: 'missing', text: 'Not found.' });
  editor.configured.fire({ affectsConfiguration: (name: string) => name === 'subagents.claudePath' });
  expect(mine.state(question('x'))).toEqual({ kind: 'unknown' });
});

test('keeps the answer to a prompt until an agent changes', async () => {
  const mine = engine();
  mine.state(question('x'));
  await settled();
  await mine.ask(question(' x '), 'prompt');
  expect(mine.state(question('x'))).toMatchObject({ answer: { state: 'home', prompt: 'x' } });
  expect(mine.state(question('y'))).not.toHaveProperty('answer');
  changes.fire();
  expect(mine.state(question('x'))).not.toHaveProperty('answer');
});

test('asks about every example with a prompt, each hidden from its agent', async () => {
  const mine = engine();
  mine.state(question(''));
  await settled();
  await mine.ask(question(''), 'examples');
  expect(sent.at(-1)).toMatchObject({
    method: 'subagents/askClaudeCode',
    params: {
      prompts: [
        { text: 'Do it', context: 'There is work.', hide: { uri: URI, example: 0 } },
        { text: 'And this', hide: { uri: URI, example: 2 } },
      ],
    },
  });
  expect(mine.state(question(''))).toMatchObject({ examples: [{ example: 0, prompt: 'Do it' }, { example: 2 }] });
});

test('ignores a second click during a run and forwards cancellation to the server', async () => {
  let go: () => void = () => {};
  hold = new Promise((done) => {
    go = done;
  });
  const mine = engine();
  mine.state(question('x'));
  const asking = mine.ask(question('x'), 'prompt');
  void mine.ask(question('x'), 'prompt');
  await settled();
  expect(mine.state(question('x'))).toMatchObject({ progress: { of: 1 } });
  await mine.ask(question('x'), 'prompt');
  expect(sent.filter(({ method }) => method === 'subagents/askClaudeCode')).toHaveLength(1);
  mine.cancel();
  expect(sent.at(-1)?.token?.isCancellationRequested).toBe(true);
  go();
  await asking;
  expect(mine.state(question('x'))).not.toHaveProperty('progress');
});
