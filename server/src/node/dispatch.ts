// Runs one command: its help, its version or itself; turns every error into one line and an exit code.

import { sanitizeLine, shortened } from '../../../common/src/text/sanitize';
import { beforeDashes, unknownCommand } from './arguments';
import { isUsageError, type Output, UsageError } from './command';
import { checkCommand } from './commands/check';
import { readLspOptions } from './commands/lspOptions';
import { commandText } from './commandTexts';
import { helpText } from './commandTextsHelp';
import { version } from './environment';
import { isCommand } from './flags';
import { loadEngine } from './loadEngine';

/** Starts the language server; settles only in tests. */
type StartServer = () => Promise<number>;

/** The exit code: 0, 1 or 2, whatever the arguments are. */
export async function run(args: readonly string[], output: Output, startServer: StartServer): Promise<number> {
  try {
    return await dispatch(args, output, startServer);
  } catch (error) {
    output.error(`subagents: ${sanitizeLine(shortened(messageOf(error), LONGEST))}\n`);
    if (process.env.SUBAGENTS_DEBUG && error instanceof Error) output.error(`${error.stack}\n`);
    return 2;
  }
}

/** UTF-16 units of an error; messages of the system name whole paths. */
const LONGEST = 8192;

async function dispatch(args: readonly string[], output: Output, startServer: StartServer): Promise<number> {
  const [command, ...rest] = args;
  const print = (text: string): number => {
    output.write(text);
    return 0;
  };
  if (command === undefined) return print(helpText());
  if (command === 'help' || asksForHelp(command)) return print(helpAbout(rest));
  if (asksForVersion(command)) return print(`${version}\n`);
  if (!isCommand(command)) throw unknownCommand(command);
  const options = beforeDashes(rest);
  if (options.some(asksForHelp)) return print(helpText(command));
  if (options.some(asksForVersion)) return print(`${version}\n`);
  switch (command) {
    case 'check':
      return checkCommand(rest, output);
    case 'explain':
      return (await loadEngine()).explainCommand(rest, output);
    case 'rules':
      return (await loadEngine()).rulesCommand(rest, output);
    case 'new':
      return (await loadEngine()).newCommand(rest, output);
    case 'learn':
      return (await loadEngine()).learnCommand(rest, output);
    case 'route':
      return (await loadEngine()).routeCommand(rest, output);
    case 'lsp':
      readLspOptions(rest);
      return startServer();
  }
}

const asksForHelp = (arg: string): boolean => arg === '--help' || arg === '-h';
const asksForVersion = (arg: string): boolean => arg === '--version' || arg === '-V';

/** `help`, `help check`, `help check --help` */
function helpAbout(rest: readonly string[]): string {
  const [command, extra] = rest.filter((arg) => !asksForHelp(arg) && arg !== 'help');
  if (command === undefined) return helpText();
  if (!isCommand(command)) throw unknownCommand(command);
  if (extra !== undefined)
    throw new UsageError(commandText('usage.oneArgument', { command: 'help', takes: 'COMMAND', given: extra }));
  return helpText(command);
}

function messageOf(error: unknown): string {
  if (isUsageError(error)) return error.message;
  if (!(error instanceof Error)) return commandText('internal.error', { message: String(error) });
  if (!('syscall' in error)) return commandText('internal.error', { message: error.message });
  return error.syscall === 'uv_cwd' ? commandText('usage.noFolder') : error.message;
}
