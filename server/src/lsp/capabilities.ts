// What the server announces in `initialize`, and the names in it; loads nothing of the core, because it is needed before the core.

import type { InitializeResult } from 'vscode-languageserver';
import type { TokenModifier, TokenType } from '../core/features/semanticTokens';
import type { Client } from './client';

// Kinds of code actions.
export const QUICK_FIX = 'quickfix';
const REWRITE = 'refactor.rewrite';
const EXTRACT = 'refactor.extract';
export const FIX_ALL = 'source.fixAll.subagents';
/** Neither `source.organizeImports` nor a formatter: organizing must not run on save unasked. */
export const ORGANIZE = 'source.organize.subagents';
/** Shows something and changes nothing. */
export const SHOW = 'source.show.subagents';

// Semantic tokens are sent as indexes into these.
export const TOKEN_TYPES: readonly TokenType[] = ['function', 'variable', 'class', 'namespace'];
export const TOKEN_MODIFIERS: readonly TokenModifier[] = ['declaration', 'deprecated'];

// Commands for clients without our extension, which has its own commands of these names.
/** `[uri?, prompt?]`: routes the prompt, or each example of the file. */
export const PREVIEW_ROUTING = 'subagents.previewRouting';
/** `[uri?]` */
export const EFFECTIVE_TOOLS = 'subagents.effectiveTools';
/** `[]` */
export const LIST_AGENTS = 'subagents.listAgents';
/** `[uri?]` */
export const FIX_ALL_COMMAND = 'subagents.fixAll';
/** `[uri?]` */
export const ORGANIZE_COMMAND = 'subagents.organize';
/** `[name, persona?, uri of a folder?]` */
export const NEW_AGENT = 'subagents.newAgent';
/** `[uri, version, edit]`: the edit of a code action, for clients that know commands only. */
export const APPLY_EDIT = 'subagents.applyEdit';

const COMMANDS = [
  PREVIEW_ROUTING,
  EFFECTIVE_TOOLS,
  LIST_AGENTS,
  FIX_ALL_COMMAND,
  ORGANIZE_COMMAND,
  NEW_AGENT,
  APPLY_EDIT,
] as const;
export type CommandName = (typeof COMMANDS)[number];

/** `TextDocumentSyncKind.Incremental`. */
const INCREMENTAL = 2;

type Capabilities = InitializeResult['capabilities'];

export const capabilitiesFor = ({ capabilities, units, hasExtension, watchesFiles }: Client): Capabilities => ({
  positionEncoding: units,
  textDocumentSync: { openClose: true, change: INCREMENTAL, save: !watchesFiles },
  completionProvider: {
    triggerCharacters: [':', ' ', ',', '[', '(', '-', '"', "'", '|', '\n', '@', '<'],
    resolveProvider: true,
  },
  hoverProvider: true,
  codeActionProvider: {
    codeActionKinds: [QUICK_FIX, REWRITE, EXTRACT, FIX_ALL, ORGANIZE, ...(hasExtension ? [] : [SHOW])],
  },
  ...(hasExtension ? {} : { executeCommandProvider: { commands: [...COMMANDS] } }),
  documentSymbolProvider: { label: 'Subagents' },
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentLinkProvider: { resolveProvider: false },
  documentHighlightProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  // Only clients with `prepareSupport` accept options.
  renameProvider: capabilities.textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
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
});
