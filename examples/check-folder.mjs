// Checks all agent files below a folder: node check-folder.mjs [FOLDER]

import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createAgentService, globMatcher } from 'subagent-intellisense';

/** Answers questions about files by URI; a file that cannot be read is as good as missing. */
const host = {
  async list(folder, globs) {
    const root = fileURLToPath(folder);
    const matches = globMatcher(globs);
    const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
      .filter((file) => !/[\\/](?:node_modules|\.git)[\\/]/.test(file))
      .filter((file) => matches(path.relative(root, file).replaceAll(path.sep, '/')))
      .map((file) => pathToFileURL(file).href)
      .sort();
  },
  read: (uri) => readFile(fileURLToPath(uri), 'utf8').catch(() => undefined),
  stat: async (uri) => {
    const found = await stat(fileURLToPath(uri)).catch(() => undefined);
    return found && { kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other', size: found.size };
  },
};

const folder = pathToFileURL(path.resolve(process.argv[2] ?? '.')).href;
const service = createAgentService({ host, folders: [folder] });
await service.rescan();
for (const { uri, path: shown } of service.agents())
  for (const { rule, severity, message, span } of service.check(uri)) {
    const { line, character } = service.positionAt(uri, span.start);
    console.log(`${shown}:${line + 1}:${character + 1} ${severity} ${message} (${rule})`);
  }
