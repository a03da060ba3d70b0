// One headless session with control requests and prompts of our own; without a login, and with its network at a closed port.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CLAUDE_FOLDER } from '../../../../../common/src/claudePaths';
import { isRecord, parseRecord } from '../../../../../common/src/json';
import { controlArguments, startHeadless } from '../headless';
import type { Program } from '../program';
import { emptyEnvironment } from '../sessionEnvironment';
import { createTempConfigDir, writeBelow } from '../tempConfigDir';

type Data = Readonly<Record<string, unknown>>;

export interface Script {
  /** Agent files, by their path below the folder, without `.md`. */
  readonly agents: ReadonlyMap<string, string>;
  /** Files of commands, by name. */
  readonly commands?: ReadonlyMap<string, string>;
  readonly args?: readonly string[];
  readonly requests: readonly Data[];
  /** What a user would type. */
  readonly prompts?: readonly string[];
}

export interface Transcript {
  /** Answers to the requests, in their order; fewer where it ended early. */
  readonly answers: readonly Data[];
  /** The `init` message, which precedes the first reply. */
  readonly init: Data | undefined;
  /** What came after each prompt, as JSON. */
  readonly replies: readonly string[];
  readonly log: string;
  readonly errors: string;
}

/** No server listens on this port. */
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

/** The session was aborted or took too long. */
export class Interrupted extends Error {}

/** `deadline`: a time as of `Date.now()`. Throws `Interrupted` where it was aborted or took too long. */
export function runScript(
  program: Program,
  script: Script,
  signal: AbortSignal,
  deadline: number,
): Promise<Transcript> {
  const { requests, prompts = [] } = script;
  const dir = scriptConfigDir(script);
  const answers: Data[] = [];
  const replies: string[] = [];
  let init: Data | undefined;
  let reply = '';
  let interrupted = false;
  return new Promise<Transcript>((resolve, reject) => {
    const next = (): void => {
      const request = requests[answers.length];
      const prompt = prompts[replies.length];
      if (request) session.send({ type: 'control_request', request_id: `r${answers.length}`, request });
      else if (prompt !== undefined) session.send({ type: 'user', message: { role: 'user', content: prompt } });
      else session.closeInput();
    };
    const session = startHeadless(program, [...controlArguments(dir.log), ...(script.args ?? [])], {
      cwd: dir.project,
      env: { ...emptyEnvironment(program, dir.home, dir.temporary), ...CLOSED_NETWORK },
      afterwards: dir.remove,
      signal,
      timeLimit: Math.max(0, deadline - Date.now()),
      onLine(line) {
        const message = parseRecord(line);
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
      },
      onStop() {
        interrupted = true;
      },
      onClose({ errors, startError }) {
        if (startError) return reject(startError);
        const log = existsSync(dir.log) ? readFileSync(dir.log, 'utf8') : '';
        // After the folders are removed, which happens in this turn of the event loop.
        setImmediate(() =>
          interrupted ? reject(new Interrupted()) : resolve({ answers, init, replies, log, errors }),
        );
      },
    });
    next();
  });
}

const scriptConfigDir = ({ agents, commands }: Script) =>
  createTempConfigDir(({ project }) => {
    for (const [folder, files] of [
      ['agents', agents],
      ['commands', commands ?? new Map<string, string>()],
    ] as const)
      for (const [name, text] of files) writeBelow(path.join(project, CLAUDE_FOLDER, folder), `${name}.md`, text);
  });
