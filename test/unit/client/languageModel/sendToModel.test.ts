// One request to a language model, against fake models with every kind of behaviour.

import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CancellationToken, CancellationTokenSource, LanguageModelChat, LanguageModelChatMessage } from 'vscode';
import { type ModelRequest, sendToModel } from '../../../../client/src/common/languageModel/sendToModel';

function source(): CancellationTokenSource {
  const listeners = new Set<() => void>();
  let cancelled = false;
  const token = {
    get isCancellationRequested() {
      return cancelled;
    },
    onCancellationRequested(listener: () => void) {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
  } as unknown as CancellationToken;
  return {
    token,
    cancel() {
      cancelled = true;
      for (const each of [...listeners]) each();
    },
    dispose: () => listeners.clear(),
  };
}

type Stream = (token: CancellationToken) => AsyncGenerator<string>;
interface Fake {
  readonly stream?: Stream;
  readonly send?: () => Promise<never>;
  readonly count?: (text: string) => Promise<number>;
  readonly most?: number;
}

function send(fake: Fake, more: Partial<ModelRequest> = {}) {
  const requests: unknown[] = [];
  const model = {
    maxInputTokens: fake.most ?? 1000,
    countTokens: fake.count ?? (async (text: string) => text.length),
    async sendRequest(messages: unknown, options: unknown, token: CancellationToken) {
      requests.push({ messages, options });
      if (fake.send) return fake.send();
      return { text: (fake.stream ?? well)(token) };
    },
  } as unknown as LanguageModelChat;
  const cancel = source();
  const sent = sendToModel({
    model,
    messages: [{ role: 'user', text: 'question' }],
    token: cancel.token,
    justification: 'why',
    stallTimeoutMs: 5000,
    admit: () => undefined,
    createTokenSource: source,
    toChatMessage: (message) => message as unknown as LanguageModelChatMessage,
    ...more,
  });
  return { sent, requests, cancel };
}

async function* well() {
  yield 'ans';
  yield 'wer';
}
const forever = () => new Promise<never>(() => undefined);
const coded = (code: string, message = '') => Object.assign(new Error(message), { code });

it('returns the whole response and its tokens', async () => {
  const { sent, requests } = send({});
  expect(await sent).toEqual({ kind: 'text', text: 'answer', tokens: { asked: 8, answered: 6 } });
  expect(requests).toEqual([{ messages: [{ role: 'user', text: 'question' }], options: { justification: 'why' } }]);
});

it('returns the response of a model that cannot count tokens', async () => {
  const { sent } = send({ count: () => Promise.reject(new Error('no')) });
  expect(await sent).toEqual({ kind: 'text', text: 'answer' });
});

it('sends nothing if too long, refused or cancelled', async () => {
  for (const [fake, more, failure] of [
    [{ most: 5 }, {}, 'too-long'],
    [{ most: 1, count: () => Promise.reject(new Error('no')) }, {}, 'too-long'],
    [{}, { admit: () => 'untrusted' as const }, 'untrusted'],
    [{}, { admit: () => 'not-asked' as const }, 'not-asked'],
  ] as const) {
    const { sent, requests } = send(fake, more);
    expect(await sent).toMatchObject({ kind: 'failure', failure });
    expect(requests).toEqual([]);
  }
  const stopped = source();
  stopped.cancel();
  const { sent, requests } = send({}, { token: stopped.token });
  expect(await sent).toMatchObject({ failure: 'cancelled' });
  expect(requests).toEqual([]);
});

describe('failure', () => {
  it.each([
    ['NoPermissions', 'no-consent'],
    ['Blocked', 'blocked'],
    ['NotFound', 'withdrawn'],
    ['Unknown', 'failed'],
  ])('maps the error code %s to %s', async (code, failure) => {
    const { sent } = send({ send: () => Promise.reject(coded(code, 'Its words.')) });
    expect(await sent).toEqual({ kind: 'failure', failure, message: 'Its words.' });
  });

  it('uses the code of the cause', async () => {
    const error = Object.assign(coded('Unknown'), { cause: coded('Blocked', 'Quota.') });
    expect(await send({ send: () => Promise.reject(error) }).sent).toEqual({
      kind: 'failure',
      failure: 'blocked',
      message: 'Quota.',
    });
  });

  it('accepts thrown values of any type', async () => {
    for (const thrown of [undefined, null, 'words', 7])
      expect((await send({ send: () => Promise.reject(thrown) }).sent).kind).toBe('failure');
  });

  it('is `broken-off` within a response', async () => {
    const { sent } = send({
      async *stream() {
        yield '{"agent"';
        throw new Error('Gone.');
      },
    });
    expect(await sent).toEqual({ kind: 'failure', failure: 'broken-off', message: 'Gone.' });
  });
});

describe('timeout and cancellation', () => {
  async function* silent() {
    yield 'a';
    await forever();
  }

  it('reports a stalled model and cancels its request', async () => {
    let isCancelled = false;
    const { sent } = send(
      {
        async *stream(token) {
          token.onCancellationRequested(() => {
            isCancelled = true;
          });
          yield* silent();
        },
      },
      { stallTimeoutMs: 30 },
    );
    expect(await sent).toEqual({ kind: 'failure', failure: 'stalled' });
    expect(isCancelled).toBe(true);
  });

  it('reports a model that never starts to respond or to count as stalled', async () => {
    expect(await send({ send: forever }, { stallTimeoutMs: 30 }).sent).toMatchObject({ failure: 'stalled' });
    expect(await send({ count: forever }, { stallTimeoutMs: 30 }).sent).toMatchObject({ failure: 'stalled' });
  });

  it('returns at once when a model ignores the cancellation', async () => {
    for (const fake of [{ stream: silent }, { send: forever }, { count: forever }]) {
      const { sent, cancel } = send(fake);
      await new Promise((resolve) => setTimeout(resolve, 5));
      cancel.cancel();
      expect(await sent).toEqual({ kind: 'failure', failure: 'cancelled' });
    }
  });

  it('does not report a slow model as stalled', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { sent } = send(
      {
        async *stream() {
          for (const part of 'slow') {
            await new Promise((resolve) => setTimeout(resolve, 25));
            yield part;
          }
        },
      },
      { stallTimeoutMs: 80 },
    );
    await vi.advanceTimersByTimeAsync(200);
    expect(await sent).toMatchObject({ text: 'slow' });
  });

  it('stops reading an endless response', async () => {
    const { sent } = send({
      async *stream() {
        for (;;) yield 'x'.repeat(10_000);
      },
    });
    const all = await sent;
    expect(all.kind === 'text' && all.text.length).toBeLessThan(200_000);
  });
});
