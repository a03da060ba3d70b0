// Sends one request to a model of the editor and reads its answer to the end. Whatever goes wrong on the way becomes one of a
// few named failures; whoever cancels is answered at once, whether the model listens or not.

import type { CancellationToken, CancellationTokenSource, LanguageModelChat, LanguageModelChatMessage } from 'vscode';
import type { AskModelResult, ModelMessage, SendFailure } from '../../../../common/src/protocol/editorModel';

export interface Sending {
  readonly model: LanguageModelChat;
  readonly messages: readonly ModelMessage[];
  readonly cancel: CancellationToken;
  /** Why it is asked, for VS Code's own question about consent. */
  readonly justification: string;
  /** Milliseconds without a sign of life. */
  readonly patience: number;
  /** Called at the last moment; a failure keeps the request from going out. */
  readonly admit: () => SendFailure | undefined;
  readonly source: () => CancellationTokenSource;
  readonly message: (message: ModelMessage) => LanguageModelChatMessage;
}

/** Nobody answers at such length what was asked; the rest is not waited for. */
const LONGEST = 100_000;

export async function sendToModel(sending: Sending): Promise<AskModelResult> {
  const { cancel, patience } = sending;
  if (cancel.isCancellationRequested) return failed('cancelled');
  const source = sending.source();
  let stop: (sent: AskModelResult) => void = () => undefined;
  const stopped = new Promise<AskModelResult>((resolve) => {
    stop = resolve;
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const alive = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => stop(failed('stalled')), patience);
  };
  const link = cancel.onCancellationRequested(() => stop(failed('cancelled')));
  alive();
  try {
    return await Promise.race([stopped, read(sending, source.token, alive)]);
  } finally {
    clearTimeout(timer);
    link.dispose();
    source.cancel();
    source.dispose();
  }
}

async function read(sending: Sending, token: CancellationToken, alive: () => void): Promise<AskModelResult> {
  const { model, messages, justification } = sending;
  let begun = false;
  try {
    const asked = await counted(model, messages.map(({ text }) => text).join('\n'), token);
    alive();
    const size = asked ?? Math.ceil(messages.reduce((sum, { text }) => sum + text.length, 0) / 4);
    if (model.maxInputTokens > 0 && size > model.maxInputTokens) return failed('too-long');
    if (token.isCancellationRequested) return failed('cancelled');
    const refused = sending.admit();
    if (refused) return failed(refused);
    const response = await model.sendRequest(messages.map(sending.message), { justification }, token);
    let text = '';
    for await (const part of response.text) {
      begun = true;
      alive();
      text += part;
      if (text.length > LONGEST) break;
    }
    const answered = asked === undefined ? undefined : await counted(model, text, token);
    return {
      kind: 'text',
      text,
      ...(asked === undefined || answered === undefined ? {} : { tokens: { asked, answered } }),
    };
  } catch (error) {
    return failureOf(error, begun);
  }
}

/** Absent where the model does not count. */
async function counted(model: LanguageModelChat, text: string, token: CancellationToken): Promise<number | undefined> {
  try {
    const tokens = await model.countTokens(text, token);
    return Number.isFinite(tokens) && tokens >= 0 ? Math.round(tokens) : undefined;
  } catch {
    // A model that cannot count may still answer: its tokens are then estimated, and said to be.
    return undefined;
  }
}

const failed = (failure: SendFailure, said = ''): AskModelResult => ({
  kind: 'failure',
  failure,
  ...(said === '' ? {} : { said }),
});

const BY_CODE: Readonly<Record<string, SendFailure>> = {
  NoPermissions: 'no-consent',
  Blocked: 'blocked',
  NotFound: 'withdrawn',
};

/** `begun`: some of the answer had come. */
function failureOf(error: unknown, begun: boolean): AskModelResult {
  const { code, name, message, cause } = detailsOf(error);
  const said = (message || detailsOf(cause).message).slice(0, 200);
  const known = BY_CODE[code] ?? BY_CODE[detailsOf(cause).code];
  if (known) return failed(known, said);
  if (name === 'Canceled' || name === 'CancellationError') return failed('cancelled');
  return failed(begun ? 'broken-off' : 'failed', said);
}

function detailsOf(error: unknown): { code: string; name: string; message: string; cause: unknown } {
  if (typeof error !== 'object' || error === null)
    return { code: '', name: '', message: error === undefined ? '' : String(error), cause: undefined };
  const { code, name, message, cause } = error as Readonly<Record<string, unknown>>;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return { code: text(code), name: text(name), message: text(message), cause };
}
