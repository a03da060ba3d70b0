// A program together with everything it starts: one group, ended as one, and never outliving us. No shell has a part in it.

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import path from 'node:path';
import type { Program } from './program';

export interface ProcessGroup {
  readonly child: ChildProcessWithoutNullStreams;
  /** Ends all of it at once; may be called again. */
  end(): void;
}

export interface GroupOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Once nothing of it is left, also where we have to leave ourselves. */
  readonly afterwards: () => void;
}

/** How each is ended, and what is to be done after it. */
const running = new Map<() => void, () => void>();

export function startGroup(
  program: Program,
  args: readonly string[],
  { cwd, env, afterwards }: GroupOptions,
): ProcessGroup {
  const child = spawn(program.file, args, {
    cwd,
    env,
    argv0: program.called,
    // A group of its own; on Windows that would open a window.
    detached: process.platform !== 'win32',
    shell: false,
    stdio: 'pipe',
    windowsHide: true,
  });
  const end = (): void => {
    if (child.pid !== undefined) endGroup(child.pid);
  };
  running.set(end, afterwards);
  listen();
  const ended = (): void => {
    if (running.delete(end)) afterwards();
    listen();
  };
  // What the program left behind goes with it.
  child.once('exit', end);
  // Whoever reads what it left hears of the end first.
  child.once('close', () => setImmediate(ended));
  child.once('error', ended);
  return { child, end };
}

function endGroup(pid: number): void {
  if (process.platform === 'win32') {
    const taskkill = path.join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'taskkill.exe');
    spawn(taskkill, ['/PID', String(pid), '/T', '/F'], { windowsHide: true, stdio: 'ignore' }).on('error', () => {
      process.kill(pid);
    });
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // Gone already; macOS has another word for a group that is only waited for.
    if (!(error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM'))) throw error;
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let listening = false;

/** Only while something runs, so that signals keep their usual meaning at all other times. */
function listen(): void {
  if (running.size > 0 === listening) return;
  listening = running.size > 0;
  if (listening) process.on('exit', endAll);
  else process.off('exit', endAll);
  for (const signal of SIGNALS)
    if (listening) process.on(signal, endAndLeave);
    else process.off(signal, endAndLeave);
}

function endAll(): void {
  for (const [end, afterwards] of running) {
    end();
    afterwards();
  }
}

function endAndLeave(signal: NodeJS.Signals): void {
  endAll();
  running.clear();
  listen();
  // Now it means what it means to everybody else.
  process.kill(process.pid, signal);
}
