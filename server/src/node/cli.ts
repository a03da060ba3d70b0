// Entry of the command line: dispatches commands and turns errors into exit codes.

import { isUsageError, type Output, processOutput, UsageError } from './command';
import { checkCommand } from './commands/check';
import { commandText } from './commandTexts';
import { helpText, isCommand } from './commandTextsHelp';
import { buildId, cacheFolder, version } from './environment';
import { loadEngine } from './loadEngine';

export async function run(args: readonly string[], output: Output): Promise<number> {
  const [command, ...rest] = args;
  try {
    if (command !== undefined && asksForHelp(command, rest)) {
      output.write(helpText(command === 'help' ? rest[0] : command));
      return 0;
    }
    switch (command) {
      case 'check':
        return await checkCommand(rest, output);
      case 'explain':
        return (await loadEngine()).explainCommand(rest, output);
      case 'rules':
        return (await loadEngine()).rulesCommand(rest, output);
      case 'new':
        return await (await loadEngine()).newCommand(rest, output);
      case 'learn':
        return await (await loadEngine()).learnCommand(rest, output);
      case 'route':
        return await (await loadEngine()).routeCommand(rest, output);
      case '--version':
      case '-V':
        output.write(`${version}\n`);
        return 0;
      default:
        throw new UsageError(
          command === undefined ? commandText('usage.noCommand') : commandText('usage.unknownCommand', { command }),
        );
    }
  } catch (error) {
    if (
      isUsageError(error) ||
      (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    ) {
      output.error(`subagents: ${error.message}\n\n${helpText(command)}`);
      return 2;
    }
    output.error(`subagents: ${errorText(error)}\n`);
    return 2;
  }
}

/** `help`, `--help` and `-h`, alone or after a command; arguments after `--` are no options. */
function asksForHelp(command: string, rest: readonly string[]): boolean {
  if (['help', '--help', '-h'].includes(command)) return true;
  const end = rest.indexOf('--');
  const options = end < 0 ? rest : rest.slice(0, end);
  return isCommand(command) && options.some((each) => each === '--help' || each === '-h');
}

/** The message of a file system error; the stack of any other error. */
function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'syscall' in error ? error.message : (error.stack ?? error.message);
}

const TRANSPORTS = /^--(?:stdio|node-ipc|socket|pipe)(?:=|$)/;

const [command = '', ...rest] = process.argv.slice(2);
if (command === 'lsp' && !asksForHelp(command, rest)) {
  if (!rest.some((each) => TRANSPORTS.test(each))) process.argv.push('--stdio');
  // A bundle of its own, so that other commands do not load the server.
  require('./server.js');
} else {
  void run(process.argv.slice(2), processOutput({ folder: cacheFolder(), build: buildId() })).then((code) => {
    process.exitCode = code;
  });
}
