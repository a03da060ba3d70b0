// Child processes and temporary folders that end with the command that created them.
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

const running = new Set();
const leftovers = new Set();

function endGroup(child, signal) {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/PID', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error; // ESRCH: the whole group is gone already
  }
}

/** Starts a process in its own process group, so that its children end with it. */
export function startGroup(command, args, options) {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  running.add(child);
  const exited = new Promise((resolve) => {
    child.once('error', (error) => {
      running.delete(child);
      resolve({ error });
    });
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const stop = async () => {
    endGroup(child, 'SIGTERM');
    await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, 3000).unref())]);
    endGroup(child, 'SIGKILL'); // those of the group that did not listen
    running.delete(child);
  };
  return { child, exited, stop };
}

/** Removes a folder at the latest when this process exits. */
export function removeAtEnd(folder) {
  leftovers.add(folder);
  return folder;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => process.exit(signal === 'SIGINT' ? 130 : 143));
process.on('exit', () => {
  for (const child of running) endGroup(child, 'SIGKILL');
  for (const folder of leftovers) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});
