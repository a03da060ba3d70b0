// Runs the bundled command line with VS Code's own Node, so that users need none of their own.

import { spawn } from 'node:child_process';
import type { RunCommand } from '../common/checkTask';

export const commandLineAt =
  (script: string): RunCommand =>
  (args, folder, print) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: folder,
      // On the desktop `execPath` is Electron, which runs as Node only with this variable.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', print);
    return {
      exitCode: new Promise((resolve, reject) => {
        child.once('error', reject);
        // `close`, unlike `exit`, waits for the output.
        child.once('close', (code) => resolve(code ?? 2));
      }),
      stop: () => void child.kill(),
    };
  };
