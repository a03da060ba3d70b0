// The extension in a Node extension host once it is awake: runs the language server as a process of its own.

import path from 'node:path';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { speakTheEditorsLanguage } from '../common/displayLanguage';
import { activateWith, clientOptions } from '../common/startClient';

export async function start(context: ExtensionContext): Promise<void> {
  await speakTheEditorsLanguage(context);
  const module = context.asAbsolutePath(path.join('dist', 'server.js'));
  // A server is idle nearly all of the time (see server/src/node/engine.ts). Only what Node documents: an unknown flag would keep
  // it from starting.
  const execArgv = ['--max-semi-space-size=1'];
  const run = { module, transport: TransportKind.ipc, options: { execArgv } };
  const debug = { ...run, options: { execArgv: [...execArgv, '--nolazy', '--inspect=6019'] } };
  await activateWith(
    new LanguageClient('subagents', 'Subagents', { run, debug }, clientOptions(context.globalStorageUri)),
    context,
  );
}
