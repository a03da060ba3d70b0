// Messages over standard input and output. Each is handed on when its last byte arrives, and written in one piece: the streams of
// vscode-jsonrpc (9.0.3) take two turns of the event loop and two system calls more for a request and its answer.

import { Console } from 'node:console';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Disposable,
  type Message,
  type MessageReader,
  type MessageWriter,
} from 'vscode-languageserver/node';
import { readFrames } from './framing';

/** Ends the process when the input ends or nothing more can be read of it; editors restart a server that ends. */
export function stdioTransport(exitCode: () => number): {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
} {
  const exit = (): void => process.exit(exitCode());
  process.stdin.on('end', exit);
  process.stdin.on('close', exit);
  // What is printed would be read as a message.
  globalThis.console = new Console(process.stderr);
  return { reader: new StdioReader(), writer: new StdioWriter() };
}

class StdioReader extends AbstractMessageReader {
  listen(callback: DataCallback): Disposable {
    const read = readFrames(
      (body) => {
        try {
          callback(JSON.parse(body.toString('utf8')));
        } catch (error) {
          this.fireError(error);
        }
      },
      (why) => {
        process.stderr.write(`The language server ends, because ${why}: nothing behind it can be read.\n`);
        process.stdin.destroy();
      },
    );
    process.stdin.on('data', read);
    process.stdin.on('error', (error) => this.fireError(error));
    process.stdin.on('close', () => this.fireClose());
    return { dispose: () => void process.stdin.off('data', read) };
  }
}

class StdioWriter extends AbstractMessageWriter {
  private failures = 0;

  constructor() {
    super();
    process.stdout.on('error', (error) => this.fireError(error));
    process.stdout.on('close', () => this.fireClose());
  }

  write(message: Message): Promise<void> {
    const body = JSON.stringify(message);
    const framed = `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    return new Promise((resolve, reject) =>
      process.stdout.write(framed, 'utf8', (error) => {
        if (!error) return resolve();
        this.fireError(error, message, ++this.failures);
        reject(error);
      }),
    );
  }

  end(): void {
    process.stdout.end();
  }
}
