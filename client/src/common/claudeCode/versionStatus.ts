// The language status: the Claude Code version that files are checked against. Offers to learn from each newer version once.

import { commands, Disposable, type Event, type ExtensionContext, languages, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type JudgedByParams, type JudgedByResult, judgedByRequest } from '../../../../common/src/protocol/claudeCode';
import { activeAgentFile, documentSelector, isAgentFile } from '../documentSelector';
import { localize } from '../texts/agents';

interface VersionStatus {
  /** Does nothing before the client runs. */
  update(): Promise<void>;
  dispose(): void;
}

/** Key of the global state: the newer version that was offered last. */
const OFFERED_KEY = 'subagents.newerInstalled';

export function createVersionStatus(
  client: BaseLanguageClient,
  { globalState }: Pick<ExtensionContext, 'globalState'>,
  onWorkspaceChange: Event<void>,
): VersionStatus {
  const item = languages.createLanguageStatusItem('subagents.claudeVersion', [...documentSelector()]);
  item.name = localize('judged.item');
  const offerLearning = async ({ installed, newest, source }: JudgedByResult): Promise<void> => {
    if (!installed || installed.asked || source !== 'installed' || !isNewer(installed.version, newest)) return;
    if (globalState.get(OFFERED_KEY) === installed.version) return;
    await globalState.update(OFFERED_KEY, installed.version);
    const learn = localize('judged.learn');
    const message = localize('judged.newer', { version: installed.version, newest });
    if ((await window.showInformationMessage(message, learn)) === learn)
      await commands.executeCommand('subagents.learnFromClaudeCode');
  };
  const update = async (): Promise<void> => {
    if (!client.isRunning()) return;
    const document = activeAgentFile();
    const params: JudgedByParams = document ? { uri: client.code2ProtocolConverter.asUri(document.uri) } : {};
    const result = await client.sendRequest<JudgedByResult | null>(judgedByRequest, params);
    if (!result) return;
    item.text = localize('judged.text', { version: result.version });
    item.detail = detailOf(result);
    void offerLearning(result);
  };
  const subscriptions = Disposable.from(
    item,
    onWorkspaceChange(() => void update()),
    window.onDidChangeActiveTextEditor((editor) => {
      if (editor && isAgentFile(editor.document)) void update();
    }),
  );
  return {
    update,
    dispose: () => subscriptions.dispose(),
  };
}

function detailOf({ source, newest, installed, learned }: JudgedByResult): string {
  if (source === 'named') return localize('judged.named');
  if (source === 'newest' || !installed) return localize('judged.newest');
  if (learned) return localize('judged.learned');
  return isNewer(installed.version, newest)
    ? localize('judged.installedNewer', { newest })
    : localize('judged.installed');
}

/** Both are of the form `2.1.332`. */
export function isNewer(version: string, than: string): boolean {
  const other = than.split('.').map(Number);
  for (const [at, part] of version.split('.').map(Number).entries()) {
    const difference = part - (other[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
