// Which version of Claude Code files are judged by, in the language status of agent files. An installed version that is newer than
// the newest known is said once for each such version, with the offer to learn from it.

import { commands, type Event, type ExtensionContext, languages, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type JudgedByParams, type JudgedByResult, judgedByRequest } from '../../../../common/src/protocol/claudeCode';
import { documentSelector, isAgentFile } from '../agentFiles';
import { say } from '../texts/agents';

interface JudgedBy {
  /** Asks the server; once it has been started. */
  update(): Promise<void>;
  dispose(): void;
}

/** In the extension's global state: the newer version that was said last. */
const SAID = 'subagents.newerInstalled';

export function showJudgedBy(
  client: BaseLanguageClient,
  { globalState }: Pick<ExtensionContext, 'globalState'>,
  onWorkspaceChange: Event<void>,
): JudgedBy {
  const item = languages.createLanguageStatusItem('subagents.claudeVersion', [...documentSelector()]);
  item.name = say('judged.item');
  const sayOnce = async ({ installed, newest, source }: JudgedByResult): Promise<void> => {
    if (!installed || installed.asked || source !== 'installed' || !isNewer(installed.version, newest)) return;
    if (globalState.get(SAID) === installed.version) return;
    await globalState.update(SAID, installed.version);
    const learn = say('judged.learn');
    const words = say('judged.newer', { version: installed.version, newest });
    if ((await window.showInformationMessage(words, learn)) === learn)
      await commands.executeCommand('subagents.learnFromClaudeCode');
  };
  const update = async (): Promise<void> => {
    if (!client.isRunning()) return;
    const document = window.activeTextEditor?.document;
    const params: JudgedByParams =
      document && isAgentFile(document) ? { uri: client.code2ProtocolConverter.asUri(document.uri) } : {};
    const result = await client.sendRequest<JudgedByResult | null>(judgedByRequest, params);
    if (!result) return;
    item.text = say('judged.text', { version: result.version });
    item.detail = detailOf(result);
    void sayOnce(result);
  };
  const subscriptions = [
    item,
    onWorkspaceChange(() => void update()),
    window.onDidChangeActiveTextEditor((editor) => {
      if (editor && isAgentFile(editor.document)) void update();
    }),
  ];
  return {
    update,
    dispose() {
      for (const each of subscriptions) each.dispose();
    },
  };
}

function detailOf({ source, newest, installed, learned }: JudgedByResult): string {
  if (source === 'named') return say('judged.named');
  if (source === 'newest' || !installed) return say('judged.newest');
  if (learned) return say('judged.learned');
  return isNewer(installed.version, newest) ? say('judged.installedNewer', { newest }) : say('judged.installed');
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
