// Validates the arguments of `subagents lsp`; the transport itself is read by the language server.

import { parseArguments } from '../arguments';
import { UsageError } from '../command';
import { commandText } from '../commandTexts';

export function readLspOptions(args: readonly string[]): void {
  const { values } = parseArguments('lsp', args);
  const { stdio, socket, pipe } = values;
  const chosen = [
    ...(stdio ? ['--stdio'] : []),
    ...(values['node-ipc'] ? ['--node-ipc'] : []),
    ...(socket === undefined ? [] : ['--socket']),
    ...(pipe === undefined ? [] : ['--pipe']),
  ];
  const [option, other] = chosen;
  if (option !== undefined && other !== undefined)
    throw new UsageError(commandText('usage.transports', { option, other }));
  if (socket !== undefined && (socket < 1 || socket > 65_535))
    throw new UsageError(commandText('usage.port', { given: String(socket) }));
  if (values['node-ipc'] && process.send === undefined) throw new UsageError(commandText('usage.noParent'));
}
