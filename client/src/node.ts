// The extension in a Node extension host, as far as VS Code waits for it. What it does once it is awake stands in a bundle of its own.

import path from 'node:path';
import type { ExtensionContext } from 'vscode';
import { checkTasks } from './common/checkTask';
import { sleepUntilNeeded } from './common/lazyActivation';
import { commandLineAt } from './node/commandLine';
import type { start } from './node/extension';

/** Loaded when it is called for: a language client takes longer to read than VS Code should have to wait. */
const loadAwake = (): typeof start => (require('./extension.js') as { readonly start: typeof start }).start;

export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(checkTasks(commandLineAt(context.asAbsolutePath(path.join('dist', 'cli.js')))));
  await sleepUntilNeeded(context, async () => {
    await letOthersIn();
    await loadAwake()(context);
  });
}

/** Other extensions are woken at the same moment, on the same thread. */
const letOthersIn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
