// Process ids of language servers started by this extension host; Linux only.
import { readdirSync, readFileSync } from 'node:fs';
import { skip } from './runner';

export function needsProcesses(): void {
  if (process.platform !== 'linux') skip('processes are looked for where Linux lists them');
}

export function servers(): readonly number[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return numbers.flatMap((name) => {
    try {
      const [, parent] = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, 'utf8')) ?? [];
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      return Number(parent) === process.pid && command.includes('dist/server.js') ? [Number(name)] : [];
    } catch (error) {
      // The process ended meanwhile.
      if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return [];
      throw error;
    }
  });
}
