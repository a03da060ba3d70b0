// Sends one request to a language model and reads the response; never throws, and returns at once when cancelled.

import type { CancellationToken, CancellationTokenSource, LanguageModelChat, LanguageModelChatMessage } from 'vscode';
import type { AskModelResult, ModelMessage, SendFailure } from '../../../../common/src/protocol/editorModel';

export interface ModelRequest {
  readonly model: LanguageModelChat;
  readonly messages: readonly ModelMessage[];
  readonly token: CancellationToken;
  /** Shown by VS Code when it asks for consent. */
  readonly justification: string;
  /** Maximum time without output. */
  readonly stallTimeoutMs: number;
  /** Called right before sending; a failure prevents it. */
  readonly admit: () => SendFailure | undefined;
  readonly createTokenSource: () => CancellationTokenSource;
  readonly toChatMessage: (message: ModelMessage) => LanguageModelChatMessage;
}

/** In UTF-16 units; much longer than any valid answer. Reading stops there. */
const MAX_RESPONSE_LENGTH = 100_000;

export async function sendToModel(request: ModelRequest): Promise<AskModelResult> {
  const { token, stallTimeoutMs } = request;
  if (token.isCancellationRequested) return failed('cancelled');
  const source = request.createTokenSource();
  let stop: (result: AskModelResult) => void = () => undefined;
  const stopped = new Promise<AskModelResult>((resolve) => {
    stop = resolve;
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const restartTimer = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => stop(failed('stalled')), stallTimeoutMs);
  };
  const listener = token.onCancellationRequested(() => stop(failed('cancelled')));
  restartTimer();
  try {
    return await Promise.race([stopped, readResponse(request, source.token, restartTimer)]);
  } finally {
    clearTimeout(timer);
    listener.dispose();
    source.cancel();
    source.dispose();
  }
}

async function readResponse(
  request: ModelRequest,
  token: CancellationToken,
  onOutput: () => void,
): Promise<AskModelResult> {
  const { model, messages, justification } = request;
  let hasBegun = false;
  try {
    const requestTokens = await countTokens(model, messages.map(({ text }) => text).join('\n'), token);
    onOutput();
    const size = requestTokens ?? Math.ceil(messages.reduce((sum, { text }) => sum + text.length, 0) / 4);
    if (model.maxInputTokens > 0 && size > model.maxInputTokens) return failed('too-long');
    if (token.isCancellationRequested) return failed('cancelled');
    const refused = request.admit();
    if (refused) return failed(refused);
    const response = await model.sendRequest(messages.map(request.toChatMessage), { justification }, token);
    let text = '';
    for await (const part of response.text) {
      hasBegun = true;
      onOutput();
      text += part;
      if (text.length > MAX_RESPONSE_LENGTH) break;
    }
    const responseTokens = requestTokens === undefined ? undefined : await countTokens(model, text, token);
    return {
      kind: 'text',
      text,
      ...(requestTokens === undefined || responseTokens === undefined
        ? {}
        : { tokens: { asked: requestTokens, answered: responseTokens } }),
    };
  } catch (error) {
    return failureOf(error, hasBegun);
  }
}

/** Undefined where the model cannot count. */
async function countTokens(
  model: LanguageModelChat,
  text: string,
  token: CancellationToken,
): Promise<number | undefined> {
  try {
    const tokens = await model.countTokens(text, token);
    return Number.isFinite(tokens) && tokens >= 0 ? Math.round(tokens) : undefined;
  } catch {
    // The model may still respond; its tokens are then estimated and marked as such.
    return undefined;
  }
}

const failed = (failure: SendFailure, message = ''): AskModelResult => ({
  kind: 'failure',
  failure,
  ...(message === '' ? {} : { message }),
});

const BY_CODE: Readonly<Record<string, SendFailure>> = {
  NoPermissions: 'no-consent',
  Blocked: 'blocked',
  NotFound: 'withdrawn',
};

/** `hasBegun`: part of the response was received. */
function failureOf(error: unknown, hasBegun: boolean): AskModelResult {
  const { code, name, message, cause } = detailsOf(error);
  const providerMessage = (message || detailsOf(cause).message).slice(0, 200);
  const known = BY_CODE[code] ?? BY_CODE[detailsOf(cause).code];
  if (known) return failed(known, providerMessage);
  if (name === 'Canceled' || name === 'CancellationError') return failed('cancelled');
  return failed(hasBegun ? 'broken-off' : 'failed', providerMessage);
}

function detailsOf(error: unknown): { code: string; name: string; message: string; cause: unknown } {
  if (typeof error !== 'object' || error === null)
    return { code: '', name: '', message: error === undefined ? '' : String(error), cause: undefined };
  const { code, name, message, cause } = error as Readonly<Record<string, unknown>>;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return { code: text(code), name: text(name), message: text(message), cause };
}
