// Asks a headless Claude Code over its control messages which agents it loads; needs no login and no model.

import { existsSync, readFileSync } from 'node:fs';
import { isRecord, parseRecord } from '../../../../common/src/json';
import { render } from '../../core/messages/render';
import { controlArguments, type HeadlessEnd, startHeadless } from './headless';
import { errorLine } from './outcome';
import type { Program } from './program';
import { emptyEnvironment } from './sessionEnvironment';
import type { TempConfigDir } from './tempConfigDir';

/** In milliseconds. */
const TIME_LIMIT = 60_000;

export interface LoadedAgents {
  readonly version: string | null;
  /** By name. */
  readonly agents: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Path → name. */
  readonly loaded: ReadonlyMap<string, string>;
  readonly log: readonly string[];
}

/** `plugin`: the folder of a plugin to load; otherwise the agents of the project and the home are. */
export function askLoadedAgents(
  program: Program,
  dir: TempConfigDir,
  plugin: string | undefined,
  signal: AbortSignal,
): Promise<LoadedAgents | { readonly problem: string }> {
  const args = [...controlArguments(dir.log), ...(plugin === undefined ? [] : ['--plugin-dir', plugin])];
  return new Promise((resolve) => {
    const answers = new Map<string, Readonly<Record<string, unknown>>>();
    let problem = '';
    const fail = (id: string, args: Readonly<Record<string, string | number>> = {}): void => {
      problem ||= render({ id, args }).trim();
    };
    const request = (subtype: string): void =>
      session.send({ type: 'control_request', request_id: subtype, request: { subtype } });
    const session = startHeadless(program, args, {
      cwd: dir.project,
      env: emptyEnvironment(program, dir.home, dir.temporary),
      afterwards: dir.remove,
      signal,
      timeLimit: TIME_LIMIT,
      onLine(line) {
        const answer = answerOf(line);
        if (!answer) return;
        answers.set(...answer);
        if (answer[0] === 'initialize') request('get_context_usage');
        else session.closeInput();
      },
      onStop(reason) {
        if (reason === 'aborted') fail('claude.cancelled');
        else if (reason === 'line-too-long') fail('claude.tooLong');
        else fail('claude.timeLimit', { seconds: TIME_LIMIT / 1000 });
      },
      onClose(end) {
        const [init, usage] = [answers.get('initialize'), answers.get('get_context_usage')];
        if (!init || !usage) fail(...failureOf(end));
        resolve(init && usage && problem === '' ? loadedAgents(init, usage, dir.log) : { problem });
      },
    });
    request('initialize');
  });
}

function failureOf({
  code,
  errors,
  startError,
}: HeadlessEnd): [id: string, args?: Readonly<Record<string, string | number>>] {
  if (startError) return ['claude.notStarted', { words: startError.message }];
  return code === 0 ? ['claude.notUnderstood'] : ['claude.exited', { code: code ?? '—', words: errorLine(errors) }];
}

function answerOf(line: string): [string, Readonly<Record<string, unknown>>] | undefined {
  const value = parseRecord(line);
  if (value?.type !== 'control_response' || !isRecord(value.response)) return undefined;
  const { request_id: id, response } = value.response;
  return typeof id === 'string' && isRecord(response) ? [id, response] : undefined;
}

function loadedAgents(
  init: Readonly<Record<string, unknown>>,
  usage: Readonly<Record<string, unknown>>,
  log: string,
): LoadedAgents {
  const agents = new Map<string, Readonly<Record<string, unknown>>>();
  for (const agent of Array.isArray(init.agents) ? init.agents : [])
    if (isRecord(agent) && typeof agent.name === 'string') agents.set(agent.name, agent);
  const loaded = new Map<string, string>();
  for (const agent of Array.isArray(usage.agents) ? usage.agents : [])
    if (isRecord(agent) && typeof agent.path === 'string' && typeof agent.agentType === 'string')
      loaded.set(agent.path, agent.agentType);
  const version = typeof init.claude_code_version === 'string' ? init.claude_code_version : null;
  return { version, agents, loaded, log: existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [] };
}
