// Our own command line, run by the Node that VS Code itself runs on: a user needs none of their own. It starts nothing else.

import { spawn } from 'node:child_process';
import type { RunCommand } from '../common/checkTask';

export const commandLineAt =
  (cli: string): RunCommand =>
  (args, folder, print) => {
    const child = spawn(process.execPath, [cli, ...args], {
      cwd: folder,
      // In the desktop editor the program is Electron, which is Node only when it is told so.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', print);
    return {
      ended: new Promise((resolve, reject) => {
        child.once('error', reject);
        // `close`, not `exit`: what it printed has been read by then.
        child.once('close', (code) => resolve(code ?? 2));
      }),
      stop: () => void child.kill(),
    };
  };
