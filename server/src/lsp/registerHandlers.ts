// Registers the handlers of all features; loads the core.

import type { Connection, InitializeParams } from 'vscode-languageserver';
import { sanitize } from '../../../common/src/text/sanitize';
import { localizeIn, localizeSentenceIn } from '../core/messages/render';
import { hostUntil } from './cancellation';
import { serveClaudeCode } from './claudeCode/claudeCode';
import { clientOf } from './client';
import { serveCommands } from './commands/commands';
import { createDocuments } from './documents';
import { serveCallHierarchy } from './features/callHierarchy';
import { serveCodeActions } from './features/codeActions';
import { serveCodeLens } from './features/codeLens';
import { serveCompletion } from './features/completion';
import { serveDefinition } from './features/definition';
import { serveDiagnostics } from './features/diagnostics';
import { serveDocumentColors } from './features/documentColors';
import { serveDocumentHighlights } from './features/documentHighlights';
import { serveDocumentLinks } from './features/documentLinks';
import { serveDocumentSymbols } from './features/documentSymbols';
import { serveFolding } from './features/folding';
import { serveHover } from './features/hover';
import { serveInlayHints } from './features/inlayHints';
import { serveReferences } from './features/references';
import { serveRename } from './features/rename';
import { serveSemanticTokens } from './features/semanticTokens';
import { serveWorkspaceSymbols } from './features/workspaceSymbols';
import type { Refuse } from './initialize';
import { serveRequests } from './requests';
import { serveEditorModel } from './routing/editorModelRequests';
import { servePreviewPlaces } from './routing/previewPlaces';
import { serveRoutingFixes } from './routing/routingFixes';
import { serveRoutingNotes } from './routing/routingNotes';
import { serveTestedAgents } from './routing/testedAgents';
import { createWorkspaceWords } from './routing/workspaceWords';
import { scanProgress } from './scanProgress';
import { documentFunctions, type Server, type StartOptions } from './server';
import { createSession } from './session/session';
import { synchronize } from './synchronize';

/** Must be called before the client's next message is handled. */
export function registerHandlers(
  connection: Connection,
  given: StartOptions,
  params: InitializeParams,
  refuse: Refuse,
): void {
  const stop = new AbortController();
  const shutdown = stop.signal;
  // vscode-languageserver keeps one shutdown handler: everything else listens to the signal.
  connection.onShutdown(() => stop.abort());
  const options: StartOptions = { ...given, host: hostUntil(shutdown, given.host) };
  const log = (message: string): void => {
    if (!shutdown.aborted) connection.console.error(sanitize(message, Number.POSITIVE_INFINITY));
  };
  const client = clientOf(params);
  const documents = createDocuments(connection, client.units);
  const translation = options.translation?.(params.locale ?? 'en') ?? client.translation ?? {};
  const localize = localizeIn(translation);
  const session = createSession({
    ...options,
    documents,
    log,
    units: client.units,
    scanProgress: scanProgress({ connection, client, localize, log, shutdown }),
  });
  const server: Server = {
    connection,
    session,
    documents,
    options,
    log,
    shutdown,
    refuse,
    client,
    agents: documentFunctions(session, localize, log),
    localize,
    localizeSentence: localizeSentenceIn(translation),
  };
  const diagnostics = serveDiagnostics(server);
  serveCompletion(server);
  serveHover(server);
  serveCodeActions(server);
  serveCodeLens(server);
  serveDefinition(server);
  serveReferences(server);
  serveRename(server);
  serveCallHierarchy(server);
  serveWorkspaceSymbols(server);
  serveDocumentSymbols(server);
  serveFolding(server);
  serveDocumentLinks(server);
  serveDocumentHighlights(server);
  serveDocumentColors(server);
  serveSemanticTokens(server);
  serveInlayHints(server);
  serveClaudeCode(server, () => rescan());
  const words = createWorkspaceWords(session);
  const notes = serveRoutingNotes(server, words, () => diagnostics.refreshDiagnostics());
  serveRequests(server, words, () => rescan());
  serveCommands(server, words);
  servePreviewPlaces(server);
  serveRoutingFixes(server);
  serveTestedAgents(server);
  serveEditorModel(server);
  const rescan = synchronize(server, params, diagnostics, notes);
}
