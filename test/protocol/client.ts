// A client of the real server over in-process streams, with files in memory and a fixed day; records what the server sends.

import path from 'node:path';
import { PassThrough } from 'node:stream';
import {
  type CancellationToken,
  type ClientCapabilities,
  type CodeAction,
  type CompletionItem,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  type Position,
  ProgressType,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type TextEdit,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { UserPlaces } from '../../server/src/core/dialects/claude/places/contextReader';
import type { FrontmatterReader } from '../../server/src/core/workspace/agentContext';
import type { ClaudeCodeHost } from '../../server/src/lsp/claudeCode/claudeCodeHost';
import { translationsIn } from '../../server/src/node/environment';
import { grayMatterReader } from '../../server/src/node/readers/grayMatter';
import { TODAY } from '../support/agents';
import { createMemoryHost, type MemoryHost } from '../support/memoryHost';
import { projectRoot } from '../support/shared';
import { startServer } from '../support/startServer';

export const FOLDER = 'file:///w';
/** A path below the folder; a URI stands for itself. */
export const at = (path: string): string => (path.startsWith('file:') ? path : `${FOLDER}/${path}`);

export interface ClientOptions {
  readonly files?: Readonly<Record<string, string>>;
  /** A client that knows `textDocument/diagnostic`. */
  readonly pulls?: boolean;
  readonly snippets?: boolean;
  /** False for one that cannot be asked to tell of changed files. */
  readonly watches?: boolean;
  readonly saveAnswer?: (name: string, text: string) => Promise<string | undefined>;
  readonly settings?: unknown;
  /** Settings are asked for by the server; otherwise they come with `didChangeConfiguration`. */
  readonly askedSettings?: boolean;
  readonly readers?: readonly FrontmatterReader[];
  /** URI of the user's folder of agents. */
  readonly userAgents?: string;
  /** URI of the folder an administrator prescribes. */
  readonly managedAgents?: string;
  readonly user?: UserPlaces;
  /** Folders that are there and cannot be read. */
  readonly closed?: readonly string[];
  /** A host that can run Claude Code. */
  readonly claudeCode?: ClaudeCodeHost;
  /** What the client can do beyond the rest. */
  readonly capabilities?: ClientCapabilities;
  /** What it answers when the server asks, by method. */
  readonly answers?: Readonly<Record<string, (params: unknown, cancel: CancellationToken) => unknown>>;
  /** Told of every notification of these methods. */
  readonly listens?: Readonly<Record<string, (params: unknown) => void>>;
  /** How the client introduces itself. */
  readonly introduction?: Partial<
    Pick<InitializeParams, 'clientInfo' | 'initializationOptions' | 'locale' | 'rootUri' | 'workspaceFolders'>
  >;
}

export interface Client {
  readonly host: MemoryHost;
  readonly initialized: InitializeResult;
  readonly pushed: readonly PublishDiagnosticsParams[];
  readonly logged: readonly string[];
  readonly notified: readonly string[];
  /** Everything the server wrote, as it went over the wire. */
  readonly traffic: () => string;
  readonly refreshes: () => number;
  /** Methods of the other refreshes it was asked for. */
  readonly refreshed: readonly string[];
  open(path: string, text: string, languageId?: string): string;
  change(path: string, changes: readonly TextDocumentContentChangeEvent[]): string;
  /** Replaces the first place of `what`. */
  replace(path: string, what: string, by: string): string;
  close(path: string): void;
  changedOnDisk(path: string, text: string | undefined): void;
  /** A path that changed, without a change of its text here. */
  tell(path: string, type: 1 | 2 | 3): void;
  configure(settings: unknown): void;
  pull(path: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
  findings(path: string): Promise<readonly Diagnostic[]>;
  /** The rules of the findings, in order. */
  rules(path: string): Promise<readonly string[]>;
  pullAll(previous?: readonly { readonly uri: string; readonly value: string }[]): Promise<WorkspaceDiagnosticReport>;
  complete(path: string, position: Position): Promise<readonly CompletionItem[]>;
  hover(path: string, position: Position): Promise<Hover | null>;
  actions(path: string, range: Range, only?: readonly string[]): Promise<readonly CodeAction[]>;
  /** The document's text with a code action applied. */
  applied(path: string, action: CodeAction): string;
  request<R>(method: string, params?: unknown, cancel?: CancellationToken): Promise<R>;
  /** Values of `$/progress` for the token `t`. */
  readonly progress: readonly unknown[];
  /** A notification as it is. */
  note(method: string, params: unknown): void;
  text(path: string): string;
  stop(): Promise<void>;
}

export async function connect(options: ClientOptions = {}): Promise<Client> {
  const { pulls = true, snippets = true, askedSettings = true } = options;
  const host = createMemoryHost(
    Object.entries(options.files ?? {}).map(([path, text]) => [at(path), text] as const),
    options.closed?.map(at),
  );
  const [up, down] = [new PassThrough(), new PassThrough()];
  const server = startServer(up, down, {
    host,
    today: () => TODAY,
    readers: options.readers ?? [grayMatterReader],
    rulePage: (rule) => `docs/rules/${rule}.md`,
    version: '0.0.0',
    translation: translationsIn(path.join(projectRoot, 'l10n')),
    ...(options.userAgents ? { userAgents: options.userAgents } : {}),
    ...(options.managedAgents ? { managedAgents: options.managedAgents } : {}),
    ...(options.user ? { user: options.user } : {}),
    ...(options.saveAnswer ? { saveAnswer: options.saveAnswer } : {}),
    ...(options.claudeCode ? { claudeCode: options.claudeCode } : {}),
  });
  let traffic = '';
  down.on('data', (part: Buffer) => {
    traffic += part.toString('utf8');
  });
  const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const pushed: PublishDiagnosticsParams[] = [];
  const logged: string[] = [];
  const notified: string[] = [];
  const refreshed: string[] = [];
  let refreshes = 0;
  let settings: unknown = options.settings ?? {};
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    pushed.push(params);
  });
  connection.onNotification('window/logMessage', ({ message }: { readonly message: string }) => {
    logged.push(message);
  });
  connection.onNotification('subagents/workspaceChanged', () => {
    notified.push('subagents/workspaceChanged');
  });
  connection.onRequest('workspace/configuration', (_params: unknown) => [settings]);
  connection.onRequest('client/registerCapability', (_params: unknown) => null);
  connection.onRequest('workspace/diagnostic/refresh', () => {
    refreshes++;
    return null;
  });
  for (const method of [
    'workspace/codeLens/refresh',
    'workspace/semanticTokens/refresh',
    'workspace/inlayHint/refresh',
  ])
    connection.onRequest(method, () => {
      refreshed.push(method);
      return null;
    });
  connection.listen();

  const documents = new Map<string, TextDocument>();
  const documentOf = (path: string): TextDocument => {
    const document = documents.get(path);
    if (!document) throw new Error(`${path} is not open`);
    return document;
  };
  const note = (method: string, params: unknown): void => void connection.sendNotification(method, params);
  const progress: unknown[] = [];
  connection.onProgress(new ProgressType<unknown>(), 't', (value) => {
    progress.push(value);
  });
  let isShutDown = false;
  const request = <R>(method: string, params?: unknown, cancel?: CancellationToken): Promise<R> => {
    isShutDown ||= method === 'shutdown';
    return cancel ? connection.sendRequest<R>(method, params, cancel) : connection.sendRequest<R>(method, params);
  };
  for (const [method, answer] of Object.entries(options.answers ?? {})) connection.onRequest(method, answer);
  for (const [method, hear] of Object.entries(options.listens ?? {})) connection.onNotification(method, hear);
  const initialized = await request<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: FOLDER, name: 'w' }],
    ...options.introduction,
    capabilities: {
      ...(options.capabilities?.general ? { general: options.capabilities.general } : {}),
      ...(options.capabilities?.window ? { window: options.capabilities.window } : {}),
      textDocument: {
        ...options.capabilities?.textDocument,
        ...(pulls ? { diagnostic: {} } : {}),
        completion: {
          completionItem: {
            snippetSupport: snippets,
            ...options.capabilities?.textDocument?.completion?.completionItem,
          },
        },
      },
      workspace: {
        ...options.capabilities?.workspace,
        configuration: askedSettings,
        workspaceFolders: true,
        didChangeWatchedFiles: { dynamicRegistration: options.watches ?? true },
        diagnostics: { refreshSupport: pulls },
      },
    },
  });
  note('initialized', {});
  if (!askedSettings) note('workspace/didChangeConfiguration', { settings: { subagents: settings } });
  // Answered only after the folder has been looked at: whatever comes later finds every file known.
  while (!notified.includes('subagents/workspaceChanged')) await new Promise((resolve) => setTimeout(resolve, 1));

  const change: Client['change'] = (path, changes) => {
    const before = documentOf(path);
    const after = TextDocument.update(
      TextDocument.create(before.uri, before.languageId, before.version, before.getText()),
      [...changes],
      before.version + 1,
    );
    documents.set(path, after);
    note('textDocument/didChange', {
      textDocument: { uri: after.uri, version: after.version },
      contentChanges: changes,
    });
    return after.getText();
  };
  const pull: Client['pull'] = (path, previousResultId) =>
    request('textDocument/diagnostic', {
      textDocument: { uri: at(path) },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  const findings: Client['findings'] = async (path) => {
    const report = await pull(path);
    return report.kind === 'full' ? report.items : [];
  };
  return {
    host,
    initialized,
    pushed,
    logged,
    notified,
    traffic: () => traffic,
    refreshes: () => refreshes,
    refreshed,
    open(path, text, languageId = 'markdown') {
      documents.set(path, TextDocument.create(at(path), languageId, 1, text));
      note('textDocument/didOpen', { textDocument: { uri: at(path), languageId, version: 1, text } });
      return at(path);
    },
    change,
    replace(path, what, by) {
      const document = documentOf(path);
      const start = document.getText().indexOf(what);
      if (start < 0) throw new Error(`${path} has no ${what}`);
      const range = { start: document.positionAt(start), end: document.positionAt(start + what.length) };
      return change(path, [{ range, text: by }]);
    },
    close(path) {
      documents.delete(path);
      note('textDocument/didClose', { textDocument: { uri: at(path) } });
    },
    changedOnDisk(path, text) {
      if (text === undefined) host.remove(at(path));
      else host.write(at(path), text);
      note('workspace/didChangeWatchedFiles', { changes: [{ uri: at(path), type: text === undefined ? 3 : 2 }] });
    },
    tell(path, type) {
      note('workspace/didChangeWatchedFiles', { changes: [{ uri: at(path), type }] });
    },
    configure(next) {
      settings = next;
      note('workspace/didChangeConfiguration', { settings: askedSettings ? null : { subagents: next } });
    },
    pull,
    findings,
    rules: async (path) => (await findings(path)).map(({ code }) => String(code)),
    pullAll: (previous = []) => request('workspace/diagnostic', { previousResultIds: previous }),
    complete: (path, position) => request('textDocument/completion', { textDocument: { uri: at(path) }, position }),
    hover: (path, position) => request('textDocument/hover', { textDocument: { uri: at(path) }, position }),
    actions: (path, range, only) =>
      request('textDocument/codeAction', {
        textDocument: { uri: at(path) },
        range,
        context: { diagnostics: [], ...(only ? { only } : {}) },
      }),
    applied(path, action) {
      const edits: readonly TextEdit[] = action.edit?.changes?.[at(path)] ?? [];
      return TextDocument.applyEdits(documentOf(path), [...edits]);
    },
    request,
    note,
    progress,
    text: (path) => documentOf(path).getText(),
    async stop() {
      if (!isShutDown) await request('shutdown');
      connection.dispose();
      server.dispose();
    },
  };
}

/** Asks until the answer is as wanted; the last answer otherwise. */
export async function eventually<T>(
  ask: () => Promise<T> | T,
  wanted: (answer: T) => boolean,
  ms = 60_000,
): Promise<T> {
  const deadline = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (wanted(answer) || Date.now() > deadline) return answer;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export const wholeOf = (text: string): Range => ({
  start: { line: 0, character: 0 },
  end: { line: text.split('\n').length, character: 0 },
});
