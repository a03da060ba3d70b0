// The language server: turns the protocol's questions into calls of the core and back. Shared by every way of starting it.

import {
  CodeActionKind,
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type InitializeResult,
  MarkupKind,
  TextDocumentSyncKind,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { fixAllEdits, fixesAt } from '../core/features/codeActions';
import { complete } from '../core/features/completion';
import { hover } from '../core/features/hover';
import { render } from '../core/messages/render';
import { blankAgent } from '../core/personas/blank';
import { personaById, personas, personaText } from '../core/personas/personas';
import type { FrontmatterReader } from '../core/rules/reader';
import type { RuleContext } from '../core/rules/rule';
import { check } from '../core/rules/run';
import { applyEdits, changeBetween } from '../core/text/edit';
import type { IndexedAgent } from '../core/workspace/agentIndex';
import type { Host } from '../core/workspace/host';
import { descriptionTokens } from '../core/workspace/tokens';
import {
  type RulePage,
  toCodeAction,
  toCompletionItem,
  toDiagnostic,
  toRange,
  toSpan,
  toWorkspaceEdit,
} from './convert';
import { createDocuments } from './documents';
import { guarded } from './guard';
import {
  type PersonaParams,
  personaRequest,
  personasRequest,
  type RouteParams,
  routeRequest,
  type WorkspaceResult,
  workspaceChanged,
  workspaceRequest,
} from './protocol';
import { createPreview } from './route';
import { createSession, WATCHED } from './session';

export interface StartOptions {
  readonly host: Host;
  /** `YYYY-MM-DD`. */
  readonly today: () => string;
  readonly readers: readonly FrontmatterReader[];
  readonly userAgents?: string;
  readonly rulePage: RulePage;
  readonly version: string;
}

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.subagents`;

/** Wires the handlers and listens; the connection decides how long. */
export function start(connection: Connection, options: StartOptions): void {
  const log = (message: string): void => connection.console.error(message);
  const session = createSession({ ...options, log });
  const preview = createPreview(session);
  const documents = createDocuments(connection);
  let client: InitializeParams['capabilities'] = {};
  let settingsFromStart: unknown;
  let pulls = false;

  const findings = (agent: IndexedAgent): readonly Diagnostic[] => {
    const context = session.context(agent);
    return check(context, runOptions(context)).map((finding) =>
      toDiagnostic(finding, agent.doc.lines, options.rulePage),
    );
  };
  const runOptions = (context: RuleContext) => ({
    severities: session.settings.rules,
    onError: (rule: string, error: unknown) =>
      log(`rule ${rule} failed on ${context.doc.uri}: ${error instanceof Error ? error.stack : String(error)}`),
  });
  const push = (uri: string): void => {
    if (pulls) return;
    const agent = session.agent(uri);
    const version = documents.get(uri)?.version;
    connection.sendDiagnostics({
      uri,
      diagnostics: agent ? [...findings(agent)] : [],
      ...(version === undefined ? {} : { version }),
    });
  };
  const pushOthers = (except?: string): void => {
    if (pulls) {
      if (client.workspace?.diagnostics?.refreshSupport) connection.languages.diagnostics.refresh();
    } else for (const uri of documents.uris()) if (uri !== except) push(uri);
    connection.sendNotification(workspaceChanged);
  };

  connection.onInitialize((params): InitializeResult => {
    client = params.capabilities;
    settingsFromStart = isRecord(params.initializationOptions) ? params.initializationOptions['settings'] : undefined;
    pulls = client.textDocument?.diagnostic !== undefined;
    session.setFolders(
      params.workspaceFolders?.map((folder) => folder.uri) ?? (params.rootUri ? [params.rootUri] : []),
    );
    return {
      serverInfo: { name: 'subagents', version: options.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
        completionProvider: { triggerCharacters: [':', ' ', ',', '[', '(', '-', '"', "'", '|', '\n', ...LETTERS] },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
        diagnosticProvider: { identifier: 'subagents', interFileDependencies: true, workspaceDiagnostics: true },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(
    guarded('initialized', log, undefined, async () => {
      if (client.workspace?.didChangeConfiguration?.dynamicRegistration)
        await connection.client.register(DidChangeConfigurationNotification.type, { section: 'subagents' });
      if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration)
        await connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: WATCHED.map((globPattern) => ({ globPattern })),
        });
      if (client.workspace?.workspaceFolders)
        connection.workspace.onDidChangeWorkspaceFolders(
          guarded('workspaceFolders', log, undefined, async ({ added, removed }) => {
            const gone = new Set(removed.map((folder) => folder.uri.replace(/\/$/, '')));
            session.setFolders([
              ...session.folders.filter((uri) => !gone.has(uri)),
              ...added.map((folder) => folder.uri),
            ]);
            await session.scan();
            pushOthers();
          }),
        );
      await configure();
      await session.scan();
      pushOthers();
    }),
  );

  const configure = async (given?: unknown): Promise<void> => {
    const asked = client.workspace?.configuration ? await connection.workspace.getConfiguration('subagents') : given;
    await session.configure(asked ?? settingsFromStart ?? {});
  };
  connection.onDidChangeConfiguration(
    guarded('didChangeConfiguration', log, undefined, async ({ settings }) => {
      await configure(isRecord(settings) ? (settings['subagents'] ?? settings) : undefined);
      await session.scan();
      pushOthers();
    }),
  );
  connection.onDidChangeWatchedFiles(
    guarded('didChangeWatchedFiles', log, undefined, async ({ changes }) => {
      const changed = await Promise.all(changes.map((change) => session.changedOnDisk(change.uri)));
      if (changes.some((change) => change.uri.endsWith('/plugin.json'))) await session.scan();
      if (changed.includes(true)) pushOthers();
    }),
  );

  documents.onChange((document) => {
    const changed = session.open(document.uri, document.getText());
    if (!session.agent(document.uri)) return;
    push(document.uri);
    if (changed) pushOthers(document.uri);
  });
  documents.onClose(
    guarded('didClose', log, undefined, async (uri: string) => {
      const changed = await session.close(uri);
      if (!pulls) connection.sendDiagnostics({ uri, diagnostics: [] });
      if (changed) pushOthers(uri);
    }),
  );

  /** Says whether anything that a file's findings depend on has moved. */
  const resultId = (version: number): string =>
    `${version}.${session.index.workspace.revision}.${session.settingsRevision}`;
  connection.languages.diagnostics.on(
    guarded('diagnostic', log, NO_DIAGNOSTICS, (params: DocumentDiagnosticParams): DocumentDiagnosticReport => {
      const agent = session.agent(params.textDocument.uri);
      if (!agent) return { kind: 'full', items: [] };
      const id = resultId(documents.get(params.textDocument.uri)?.version ?? 0);
      if (params.previousResultId === id) return { kind: 'unchanged', resultId: id };
      return { kind: 'full', resultId: id, items: [...findings(agent)] };
    }),
  );
  connection.languages.diagnostics.onWorkspace(
    guarded(
      'workspaceDiagnostic',
      log,
      { items: [] },
      (params: WorkspaceDiagnosticParams): WorkspaceDiagnosticReport => {
        const previous = new Map(params.previousResultIds.map((item) => [item.uri, item.value]));
        const own = [...session.index.uris].filter(
          (uri) => session.folders.some((folder) => uri.startsWith(`${folder}/`)) && !documents.get(uri),
        );
        return {
          items: own.flatMap((uri): WorkspaceDocumentDiagnosticReport[] => {
            const agent = session.agent(uri);
            if (!agent) return [];
            const id = `${agent.doc.text.length}.${resultId(0)}`;
            if (previous.get(uri) === id) return [{ kind: 'unchanged', resultId: id, uri, version: null }];
            return [{ kind: 'full', resultId: id, uri, version: null, items: [...findings(agent)] }];
          }),
        };
      },
    ),
  );

  connection.onCompletion(
    guarded('completion', log, [], (params) => {
      const agent = session.agent(params.textDocument.uri);
      if (!agent) return [];
      const snippets = client.textDocument?.completion?.completionItem?.snippetSupport === true;
      const context = session.context(agent);
      return complete(agent.doc, agent.doc.lines.offsetAt(params.position), context.workspace, context.options).map(
        (item) => toCompletionItem(item, agent.doc.lines, { snippets }),
      );
    }),
  );
  connection.onHover(
    guarded('hover', log, null, (params) => {
      const agent = session.agent(params.textDocument.uri);
      const found = agent && hover(session.context(agent), agent.doc.lines.offsetAt(params.position));
      if (!agent || !found) return null;
      return {
        range: toRange(found.span, agent.doc.lines),
        contents: { kind: MarkupKind.Markdown, value: [found.lead, ...found.facts].join('\n\n') },
      };
    }),
  );
  connection.onCodeAction(
    guarded('codeAction', log, [], (params) => {
      const agent = session.agent(params.textDocument.uri);
      if (!agent) return [];
      const { doc } = agent;
      const context = session.context(agent);
      const only = params.context.only;
      const wants = (kind: string): boolean =>
        only === undefined || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
      const quick = wants(CodeActionKind.QuickFix)
        ? fixesAt(context, toSpan(params.range, doc.lines), runOptions(context)).map(({ finding, fix, preferred }) =>
            toCodeAction(doc.uri, fix, toDiagnostic(finding, doc.lines, options.rulePage), preferred, doc.lines),
          )
        : [];
      if (only === undefined || !wants(FIX_ALL)) return quick;
      const text = fixedText(agent, context);
      if (text === doc.text) return quick;
      const edits = [changeBetween(doc.text, text)];
      const title = render({ id: 'action.fixAll', args: {} });
      return [...quick, { title, kind: FIX_ALL, edit: toWorkspaceEdit(doc.uri, edits, doc.lines) }];
    }),
  );

  /** Safe fixes until none is left; a handful of rounds settles overlapping ones. */
  const fixedText = (agent: IndexedAgent, context: RuleContext): string => {
    let text = agent.doc.text;
    let current = context;
    for (let round = 0; round < 10; round++) {
      const edits = fixAllEdits(current, runOptions(current));
      if (edits.length === 0) return text;
      text = applyEdits(text, edits);
      current = session.contextOf(text, agent);
    }
    return text;
  };

  connection.onRequest(
    routeRequest,
    guarded(
      'route',
      log,
      null,
      (params: RouteParams) => preview.route(params, documents.get(params.uri)?.version ?? 0) ?? null,
    ),
  );
  connection.onRequest(
    workspaceRequest,
    guarded('workspace', log, null, (): WorkspaceResult => {
      const agents = session.index.workspace.agents.map(({ uri, path, name, scope, status, description }) => ({
        uri,
        path,
        name,
        scope,
        status,
        descriptionTokens: descriptionTokens(name, description),
      }));
      return {
        agents,
        descriptionTokens: agents.reduce(
          (sum, agent) => sum + (agent.status === 'loads' ? agent.descriptionTokens : 0),
          0,
        ),
        descriptionBudget: session.settings.descriptionBudget,
      };
    }),
  );
  connection.onRequest(
    personasRequest,
    guarded('personas', log, [], () => personas.map(({ id, title, summary }) => ({ id, title, summary }))),
  );
  connection.onRequest(
    personaRequest,
    guarded('persona', log, '', ({ name, persona }: PersonaParams) => {
      const chosen = persona === undefined ? undefined : personaById(persona);
      return chosen ? personaText(chosen, { name }) : blankAgent(name);
    }),
  );
  connection.listen();
}

const NO_DIAGNOSTICS: DocumentDiagnosticReport = { kind: 'full', items: [] };

/** VS Code's suggestions while typing are off in Markdown: letters ask for them where the server has something to say. */
const LETTERS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
