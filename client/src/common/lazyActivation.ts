// Starts the extension only when an agent file, command, view or panel needs it; VS Code activates it for every Markdown file.

import { commands, Disposable, type ExtensionContext, languages, TabInputWebview, window, workspace } from 'vscode';
import { AGENTS_FOLDER, CLAUDE_FOLDER, PLUGIN_FOLDER, PLUGIN_GLOB } from '../../../common/src/claudePaths';
import { documentSelector, extraPatterns } from './documentSelector';
import { showError } from './errors';

const AGENT_FILES = `{**/${AGENTS_FOLDER}/**/*.md,${PLUGIN_GLOB}}`;
/** A new folder is one event of the watcher; the files in it have none. */
const NEW_FOLDERS = `{**/${CLAUDE_FOLDER},**/${AGENTS_FOLDER},**/${AGENTS_FOLDER}/**,**/${PLUGIN_FOLDER},${PLUGIN_GLOB}}`;
const VIEW = 'subagents.agents';
const PANEL = 'subagents.preview';

/** Calls `activate` once: before it resolves if the extension is needed already, else at the first event that needs it. */
export async function activateLazily(context: ExtensionContext, activate: () => Promise<void>): Promise<void> {
  const waiting: Disposable[] = [];
  let activation: Promise<void> | undefined;
  const activateOnce = (): Promise<void> => {
    if (!activation) {
      // `activate` registers the same commands and the same view.
      Disposable.from(...waiting).dispose();
      activation = activate();
    }
    return activation;
  };
  const activateIf = async (isNeeded: () => boolean | Promise<boolean>): Promise<void> => {
    try {
      if (!activation && (await isNeeded())) await activateOnce();
    } catch (error) {
      showError(error);
    }
  };
  /** Runs for every opened document and tab, so it never searches. */
  const checkEditors = (): void => void activateIf(isNeededByEditors);
  const searchFolders = (): void => void activateIf(hasAgentFiles);
  if (isNeededByEditors()) return activateOnce();
  const watcher = workspace.createFileSystemWatcher(NEW_FOLDERS, false, true, true);
  waiting.push(
    watcher,
    watcher.onDidCreate(searchFolders),
    workspace.onDidChangeWorkspaceFolders(searchFolders),
    workspace.onDidOpenTextDocument(checkEditors),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('subagents.files')) checkEditors();
    }),
    window.tabGroups.onDidChangeTabs(checkEditors),
    window.registerTreeDataProvider<never>(VIEW, {
      async getChildren() {
        await activateOnce();
        return [];
      },
      getTreeItem: (item) => item,
    }),
    ...commandIds(context).map((command) =>
      commands.registerCommand(command, async (...args: readonly unknown[]) => {
        await activateOnce();
        return commands.executeCommand(command, ...args);
      }),
    ),
  );
  context.subscriptions.push(Disposable.from(...waiting));
  searchFolders();
}

const isPanel = ({ input }: { readonly input: unknown }): boolean =>
  input instanceof TabInputWebview && input.viewType.endsWith(PANEL);

function isNeededByEditors(): boolean {
  const selector = documentSelector();
  return (
    workspace.textDocuments.some((document) => languages.match([...selector], document) > 0) ||
    extraPatterns().length > 0 ||
    window.tabGroups.all.some(({ tabs }) => tabs.some(isPanel))
  );
}

const hasAgentFiles = async (): Promise<boolean> =>
  (await workspace.findFiles(AGENT_FILES, '**/node_modules/**', 1)).length > 0;

/** From the manifest. */
function commandIds({ extension }: ExtensionContext): readonly string[] {
  const manifest = extension.packageJSON as {
    readonly contributes: { readonly commands: readonly { readonly command: string }[] };
  };
  return manifest.contributes.commands.map(({ command }) => command);
}
