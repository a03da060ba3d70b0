// One request to a model of the editor, against models that behave in every way they can.

import { describe, expect, it } from 'vitest';
import type { CancellationToken, CancellationTokenSource, LanguageModelChat, LanguageModelChatMessage } from 'vscode';
import { type Sending, sendToModel } from '../../../../client/src/common/languageModel/sendToModel';

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

function send(fake: Fake, more: Partial<Sending> = {}) {
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
    cancel: cancel.token,
    justification: 'why',
    patience: 5000,
    admit: () => undefined,
    source,
    message: (message) => message as unknown as LanguageModelChatMessage,
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

it('reads the answer to its end, and what it took', async () => {
  const { sent, requests } = send({});
  expect(await sent).toEqual({ kind: 'text', text: 'answer', tokens: { asked: 8, answered: 6 } });
  expect(requests).toEqual([{ messages: [{ role: 'user', text: 'question' }], options: { justification: 'why' } }]);
});

it('does without a count', async () => {
  const { sent } = send({ count: () => Promise.reject(new Error('no')) });
  expect(await sent).toEqual({ kind: 'text', text: 'answer' });
});

it('sends nothing that is too long, not allowed or cancelled', async () => {
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
  const { sent, requests } = send({}, { cancel: stopped.token });
  expect(await sent).toMatchObject({ failure: 'cancelled' });
  expect(requests).toEqual([]);
});

describe('a failure has its name', () => {
  it.each([
    ['NoPermissions', 'no-consent'],
    ['Blocked', 'blocked'],
    ['NotFound', 'withdrawn'],
    ['Unknown', 'failed'],
  ])('%s', async (code, failure) => {
    const { sent } = send({ send: () => Promise.reject(coded(code, 'Its words.')) });
    expect(await sent).toEqual({ kind: 'failure', failure, said: 'Its words.' });
  });

  it('in its cause', async () => {
    const error = Object.assign(coded('Unknown'), { cause: coded('Blocked', 'Quota.') });
    expect(await send({ send: () => Promise.reject(error) }).sent).toEqual({
      kind: 'failure',
      failure: 'blocked',
      said: 'Quota.',
    });
  });

  it('thrown as something else', async () => {
    for (const thrown of [undefined, null, 'words', 7])
      expect((await send({ send: () => Promise.reject(thrown) }).sent).kind).toBe('failure');
  });

  it('in the middle of the answer', async () => {
    const { sent } = send({
      async *stream() {
        yield '{"agent"';
        throw new Error('Gone.');
      },
    });
    expect(await sent).toEqual({ kind: 'failure', failure: 'broken-off', said: 'Gone.' });
  });
});

describe('nobody waits for ever', () => {
  async function* silent() {
    yield 'a';
    await forever();
  }

  it('for a model that falls silent, which is told', async () => {
    let told = false;
    const { sent } = send(
      {
        async *stream(token) {
          token.onCancellationRequested(() => {
            told = true;
          });
          yield* silent();
        },
      },
      { patience: 30 },
    );
    expect(await sent).toEqual({ kind: 'failure', failure: 'stalled' });
    expect(told).toBe(true);
  });

  it('for one that never begins, or never ends counting', async () => {
    expect(await send({ send: forever }, { patience: 30 }).sent).toMatchObject({ failure: 'stalled' });
    expect(await send({ count: forever }, { patience: 30 }).sent).toMatchObject({ failure: 'stalled' });
  });

  it('for one that does not hear that it is cancelled', async () => {
    for (const fake of [{ stream: silent }, { send: forever }, { count: forever }]) {
      const { sent, cancel } = send(fake);
      await new Promise((resolve) => setTimeout(resolve, 5));
      cancel.cancel();
      expect(await sent).toEqual({ kind: 'failure', failure: 'cancelled' });
    }
  });

  it('and one that speaks slowly is not stalled', async () => {
    const { sent } = send(
      {
        async *stream() {
          for (const part of 'slow') {
            await new Promise((resolve) => setTimeout(resolve, 25));
            yield part;
          }
        },
      },
      { patience: 80 },
    );
    expect(await sent).toMatchObject({ text: 'slow' });
  });

  it('for one that never stops', async () => {
    const { sent } = send({
      async *stream() {
        for (;;) yield 'x'.repeat(10_000);
      },
    });
    const all = await sent;
    expect(all.kind === 'text' && all.text.length).toBeLessThan(200_000);
  });
});
