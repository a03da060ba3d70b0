// The extension in a Node extension host after lazy activation: runs the language server as a child process.

import path from 'node:path';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { loadDisplayLanguage } from '../common/displayLanguage';
import { clientOptions, startClient } from '../common/startClient';

export async function startExtension(context: ExtensionContext): Promise<void> {
  await loadDisplayLanguage(context);
  const module = context.asAbsolutePath(path.join('dist', 'server.js'));
  // The server is idle most of the time (see server/src/node/memory.ts). Only documented flags: Node refuses to start with an unknown one.
  const execArgv = ['--max-semi-space-size=1', '--expose-gc'];
  const run = { module, transport: TransportKind.ipc, options: { execArgv } };
  const debug = { ...run, options: { execArgv: [...execArgv, '--nolazy', '--inspect=6019'] } };
  const options = clientOptions(context.globalStorageUri);
  await startClient(new LanguageClient('subagents', 'Subagents', { run, debug }, options), context);
}
