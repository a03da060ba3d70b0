// Sends control messages to a headless Claude Code session, one at a time, and collects the responses.
import { spawn } from 'node:child_process';

const HEADLESS = [
  '-p',
  '--input-format',
  'stream-json',
  '--output-format',
  'stream-json',
  '--verbose',
  '--strict-mcp-config',
];

/**
 * Resolves to `{ responses, stderr }`, with responses in the order of `requests`; fewer of them where the program ended early or did
 * not finish within `timeout` milliseconds. `leading` precedes the arguments where another program runs Claude Code.
 */
export function sendControlRequests({ program, leading = [], args = [], cwd, env, timeout = 120_000 }, requests) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...leading, ...HEADLESS, ...args], { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
    const responses = [];
    const timer = setTimeout(() => child.kill('SIGKILL'), timeout);
    const sendNext = () => {
      const request = requests[responses.length];
      if (request === undefined) return child.stdin.end();
      const message = { type: 'control_request', request_id: `r${responses.length}`, request };
      child.stdin.write(`${JSON.stringify(message)}\n`);
    };
    let stderr = '';
    let rest = '';
    child.stdin.on('error', () => child.kill('SIGKILL')); // The program has ended; responses until then count.
    child.stderr.on('data', (part) => {
      stderr += part;
    });
    child.stdout.on('data', (part) => {
      const lines = (rest + part).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const { type, response } = line.startsWith('{') ? JSON.parse(line) : {};
        if (type !== 'control_response' || response.request_id !== `r${responses.length}`) continue;
        responses.push(response);
        sendNext();
      }
    });
    child.once('error', reject);
    child.once('close', () => {
      clearTimeout(timer);
      resolve({ responses, stderr });
    });
    sendNext();
  });
}
