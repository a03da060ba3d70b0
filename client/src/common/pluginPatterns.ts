// Keeps the language client's document selector in step with what plugins list: a selector is fixed while the client runs, so
// the client is started again when a list changes.

import { Disposable, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { MANIFEST_GLOB } from '../../../common/src/claudePaths';
import { documentSelector, setListedPatterns } from './agentFiles';
import { listedPatterns } from './listedAgents';

const MOST_MANIFEST_GLOB = 500;

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
  const watcher = workspace.createFileSystemWatcher(MANIFEST_GLOB);
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
  const manifests = await workspace.findFiles(MANIFEST_GLOB, '**/node_modules/**', MOST_MANIFEST_GLOB);
  const found = await Promise.all(
    manifests.map(async (uri) => {
      const bytes = await workspace.fs.readFile(uri);
      return listedPatterns(Uri.joinPath(uri, '../..').path, new TextDecoder().decode(bytes));
    }),
  );
  return found.flat().sort();
}
