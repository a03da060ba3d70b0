// The command line. Only tells the commands apart and turns what goes wrong into an exit code.

import { checkCommand } from './commands/check';
import { say } from './commandTexts';
import { buildId, cacheFolder, version } from './environment';
import { loadEngine } from './loadEngine';
import { type Output, processOutput } from './output';
import { isUsageError, UsageError, usage } from './usage';

export async function run(args: readonly string[], output: Output): Promise<number> {
  const [command, ...rest] = args;
  try {
    switch (command) {
      case 'check':
        return await checkCommand(rest, output);
      case 'explain':
        return (await loadEngine()).explainCommand(rest, output);
      case 'rules':
        return (await loadEngine()).rulesCommand(rest, output);
      case 'new':
        return await (await loadEngine()).newCommand(rest, output);
      case 'route':
        return await (await loadEngine()).routeCommand(rest, output);
      case '--version':
        output.write(`${version}\n`);
        return 0;
      case '--help':
      case 'help':
        output.write(usage);
        return 0;
      default:
        throw new UsageError(command === undefined ? say('usage.noCommand') : say('usage.unknownCommand', { command }));
    }
  } catch (error) {
    if (
      isUsageError(error) ||
      (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    ) {
      output.error(`subagents: ${error.message}\n\n${usage}`);
      return 2;
    }
    output.error(`subagents: ${inWords(error)}\n`);
    return 2;
  }
}

/** Where a disk refuses, its own words say which file and why; where we are at fault, the place is what helps. */
function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'syscall' in error ? error.message : (error.stack ?? error.message);
}

if (process.argv[2] === 'lsp') {
  // The server stands in a bundle of its own, so that `check` does not load it.
  require('./server.js');
} else {
  void run(process.argv.slice(2), processOutput({ folder: cacheFolder(), build: buildId() })).then((code) => {
    process.exitCode = code;
  });
}
