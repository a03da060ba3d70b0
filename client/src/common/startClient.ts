// Starts the language client and registers the extension's commands, views and middleware; the same in every host.

import { commands, Disposable, type ExtensionContext, type Uri, window } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { builtInOverlap } from './builtInOverlap';
import { registerBuiltInWarningFix } from './builtInWarnings';
import { createClaudeCodeEngine } from './claudeCode/claudeCodeEngine';
import { registerLearnCommand } from './claudeCode/learnCommand';
import { registerVerifyCommand } from './claudeCode/verifyCommand';
import { createVersionStatus } from './claudeCode/versionStatus';
import { activeAgentFile, documentSelector } from './documentSelector';
import { createEditorModelEngine } from './languageModel/editorModelEngine';
import { createNewAgent } from './newAgentCommand';
import { followPluginManifests } from './pluginPatterns';
import { createPreviewPanels } from './preview/panel';
import { registerQuickSuggestions } from './quickSuggestions';
import { renameMiddleware } from './renameMiddleware';
import { registerRoutingFixCommands } from './routingFixes/routingFixCommands';
import { answerFileRequests } from './serverFiles';
import { createExampleTests } from './testing/exampleTests';
import { localize } from './texts/agents';
import { registerAgentCommands } from './view/agentCommands';
import { createAgentList } from './view/agentList';
import { createAgentTree } from './view/agentTree';
import { createBudgetStatus } from './view/budgetStatus';
import { createWorkspaceChanges } from './workspaceChanges';
import { reloadSettingsOnTrust, trustMiddleware } from './workspaceTrust';

/** `storage`: the folder for what is learned from Claude Code; absent without a disk. */
export function clientOptions(storage?: Uri): LanguageClientOptions {
  return {
    documentSelector: [...documentSelector()],
    diagnosticCollectionName: 'subagents',
    outputChannelName: localize('common.output'),
    middleware: { ...builtInOverlap(), ...renameMiddleware, ...trustMiddleware },
    diagnosticPullOptions: { onChange: true, onTabs: false, onFocus: false },
    synchronize: { configurationSection: 'subagents' },
    markdown: { isTrusted: false, supportHtml: false },
    initializationOptions: { vscode: true, files: true, ...(storage ? { storage: storage.toString() } : {}) },
  };
}

export async function startClient(client: BaseLanguageClient, context: ExtensionContext): Promise<void> {
  const changes = createWorkspaceChanges(client);
  const engines = [createEditorModelEngine(client, context), createClaudeCodeEngine(client, changes.onChange)];
  const previews = createPreviewPanels(client, changes.onChange, context.extensionUri, engines);
  const exampleTests = createExampleTests(client, changes.onChange, context, engines);
  const versionStatus = createVersionStatus(client, context, changes.onChange);
  // Registered before the client starts: the server sends requests and notifications as soon as it runs.
  context.subscriptions.push(
    answerFileRequests(client),
    versionStatus,
    exampleTests,
    ...engines,
    previews,
    registerAgentView(client, changes.onChange),
    changes,
    registerRoutingFixCommands(client),
    registerVerifyCommand(client),
    registerLearnCommand(client),
    reloadSettingsOnTrust(client),
    registerBuiltInWarningFix(),
    registerQuickSuggestions(),
    commands.registerCommand('subagents.previewRouting', () => {
      const document = activeAgentFile();
      if (!document) return window.showInformationMessage(localize('common.openForPreview'));
      exampleTests.previewUsed();
      return previews.show(document);
    }),
    commands.registerCommand('subagents.newAgent', () => createNewAgent(client)),
    commands.registerCommand('subagents.fixAll', () =>
      commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.subagents', apply: 'first' }),
    ),
    commands.registerCommand('subagents.restartServer', async () => {
      await client.stop();
      await client.start();
    }),
    window.onDidChangeActiveTextEditor(setFileContext),
    { dispose: () => client.dispose() },
  );
  setFileContext();
  await client.start();
  void versionStatus.update();
  context.subscriptions.push(followPluginManifests(client));
  exampleTests.started();
}

function registerAgentView(
  client: BaseLanguageClient,
  onWorkspaceChange: Parameters<typeof createAgentList>[1],
): Disposable {
  const list = createAgentList(client, onWorkspaceChange);
  const tree = createAgentTree(list);
  return Disposable.from(
    registerAgentCommands(client, list, tree.view),
    createBudgetStatus(list, tree.view),
    tree,
    list,
  );
}

/** For the `when` clauses of menus. */
const setFileContext = (): void =>
  void commands.executeCommand('setContext', 'subagents.isAgentFile', activeAgentFile() !== undefined);
