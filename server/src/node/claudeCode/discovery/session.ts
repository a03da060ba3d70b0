// One headless session of a Claude Code in a folder and a home of its own: control requests first, then commands of ours, each when
// the one before was answered. It has no login, its network leads to a closed port, and hooks are off.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Cancel } from '../../../core/routing/router';
import { isRecord } from '../../../lsp/record';
import { emptyEnvironment } from '../environment';
import { startGroup } from '../processGroup';
import type { Program } from '../program';
import { recordOf } from '../reading';
import { streamLines } from '../streamLines';
import { endSearchHere } from '../throwAway';

type Data = Readonly<Record<string, unknown>>;

interface Talk {
  /** Agent files, by their path below the folder, without `.md`. */
  readonly agents: ReadonlyMap<string, string>;
  /** Files of commands, by name. */
  readonly commands?: ReadonlyMap<string, string>;
  readonly args?: readonly string[];
  readonly requests: readonly Data[];
  /** What a user would type. */
  readonly prompts?: readonly string[];
}

export interface Heard {
  /** To the requests, in their order; fewer where it ended early. */
  readonly answers: readonly Data[];
  /** What it says of itself before it answers the first prompt. */
  readonly init: Data | undefined;
  /** What came after each prompt, as JSON. */
  readonly replies: readonly string[];
  readonly log: string;
  readonly errors: string;
}

/** Nothing listens here. */
const CLOSED = 'http://127.0.0.1:9';

const CLOSED_NETWORK = {
  ANTHROPIC_BASE_URL: CLOSED,
  ANTHROPIC_API_KEY: 'none',
  HTTP_PROXY: CLOSED,
  HTTPS_PROXY: CLOSED,
  http_proxy: CLOSED,
  https_proxy: CLOSED,
  NO_PROXY: '',
  no_proxy: '',
  CLAUDE_CODE_MAX_RETRIES: '0',
  CLAUDE_CODE_DISABLE_BACKGROUND_TASKS: '1',
  ENABLE_TOOL_SEARCH: 'false',
} as const;

export class Interrupted extends Error {}

const LOOK = 20;

/** `deadline`: a time as of `Date.now()`. Throws `Interrupted` where it was cancelled or took too long. */
export async function converse(program: Program, talk: Talk, cancel: Cancel, deadline: number): Promise<Heard> {
  const places = layOut(talk);
  const args = ['-p', '--input-format', 'stream-json', '--output-format', 'stream-json', '--verbose'];
  args.push('--strict-mcp-config', '--settings', '{"disableAllHooks":true}', '--debug-file', places.log);
  const { child, end } = startGroup(program, [...args, ...(talk.args ?? [])], {
    cwd: places.project,
    env: { ...emptyEnvironment(program, places.home, places.temporary), ...CLOSED_NETWORK },
    afterwards: places.remove,
  });
  const { requests, prompts = [] } = talk;
  const answers: Data[] = [];
  const replies: string[] = [];
  let init: Data | undefined;
  let reply = '';
  let errors = '';
  let stopped: Error | undefined;
  const write = (message: Data): void => {
    child.stdin.write(`${JSON.stringify(message)}\n`);
  };
  const next = (): void => {
    const request = requests[answers.length];
    const prompt = prompts[replies.length];
    if (request) write({ type: 'control_request', request_id: `r${answers.length}`, request });
    else if (prompt !== undefined) write({ type: 'user', message: { role: 'user', content: prompt } });
    else child.stdin.end();
  };
  const read = (line: string): void => {
    const message = recordOf(line);
    if (message?.type === 'control_response' && isRecord(message.response)) {
      if (message.response.request_id !== `r${answers.length}`) return;
      answers.push(message.response);
      next();
      return;
    }
    if (message?.type === 'system' && message.subtype === 'init') init ??= message;
    if (answers.length < requests.length || !message) return;
    reply += line;
    if (message.type !== 'result' || replies.length >= prompts.length) return;
    replies.push(reply);
    reply = '';
    next();
  };
  return new Promise<Heard>((resolve, reject) => {
    const looking = setInterval(() => {
      if (!cancel.isCancellationRequested && Date.now() < deadline) return;
      stopped ??= new Interrupted();
      end();
    }, LOOK);
    const lines = streamLines();
    child.stdout.on('data', (part: Buffer) => {
      for (const line of lines.push(part) ?? []) read(line);
    });
    child.stderr.on('data', (part: Buffer) => {
      if (errors.length < 100_000) errors += part.toString('utf8');
    });
    // A program that goes without reading what it is asked says why in another way.
    child.stdin.on('error', () => {});
    child.once('error', (error) => {
      clearInterval(looking);
      reject(error);
    });
    child.once('close', () => {
      clearInterval(looking);
      const log = existsSync(places.log) ? readFileSync(places.log, 'utf8') : '';
      // After the folder is gone, which is removed in this turn of the event loop.
      setImmediate(() => (stopped ? reject(stopped) : resolve({ answers, init, replies, log, errors })));
    });
    next();
  });
}

interface Places {
  readonly home: string;
  readonly project: string;
  readonly temporary: string;
  readonly log: string;
  remove(): void;
}

function layOut({ agents, commands }: Talk): Places {
  const root = mkdtempSync(path.join(realpathSync(tmpdir()), 'subagents-'));
  const remove = (): void => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  try {
    const home = path.join(root, 'home');
    const project = path.join(root, 'project');
    const temporary = path.join(root, 'tmp');
    for (const folder of [path.join(home, '.claude'), project, temporary]) mkdirSync(folder, { recursive: true });
    endSearchHere(project);
    for (const [folder, files] of Object.entries({ agents, commands: commands ?? new Map<string, string>() })) {
      const below = path.join(project, '.claude', folder);
      mkdirSync(below, { recursive: true });
      for (const [name, text] of files) {
        const file = path.join(below, `${name}.md`);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    }
    return { home, project, temporary, log: path.join(root, 'log.txt'), remove };
  } catch (error) {
    remove();
    throw error;
  }
}
