// Refuses the messages that the protocol forbids: before `initialize`, a second `initialize`, and after `shutdown`. `exit` always passes.

import {
  type Connection,
  type ConnectionOptions,
  ErrorCodes,
  Message,
  type RequestMessage,
  ResponseError,
} from 'vscode-languageserver';

export type MessageStrategy = NonNullable<ConnectionOptions['messageStrategy']>;

interface Lifecycle {
  /** Must see every message of the connection. Forbidden notifications are dropped, requests are answered with an error. */
  readonly messageStrategy: MessageStrategy;
  isShutDown(): boolean;
  attach(connection: Pick<Connection, 'onRequest'>): void;
}

const BEFORE_INITIALIZE = '$/refusedBeforeInitialize';
const SECOND_INITIALIZE = '$/refusedSecondInitialize';
const AFTER_SHUTDOWN = '$/refusedAfterShutdown';

export function createLifecycle(): Lifecycle {
  let phase: 'uninitialized' | 'initialized' | 'shut-down' = 'uninitialized';
  /** The method that answers the request with an error; undefined where the request is allowed. */
  const refusedAs = (method: string): string | undefined => {
    if (phase === 'shut-down') return AFTER_SHUTDOWN;
    if (method === 'initialize') return phase === 'initialized' ? SECOND_INITIALIZE : undefined;
    return phase === 'uninitialized' ? BEFORE_INITIALIZE : undefined;
  };
  return {
    messageStrategy: {
      handleMessage(message, next) {
        if (Message.isRequest(message)) {
          const refused = refusedAs(message.method);
          if (refused !== undefined) {
            const asRefused: RequestMessage = { ...message, method: refused };
            return next(asRefused);
          }
          if (message.method === 'initialize') phase = 'initialized';
          if (message.method === 'shutdown') phase = 'shut-down';
        } else if (Message.isNotification(message) && phase !== 'initialized' && !isAlwaysAllowed(message.method)) {
          return undefined;
        }
        return next(message);
      },
    },
    isShutDown: () => phase === 'shut-down',
    attach(connection) {
      connection.onRequest(
        BEFORE_INITIALIZE,
        () => new ResponseError<void>(ErrorCodes.ServerNotInitialized, 'The server is not initialized.'),
      );
      connection.onRequest(SECOND_INITIALIZE, () => invalid('The server is initialized already.'));
      connection.onRequest(AFTER_SHUTDOWN, () => invalid('The server was shut down.'));
    },
  };
}

const invalid = (message: string): ResponseError<void> => new ResponseError(ErrorCodes.InvalidRequest, message);

/** Requests that are still answered after `shutdown` can be cancelled. */
const isAlwaysAllowed = (method: string): boolean => method === 'exit' || method === '$/cancelRequest';
