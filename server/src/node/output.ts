// Where a command reads and writes and what it may do there; injected, so that commands can be run in a test.

export interface Output {
  readonly cwd: string;
  /** A terminal that shows colours, and nobody asked for none. */
  readonly color: boolean;
  /** Standard output is read by a person, not by a program. */
  readonly terminal?: boolean;
  /** Where findings are remembered, and by which build; absent where nothing is to be kept. */
  readonly cache?: { readonly folder: string; readonly build: string };
  write(text: string): void;
  error(text: string): void;
  /** One line on a terminal that the next replaces; nothing elsewhere. */
  progress(text: string): void;
  /** Everything on standard input, as UTF-8. */
  readInput(): Promise<string>;
}

export function processOutput(cache: Output['cache']): Output {
  const terminal = process.stderr.isTTY === true;
  let shown = false;
  const clear = (): void => {
    if (shown) process.stderr.write('\r\u001b[K');
    shown = false;
  };
  return {
    cwd: process.cwd(),
    ...(cache ? { cache } : {}),
    terminal: process.stdout.isTTY === true,
    color: process.stdout.isTTY === true && (process.env.NO_COLOR ?? '') === '',
    write(text) {
      clear();
      process.stdout.write(text);
    },
    error(text) {
      clear();
      process.stderr.write(text);
    },
    progress(text) {
      if (!terminal) return;
      process.stderr.write(`\r\u001b[K${text}`);
      shown = true;
    },
    async readInput() {
      const parts: Buffer[] = [];
      for await (const part of process.stdin) parts.push(Buffer.from(part));
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(parts));
    },
  };
}
