// Entry of the command line: one process, its arguments, its output and its exit code.

import { processOutput } from './command';
import { commandText } from './commandTexts';
import { run } from './dispatch';
import { runCache } from './environment';
import { prepareShortRun } from './shortRun';

const TRANSPORTS = /^--(?:stdio|node-ipc|socket|pipe)(?:=|$)/;

/** Never settles: the server ends the process. */
function startServer(): Promise<number> {
  // Over a port or a pipe, the process has nothing left to do without a connection.
  process.on('beforeExit', () => {
    process.stderr.write(`subagents: ${commandText('lsp.noClient')}\n`);
    process.exit(2);
  });
  if (!process.argv.some((arg) => TRANSPORTS.test(arg))) process.argv.push('--stdio');
  // A bundle of its own, so that other commands do not load the server.
  require('./server.js');
  return new Promise(() => {});
}

if (process.argv[2] !== 'lsp') prepareShortRun(runCache());
const output = processOutput(runCache);
void run(process.argv.slice(2), output, startServer).then((code) => {
  process.exitCode = output.isLost ? 2 : code;
});
