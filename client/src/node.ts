// Entry of the extension in a Node extension host: registers the check task and delays everything else.

import path from 'node:path';
import type { ExtensionContext } from 'vscode';
import { registerCheckTasks } from './common/checkTask';
import { activateLazily } from './common/lazyActivation';
import { commandLineAt } from './node/commandLine';
import type { startExtension } from './node/extension';

/** A bundle of its own: reading a language client would delay activation for every Markdown file. */
const loadExtension = (): typeof startExtension =>
  (require('./extension.js') as { readonly startExtension: typeof startExtension }).startExtension;

export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(registerCheckTasks(commandLineAt(context.asAbsolutePath(path.join('dist', 'cli.js')))));
  await activateLazily(context, async () => {
    await yieldToEventLoop();
    await loadExtension()(context);
  });
}

/** Lets other extensions that activate at the same time run first. */
const yieldToEventLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
