// A program and everything it starts, as one process group that is killed when this process ends; no shell is involved.

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import path from 'node:path';
import type { Program } from './program';

interface ProcessGroup {
  readonly child: ChildProcessWithoutNullStreams;
  /** Interrupts the group, so that it stops and cleans up its own files, and kills it after `KILL_TIMEOUT_MS`. */
  end(): void;
}

export interface GroupOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Called once nothing of the group is left, also when this process is ended by a signal. */
  readonly afterwards: () => void;
}

/** An interrupted Claude Code ends within 100 ms (2.1.332). */
const KILL_TIMEOUT_MS = 250;

/** Functions that kill each running group, with its `afterwards`. */
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
    // Makes a new process group; on Windows it would open a window.
    detached: process.platform !== 'win32',
    shell: false,
    stdio: 'pipe',
    windowsHide: true,
  });
  const kill = (): void => {
    if (child.pid !== undefined) endGroup(child.pid);
  };
  let ending: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    if (ending || child.pid === undefined || !running.has(kill)) return;
    ending = setTimeout(kill, KILL_TIMEOUT_MS);
    if (process.platform === 'win32') kill();
    else signalGroup(child.pid, 'SIGINT');
  };
  running.set(kill, afterwards);
  listen();
  const ended = (): void => {
    clearTimeout(ending);
    if (running.delete(kill)) afterwards();
    listen();
  };
  // Kills the children the program left behind.
  child.once('exit', kill);
  // After other `close` listeners, which may still read the folder.
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
  signalGroup(pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // Already gone; macOS answers EPERM for a group of zombies.
    if (!(error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM'))) throw error;
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let listening = false;

/** Handles signals only while a group runs, so that they keep their default effect otherwise. */
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
  for (const [kill, afterwards] of running) {
    kill();
    afterwards();
  }
}

function endAndLeave(signal: NodeJS.Signals): void {
  endAll();
  running.clear();
  listen();
  // Without our handlers the signal has its default effect.
  process.kill(process.pid, signal);
}
