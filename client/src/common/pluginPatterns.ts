// Keeps the language client's document selector in step with what plugins list: a selector is fixed while the client runs, so
// the client is started again when a list changes.

import { Disposable, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { documentSelector, setListedPatterns } from './agentFiles';
import { listedPatterns } from './listedAgents';

const MANIFESTS = '**/.claude-plugin/plugin.json';
const MOST_MANIFESTS = 500;

/** Call it once the client runs. */
export function followListedAgents(client: BaseLanguageClient): Disposable {
  let before = '';
  let last: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    const patterns = await patternsNow();
    if (patterns.join('\n') === before) return;
    before = patterns.join('\n');
    setListedPatterns(patterns);
    const { documentSelector: selector } = client.clientOptions;
    // The features of the client read this very list whenever it starts.
    selector?.splice(0, selector.length, ...documentSelector());
    await client.stop();
    await client.start();
  };
  const lookAgain = (): void => {
    last = last.then(look).catch((error: unknown) => client.error(String(error)));
  };
  const watcher = workspace.createFileSystemWatcher(MANIFESTS);
  lookAgain();
  return Disposable.from(
    watcher,
    watcher.onDidCreate(lookAgain),
    watcher.onDidChange(lookAgain),
    watcher.onDidDelete(lookAgain),
    { dispose: () => setListedPatterns([]) },
  );
}

async function patternsNow(): Promise<readonly string[]> {
  const manifests = await workspace.findFiles(MANIFESTS, '**/node_modules/**', MOST_MANIFESTS);
  const found = await Promise.all(
    manifests.map(async (uri) => {
      const bytes = await workspace.fs.readFile(uri);
      return listedPatterns(Uri.joinPath(uri, '../..').path, new TextDecoder().decode(bytes));
    }),
  );
  return found.flat().sort();
}
