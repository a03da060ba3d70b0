// A minimal client of a language server process over standard input and output.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** `settings` answers `workspace/configuration` by section. Requests fail once the server has ended. */
export function startServer(args, { settings = {}, ...options } = {}) {
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
      if (message.method && message.id !== undefined) send({ id: message.id, result: answerTo(message, settings) });
      else if (message.method) notified.get(message.method)?.(message.params);
      else {
        const { done, failed } = waiting.get(message.id) ?? {};
        waiting.delete(message.id);
        if (message.error) failed?.(new Error(`${args[0]}: ${message.error.message}`));
        else done?.(message.result);
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
  child.stdin.on('error', () => {}); // It ended; `exit` says so.
  child.on('exit', (code) => {
    for (const { failed } of waiting.values()) failed(new Error(`${args[0]} ended with ${code}`));
  });
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  let id = 0;
  return {
    ask: (method, params) =>
      new Promise((done, failed) => {
        waiting.set(++id, { done, failed });
        send({ id, method, params });
      }),
    /** Settles when the request is answered, with a result or an error. */
    askAndCancel: (method, params) =>
      new Promise((done) => {
        waiting.set(++id, { done, failed: done });
        send({ id, method, params });
        send({ method: '$/cancelRequest', params: { id } });
      }),
    tell: (method, params) => send({ method, params }),
    on: (method, listener) => notified.set(method, listener),
    /** Resident memory of the process tree, in MB; Linux only. */
    memory: () => residentMemory(child.pid) / 1024,
    kill: () => child.kill(),
  };
}

function answerTo({ method, params }, settings) {
  if (method === 'workspace/configuration') return params.items.map(({ section }) => settings[section] ?? null);
  return method === 'workspace/workspaceFolders' ? [] : null;
}

/** In kB. */
function residentMemory(pid) {
  const own = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  const below = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  );
  return below.reduce((sum, child) => sum + residentMemory(child), own);
}

export const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
export const median = (values) => quantile(values, 0.5);
