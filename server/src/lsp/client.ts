// What the client said about itself in `initialize`; the only module that knows editors by name.

import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import { isRecord } from '../../../common/src/json';
import { type Translation, translationFrom } from '../../../common/src/messages/message';
import type { Units } from '../core/text/lineIndex';

export interface Client {
  readonly capabilities: ClientCapabilities;
  /** The encoding in which all positions of the session are counted. */
  readonly units: Units;
  /** Runs our extension, which has commands of its own and those of VS Code. */
  readonly hasExtension: boolean;
  /** Shows no Markdown headings and links of its own, so that the server does. */
  readonly needsMarkdownFeatures: boolean;
  /** Notifies of files that change on disk; otherwise folders are scanned when a file is opened or saved. */
  readonly watchesFiles: boolean;
  /** `initializationOptions.settings`. */
  readonly settings: unknown;
  /** `initializationOptions.texts`: the translation that a client gives to a server without a disk. */
  readonly translation: Translation | undefined;
}

/** VS Code and editors built from it, by `clientInfo.name`. */
const BUILT_FROM_VS_CODE = /Visual Studio Code|Code - OSS|VSCodium|code-server|Cursor|Windsurf|Positron/i;

/** Our extension sends `initializationOptions.vscode: true`; any client may send `headings: true` or `false`. */
export function clientOf({ capabilities, clientInfo, initializationOptions }: InitializeParams): Client {
  const options: Readonly<Record<string, unknown>> = isRecord(initializationOptions) ? initializationOptions : {};
  const hasExtension = options.vscode === true;
  const isVsCode = hasExtension || BUILT_FROM_VS_CODE.test(clientInfo?.name ?? '');
  return {
    capabilities,
    units: capabilities.general?.positionEncodings?.find(isKnownEncoding) ?? 'utf-16',
    hasExtension,
    needsMarkdownFeatures: typeof options.headings === 'boolean' ? options.headings : !isVsCode,
    watchesFiles: capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    settings: options.settings,
    translation: isRecord(options.texts) ? translationFrom(options.texts) : undefined,
  };
}

const ENCODINGS: readonly string[] = ['utf-8', 'utf-16', 'utf-32'] satisfies readonly Units[];
const isKnownEncoding = (encoding: string): encoding is Units => ENCODINGS.includes(encoding);

/** Whether edits of the workspace may create or rename files. */
export function canEditFiles({ capabilities }: Client, operation: 'create' | 'rename'): boolean {
  const edits = capabilities.workspace?.workspaceEdit;
  return edits?.documentChanges === true && edits.resourceOperations?.includes(operation) === true;
}
