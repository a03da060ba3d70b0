// Answers `initialize` at once and loads the rest when the answer is on its way: what a client waits for first is only who
// we are and what we can do.

import {
  type Connection,
  type ConnectionOptions,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { afterMessages } from './afterMessages';
import { COMMANDS } from './commands/commandNames';
import { editorOf, watchesFiles } from './editor';
import { EXTRACT, FIX_ALL, ORGANIZE, QUICK_FIX, REWRITE, SHOW } from './features/actionKinds';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from './features/tokenLegend';
import { positionUnits } from './positionUnits';

/** Wires every handler but `initialize`; must have done so when it returns. */
export type Live = (connection: Connection, params: InitializeParams, refuse: Refuse) => void;

/** The answer to a request that cannot be done, with the words for it. Made here, because a class of another bundle is no
 * answer to the connection of this one. */
export type Refuse = (words: string) => ResponseError<void>;
const refuse: Refuse = (words) => new ResponseError(LSPErrorCodes.RequestFailed, words);

interface Greeting {
  /** The connection must be made with it: the first message after `initialize` waits until every handler is wired. */
  readonly messageStrategy: NonNullable<ConnectionOptions['messageStrategy']>;
  greet(connection: Connection): void;
}

/** `load` gives what lives after the introduction; it may be slow. */
export function createGreeting(version: string, load: () => Live): Greeting {
  let due: (() => void) | undefined;
  const wire = (): void => {
    const live = due;
    due = undefined;
    live?.();
  };
  return {
    messageStrategy: {
      handleMessage(message, next) {
        wire();
        return next(message);
      },
    },
    greet(connection) {
      connection.onInitialize((params) => {
        due = () => load()(connection, params, refuse);
        // The answer is written on the first of these turns: vscode-jsonrpc waits for one itself.
        afterMessages(() => afterMessages(wire));
        return introduction(version, params);
      });
      connection.listen();
    },
  };
}

/** The same for hosts that have everything at hand. */
export function greet(connection: Connection, version: string, live: Live): void {
  connection.onInitialize((params) => {
    live(connection, params, refuse);
    return introduction(version, params);
  });
  connection.listen();
}

const introduction = (version: string, params: InitializeParams): InitializeResult => ({
  serverInfo: { name: 'subagents', version },
  capabilities: {
    positionEncoding: positionUnits(params),
    ...capabilities,
    ...renaming(params),
    ...(editorOf(params).hasCommands ? {} : commanding),
    textDocumentSync: { openClose: true, change: INCREMENTAL, save: !watchesFiles(params) },
  },
});

/** A client that does not ask beforehand does not know the option either. */
const renaming = ({
  capabilities: { textDocument },
}: InitializeParams): Pick<typeof capabilities, 'renameProvider'> => ({
  renameProvider: textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
});

/** `TextDocumentSyncKind.Incremental`. */
const INCREMENTAL = 2;

/** For editors without our extension. */
const commanding = {
  executeCommandProvider: { commands: [...COMMANDS] },
  codeActionProvider: { codeActionKinds: [QUICK_FIX, REWRITE, EXTRACT, FIX_ALL, ORGANIZE, SHOW] },
} satisfies InitializeResult['capabilities'];

const capabilities: InitializeResult['capabilities'] = {
  completionProvider: {
    triggerCharacters: [':', ' ', ',', '[', '(', '-', '"', "'", '|', '\n', '@', '<'],
    resolveProvider: true,
  },
  hoverProvider: true,
  codeActionProvider: { codeActionKinds: [QUICK_FIX, REWRITE, EXTRACT, FIX_ALL, ORGANIZE] },
  documentSymbolProvider: { label: 'Subagents' },
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentLinkProvider: { resolveProvider: false },
  documentHighlightProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  workspaceSymbolProvider: true,
  callHierarchyProvider: true,
  semanticTokensProvider: {
    legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
    full: true,
    range: true,
  },
  inlayHintProvider: true,
  colorProvider: true,
  codeLensProvider: { resolveProvider: false },
  diagnosticProvider: { identifier: 'subagents', interFileDependencies: true, workspaceDiagnostics: true },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};
