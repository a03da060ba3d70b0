// A language server in a process of its own, spoken to over standard input and output: the least that a benchmark needs.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export function startServer(args, options = {}) {
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'], ...options });
  const waiting = new Map();
  const notified = new Map();
  let parts = [];
  let held = 0;
  let needed = 0;
  const read = () => {
    let buffer = parts.length === 1 ? parts[0] : Buffer.concat(parts);
    for (;;) {
      const head = buffer.indexOf('\r\n\r\n');
      const length = head < 0 ? 0 : Number(/content-length: *(\d+)/i.exec(buffer.subarray(0, head).toString())?.[1]);
      needed = head < 0 ? 0 : head + 4 + length;
      if (head < 0 || buffer.length < needed) break;
      const message = JSON.parse(buffer.subarray(head + 4, needed).toString());
      buffer = buffer.subarray(needed);
      if (message.method && message.id !== undefined) send({ id: message.id, result: null });
      else if (message.method) notified.get(message.method)?.(message.params);
      else {
        waiting.get(message.id)?.(message.result);
        waiting.delete(message.id);
      }
    }
    parts = [buffer];
    held = buffer.length;
  };
  child.stdout.on('data', (part) => {
    parts.push(part);
    held += part.length;
    if (held >= needed) read();
  });
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  let id = 0;
  return {
    ask: (method, params) =>
      new Promise((done) => {
        waiting.set(++id, done);
        send({ id, method, params });
      }),
    tell: (method, params) => send({ method, params }),
    on: (method, listener) => notified.set(method, listener),
    /** Resident memory in MB; of Linux only. */
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    kill: () => child.kill(),
  };
}

export const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
