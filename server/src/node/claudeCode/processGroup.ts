// A program together with everything it starts: one group, ended as one, and never outliving us. No shell has a part in it.

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import path from 'node:path';
import type { Program } from './program';

interface ProcessGroup {
  readonly child: ChildProcessWithoutNullStreams;
  /** Ends all of it: interrupted at once, so that it does nothing more and puts its own files in order, and killed soon after. */
  end(): void;
}

interface GroupOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Once nothing of it is left, also where we have to leave ourselves. */
  readonly afterwards: () => void;
}

/** An interrupted Claude Code is gone after a tenth of a second; in milliseconds. */
const PATIENCE = 250;

/** How each is killed, and what is to be done after it. */
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
  const kill = (): void => {
    if (child.pid !== undefined) endGroup(child.pid);
  };
  let ending: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    if (ending || child.pid === undefined || !running.has(kill)) return;
    ending = setTimeout(kill, PATIENCE);
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
  // What the program left behind goes with it.
  child.once('exit', kill);
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
  signalGroup(pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
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
  for (const [kill, afterwards] of running) {
    kill();
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
