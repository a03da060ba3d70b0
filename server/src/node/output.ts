// Where a command writes and what it may do there; injected, so that commands can be run in a test.

export interface Output {
  readonly cwd: string;
  /** A terminal that shows colours, and nobody asked for none. */
  readonly color: boolean;
  write(text: string): void;
  error(text: string): void;
}

export const processOutput = (): Output => ({
  cwd: process.cwd(),
  color: process.stdout.isTTY === true && (process.env['NO_COLOR'] ?? '') === '',
  write: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
});
