// The extension in a Node extension host: runs the language server as a process of its own.

import path from 'node:path';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith, clientOptions } from './common/activate';
import { checkTasks } from './common/checkTask';
import { speakTheEditorsLanguage } from './common/language';
import { commandLineAt } from './node/commandLine';

export async function activate(context: ExtensionContext): Promise<void> {
  await speakTheEditorsLanguage(context);
  const module = context.asAbsolutePath(path.join('dist', 'server.js'));
  // A server is idle nearly all of the time (see server/src/node/engine.ts). Only what Node documents: an unknown flag would keep
  // it from starting.
  const execArgv = ['--max-semi-space-size=1'];
  const run = { module, transport: TransportKind.ipc, options: { execArgv } };
  const debug = { ...run, options: { execArgv: [...execArgv, '--nolazy', '--inspect=6019'] } };
  context.subscriptions.push(checkTasks(commandLineAt(context.asAbsolutePath(path.join('dist', 'cli.js')))));
  await activateWith(new LanguageClient('subagents', 'Subagents', { run, debug }, clientOptions()), context);
}
