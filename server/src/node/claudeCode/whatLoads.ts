// The control messages of a headless Claude Code that tell what it loaded. It asks for no login and no model.

import { existsSync, readFileSync } from 'node:fs';
import { render } from '../../core/messages/render';
import type { Cancel } from '../../core/routing/router';
import { isRecord } from '../../lsp/record';
import { emptyEnvironment } from './environment';
import { tellingLine } from './failed';
import { startGroup } from './processGroup';
import type { Program } from './program';
import { streamLines } from './streamLines';

/** In milliseconds. */
const TIME_LIMIT = 60_000;
const LOOK = 20;

export interface Places {
  readonly home: string;
  readonly project: string;
  readonly temporary: string;
  /** The folder of agents. */
  readonly agents: string;
  readonly log: string;
  /** Of a plugin. */
  readonly plugin?: string;
  remove(): void;
}

export interface Told {
  readonly version: string | null;
  /** By name. */
  readonly agents: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Path → name. */
  readonly loaded: ReadonlyMap<string, string>;
  readonly log: readonly string[];
}

export function askWhatLoads(
  program: Program,
  places: Places,
  cancel: Cancel,
): Promise<Told | { readonly problem: string }> {
  const args = ['-p', '--input-format', 'stream-json', '--output-format', 'stream-json', '--verbose'];
  args.push('--strict-mcp-config', '--settings', '{"disableAllHooks":true}', '--debug-file', places.log);
  if (places.plugin !== undefined) args.push('--plugin-dir', places.plugin);
  const { child, end } = startGroup(program, args, {
    cwd: places.project,
    env: emptyEnvironment(program, places.home, places.temporary),
    afterwards: places.remove,
  });
  return new Promise((resolve) => {
    const answers = new Map<string, Readonly<Record<string, unknown>>>();
    let errors = '';
    let problem = '';
    const lines = streamLines();
    const ask = (subtype: string): void => {
      child.stdin.write(`${JSON.stringify({ type: 'control_request', request_id: subtype, request: { subtype } })}\n`);
    };
    const stop = (id: string, args: Readonly<Record<string, string | number>> = {}): void => {
      problem ||= render({ id, args }).trim();
      end();
    };
    const looking = setInterval(() => {
      if (cancel.isCancellationRequested) stop('claude.cancelled');
    }, LOOK);
    const limit = setTimeout(() => stop('claude.timeLimit', { seconds: TIME_LIMIT / 1000 }), TIME_LIMIT);
    const done = (code: number | null): void => {
      clearInterval(looking);
      clearTimeout(limit);
      const [first, usage] = [answers.get('initialize'), answers.get('get_context_usage')];
      if (first && usage && problem === '') {
        resolve(toldBy(first, usage, places.log));
        return;
      }
      if (code === 0) stop('claude.notUnderstood');
      else stop('claude.exited', { code: code ?? '—', words: tellingLine(errors) });
      resolve({ problem });
    };
    child.stdout.on('data', (part: Buffer) => {
      const whole = lines.push(part);
      if (!whole) return stop('claude.tooLong');
      for (const line of whole) {
        const answer = answerOf(line);
        if (!answer) continue;
        answers.set(...answer);
        if (answer[0] === 'initialize') ask('get_context_usage');
        else child.stdin.end();
      }
    });
    child.stderr.on('data', (part: Buffer) => {
      if (errors.length < 2000) errors += part.toString('utf8');
    });
    // A program that goes without reading what it is asked says why in another way.
    child.stdin.on('error', () => {});
    child.once('error', (error) => {
      stop('claude.notStarted', { words: error.message });
      done(null);
    });
    child.once('close', done);
    ask('initialize');
  });
}

function answerOf(line: string): [string, Readonly<Record<string, unknown>>] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (!isRecord(value) || value.type !== 'control_response' || !isRecord(value.response)) return undefined;
  const { request_id: id, response } = value.response;
  return typeof id === 'string' && isRecord(response) ? [id, response] : undefined;
}

function toldBy(first: Readonly<Record<string, unknown>>, usage: Readonly<Record<string, unknown>>, log: string): Told {
  const agents = new Map<string, Readonly<Record<string, unknown>>>();
  for (const agent of Array.isArray(first.agents) ? first.agents : [])
    if (isRecord(agent) && typeof agent.name === 'string') agents.set(agent.name, agent);
  const loaded = new Map<string, string>();
  for (const agent of Array.isArray(usage.agents) ? usage.agents : [])
    if (isRecord(agent) && typeof agent.path === 'string' && typeof agent.agentType === 'string')
      loaded.set(agent.path, agent.agentType);
  const version = typeof first.claude_code_version === 'string' ? first.claude_code_version : null;
  return { version, agents, loaded, log: existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [] };
}
