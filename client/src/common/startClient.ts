// What the extension does in every host once it is awake: starts the language client it is given, and adds commands and the
// preview. Thin by intent: whatever can be known about a file is known by the server.

import { commands, type ExtensionContext, type Uri, window } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { documentSelector, isAgentFile } from './agentFiles';
import { besideBuiltIn } from './builtInOverlap';
import { offerToCheckAlone } from './builtInWarnings';
import { createClaudeCodeEngine } from './claudeCode/claudeCodeEngine';
import { learnFromClaudeCode } from './claudeCode/learnCommand';
import { verifyWithClaudeCode } from './claudeCode/verifyCommand';
import { showJudgedBy } from './claudeCode/versionStatus';
import { createModelEngine } from './languageModel/editorModelEngine';
import { newAgent } from './newAgentCommand';
import { followListedAgents } from './pluginPatterns';
import { createPreviewPanels } from './preview/panel';
import { suggestWhileTyping } from './quickSuggestions';
import { fileAfterwards } from './renameMiddleware';
import { renameSaved } from './renameSaved';
import { wayOutCommands } from './routingFixes/routingFixCommands';
import { filesForServer } from './serverFiles';
import { exampleTests } from './testing/exampleTests';
import { say } from './texts/agents';
import { agentView } from './view/agentView';
import { createWorkspaceChanges } from './workspaceChanges';
import { askAgainWhenTrusted, trustedSettings } from './workspaceTrust';

/** `storage`: the folder for what is learned, where there is a disk. */
export function clientOptions(storage?: Uri): LanguageClientOptions {
  return {
    documentSelector: [...documentSelector()],
    diagnosticCollectionName: 'subagents',
    outputChannelName: say('common.output'),
    middleware: { ...besideBuiltIn(), ...fileAfterwards(renameSaved), ...trustedSettings },
    diagnosticPullOptions: { onChange: true, onTabs: false, onFocus: false },
    synchronize: { configurationSection: 'subagents' },
    markdown: { isTrusted: false, supportHtml: false },
    initializationOptions: { vscode: true, files: true, ...(storage ? { storage: storage.toString() } : {}) },
  };
}

export async function activateWith(client: BaseLanguageClient, context: ExtensionContext): Promise<void> {
  const changes = createWorkspaceChanges(client);
  const editorModel = createModelEngine(client, context);
  const claudeCode = createClaudeCodeEngine(client, changes.onChange);
  const previews = createPreviewPanels(client, changes.onChange, context.extensionUri, [editorModel, claudeCode]);
  const examples = exampleTests(client, changes.onChange, context, [editorModel, claudeCode]);
  const judgedBy = showJudgedBy(client, context, changes.onChange);
  context.subscriptions.push(
    judgedBy,
    filesForServer(client),
    examples,
    wayOutCommands(client),
    editorModel,
    claudeCode,
    verifyWithClaudeCode(client),
    learnFromClaudeCode(client),
    previews,
    agentView(client, changes.onChange),
    changes,
    askAgainWhenTrusted(client),
    offerToCheckAlone(),
    suggestWhileTyping(),
    commands.registerCommand('subagents.previewRouting', () => {
      const document = window.activeTextEditor?.document;
      if (document && isAgentFile(document)) {
        examples.previewUsed();
        return previews.show(document);
      }
      return window.showInformationMessage(say('common.openForPreview'));
    }),
    commands.registerCommand('subagents.newAgent', () => newAgent(client)),
    commands.registerCommand('subagents.fixAll', () =>
      commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.subagents', apply: 'first' }),
    ),
    commands.registerCommand('subagents.restartServer', async () => {
      await client.stop();
      await client.start();
    }),
    window.onDidChangeActiveTextEditor(tellContext),
    { dispose: () => client.dispose() },
  );
  tellContext();
  await client.start();
  void judgedBy.update();
  context.subscriptions.push(followListedAgents(client));
  examples.started();
}

const tellContext = (): void => {
  const document = window.activeTextEditor?.document;
  void commands.executeCommand('setContext', 'subagents.isAgentFile', document !== undefined && isAgentFile(document));
};
