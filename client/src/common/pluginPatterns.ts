// Keeps the document selector in step with the agent files that plugin manifests list, by restarting the client.

import { Disposable, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { MANIFEST_GLOB } from '../../../common/src/claudePaths';
import { documentSelector, setPluginPatterns } from './documentSelector';
import { readFile } from './readFile';

const MAX_MANIFESTS = 500;

/** Call it once the client runs. */
export function followPluginManifests(client: BaseLanguageClient): Disposable {
  let before = '';
  let queue: Promise<void> = Promise.resolve();
  const update = async (): Promise<void> => {
    const patterns = await readPatterns();
    if (patterns.join('\n') === before) return;
    before = patterns.join('\n');
    setPluginPatterns(patterns);
    const { documentSelector: selector } = client.clientOptions;
    // The client reads this array again whenever it starts.
    selector?.splice(0, selector.length, ...documentSelector());
    await client.stop();
    await client.start();
  };
  const queueUpdate = (): void => {
    queue = queue.then(update).catch((error: unknown) => client.error(String(error)));
  };
  const watcher = workspace.createFileSystemWatcher(MANIFEST_GLOB);
  queueUpdate();
  return Disposable.from(
    watcher,
    watcher.onDidCreate(queueUpdate),
    watcher.onDidChange(queueUpdate),
    watcher.onDidDelete(queueUpdate),
    { dispose: () => setPluginPatterns([]) },
  );
}

async function readPatterns(): Promise<readonly string[]> {
  const manifests = await workspace.findFiles(MANIFEST_GLOB, '**/node_modules/**', MAX_MANIFESTS);
  const patterns = await Promise.all(
    manifests.map(async (uri) => {
      const bytes = await readFile(uri);
      return bytes ? pluginPatterns(Uri.joinPath(uri, '../..').path, new TextDecoder().decode(bytes)) : [];
    }),
  );
  return patterns.flat().sort();
}

/**
 * Globs of the agent files that a manifest lists outside of `agents` folders, which the selector covers anyway. `root`: path of the
 * plugin's folder. Empty for an invalid manifest; the server reports its errors.
 */
export const pluginPatterns = (root: string, manifest: string): readonly string[] =>
  listedFiles(manifest)
    .filter((file) => /^\.\/.*\.md$/.test(file) && !isInAgentsFolder(file) && !/(?:^|\/)\.\.(?:\/|$)/.test(file))
    .map((file) => escapeGlob(`${root}/${file.split('/').filter(isSegment).join('/')}`));

const isInAgentsFolder = (file: string): boolean => file.split('/').slice(1, -1).includes('agents');

const isSegment = (segment: string): boolean => segment !== '' && segment !== '.';

function listedFiles(manifest: string): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(manifest.replace(/^\uFEFF/, ''));
    const agents = typeof parsed === 'object' && parsed !== null && 'agents' in parsed ? parsed.agents : undefined;
    return [agents].flat().filter((entry): entry is string => typeof entry === 'string');
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

const escapeGlob = (path: string): string => path.replace(/[*?[{}]/g, '[$&]');
