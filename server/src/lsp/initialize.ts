// Answers `initialize`, and registers the other handlers before the client's next message is handled.

import {
  type Connection,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { capabilitiesFor } from './capabilities';
import { clientOf } from './client';
import { createLifecycle, type MessageStrategy } from './lifecycle';
import { afterQueuedMessages } from './scheduling';

/** Must have registered every handler but `initialize` when it returns. */
export type RegisterHandlers = (connection: Connection, params: InitializeParams, refuse: Refuse) => void;

/** The error answer to a request that is refused. Made here: the connection knows only the class of its own bundle. */
export type Refuse = (message: string, why?: 'failed' | 'cancelled') => ResponseError<never>;
const refuse: Refuse = (message, why = 'failed') =>
  new ResponseError(why === 'failed' ? LSPErrorCodes.RequestFailed : LSPErrorCodes.RequestCancelled, message);

interface LazyInitialize {
  /** The connection must be created with it: it delays the next message until every handler is registered. */
  readonly messageStrategy: MessageStrategy;
  /** The `shutdown` request was received. */
  isShutDown(): boolean;
  listen(connection: Connection): void;
}

/** `load` returns the function that registers the handlers; it may be slow, and runs after `initialize` is answered. */
export function lazyInitialize(version: string, load: () => RegisterHandlers): LazyInitialize {
  const lifecycle = createLifecycle();
  let pending: (() => void) | undefined;
  const registerPending = (): void => {
    const register = pending;
    pending = undefined;
    register?.();
  };
  return {
    messageStrategy: {
      handleMessage(message, next) {
        registerPending();
        return lifecycle.messageStrategy.handleMessage(message, next);
      },
    },
    isShutDown: lifecycle.isShutDown,
    listen(connection) {
      lifecycle.attach(connection);
      connection.onInitialize((params) => {
        pending = () => load()(connection, params, refuse);
        // vscode-jsonrpc writes the answer one turn of the event loop later.
        afterQueuedMessages(() => afterQueuedMessages(registerPending));
        return resultFor(version, params);
      });
      connection.listen();
    },
  };
}

const resultFor = (version: string, params: InitializeParams): InitializeResult => ({
  serverInfo: { name: 'subagents', version },
  capabilities: capabilitiesFor(clientOf(params)),
});
