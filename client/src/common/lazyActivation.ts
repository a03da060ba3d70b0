// What the extension is until somebody needs it: VS Code wakes it for every Markdown file, and most folders hold no agents. Asleep it
// runs no server and has loaded no language client. It must never leave an agent file, a command or a view of ours without an answer.

import { commands, Disposable, type ExtensionContext, languages, TabInputWebview, window, workspace } from 'vscode';
import { AGENTS_FOLDER, CLAUDE_FOLDER, MANIFEST_GLOB, PLUGIN_FOLDER } from '../../../common/src/claudePaths';
import { documentSelector } from './agentFiles';

const AGENTS = `{**/${AGENTS_FOLDER}/**/*.md,${MANIFEST_GLOB}}`;
/** Watchers tell of a folder that came by its own name, and not by the files in it. */
const ARRIVALS = `{**/${CLAUDE_FOLDER},**/${AGENTS_FOLDER},**/${AGENTS_FOLDER}/**,**/${PLUGIN_FOLDER},${MANIFEST_GLOB}}`;
const VIEW = 'subagents.agents';
const PANEL = 'subagents.preview';

/** `wake` is called once: before this settles where there is something to do already, else when there is. */
export async function sleepUntilNeeded(context: ExtensionContext, wake: () => Promise<void>): Promise<void> {
  const waiting: Disposable[] = [];
  let awake: Promise<void> | undefined;
  const wakeUp = (): Promise<void> => {
    if (!awake) {
      // What wakes registers the same commands and the same view.
      Disposable.from(...waiting).dispose();
      awake = wake();
    }
    return awake;
  };
  const wakeIf = async (isTime: () => boolean | Promise<boolean>): Promise<void> => {
    try {
      if (!awake && (await isTime())) await wakeUp();
    } catch (error) {
      void window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  };
  /** Asked whenever a document or a tab is opened: nothing is searched for. */
  const look = (): void => void wakeIf(isNeeded);
  const search = (): void => void wakeIf(hasAgents);
  if (isNeeded()) return wakeUp();
  const arrivals = workspace.createFileSystemWatcher(ARRIVALS, false, true, true);
  waiting.push(
    arrivals,
    arrivals.onDidCreate(search),
    workspace.onDidChangeWorkspaceFolders(search),
    workspace.onDidOpenTextDocument(look),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('subagents.files')) look();
    }),
    window.tabGroups.onDidChangeTabs(look),
    window.registerTreeDataProvider<never>(VIEW, {
      async getChildren() {
        await wakeUp();
        return [];
      },
      getTreeItem: (item) => item,
    }),
    ...ownCommands(context).map((command) =>
      commands.registerCommand(command, async (...args: readonly unknown[]) => {
        await wakeUp();
        return commands.executeCommand(command, ...args);
      }),
    ),
  );
  context.subscriptions.push(Disposable.from(...waiting));
  search();
}

const isPanel = ({ input }: { readonly input: unknown }): boolean =>
  input instanceof TabInputWebview && input.viewType.endsWith(PANEL);

/** What is open or set says so already. */
function isNeeded(): boolean {
  const selector = documentSelector();
  return (
    workspace.textDocuments.some((document) => languages.match([...selector], document) > 0) ||
    workspace.getConfiguration('subagents').get<readonly string[]>('files', []).length > 0 ||
    window.tabGroups.all.some(({ tabs }) => tabs.some(isPanel))
  );
}

const hasAgents = async (): Promise<boolean> => (await workspace.findFiles(AGENTS, '**/node_modules/**', 1)).length > 0;

/** As the manifest names them. */
function ownCommands({ extension }: ExtensionContext): readonly string[] {
  const manifest = extension.packageJSON as {
    readonly contributes: { readonly commands: readonly { readonly command: string }[] };
  };
  return manifest.contributes.commands.map(({ command }) => command);
}
