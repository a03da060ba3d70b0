// Which editor is asking, as far as an answer depends on it. The one place that decides this: everything else asks for an ability,
// not for a name.

import type { InitializeParams } from 'vscode-languageserver';
import { isRecord } from './record';

export interface Editor {
  /** Nobody else shows the headings and follows the links of Markdown there, so we do. */
  readonly markdownIsOurs: boolean;
  /** Our extension runs there: it has its own commands and those of VS Code. Nobody else is given one of them. */
  readonly hasCommands: boolean;
}

/** VS Code and what is built from it, by the names they introduce themselves with. */
const BUILT_FROM_VS_CODE = /Visual Studio Code|Code - OSS|VSCodium|code-server|Cursor|Windsurf|Positron/i;

/**
 * Our extension says `vscode: true` when it starts the server. Whoever connects by other means is known by name, and can say
 * `headings: true` or `false` whatever that name is.
 */
export function editorOf({ initializationOptions, clientInfo }: InitializeParams): Editor {
  const options: Readonly<Record<string, unknown>> = isRecord(initializationOptions) ? initializationOptions : {};
  const ours = options.vscode === true;
  const vscode = ours || BUILT_FROM_VS_CODE.test(clientInfo?.name ?? '');
  return {
    markdownIsOurs: typeof options.headings === 'boolean' ? options.headings : !vscode,
    hasCommands: ours,
  };
}

/** Whether it tells of files that change on disk. Where it does not, the folders are looked at when a file is opened or saved. */
export const watchesFiles = ({ capabilities }: InitializeParams): boolean =>
  capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
