// Learns from a Claude Code what the catalogue does not know: candidates from its file, confirmed in offline sessions without a model.

import { open } from 'node:fs/promises';
import { isRecord } from '../../../../../common/src/json';
import { loaderDoes } from '../../../core/dialects/claude/catalogue/behaviours';
import { hookEvent } from '../../../core/dialects/claude/catalogue/hooks';
import { readModel } from '../../../core/dialects/claude/catalogue/models';
import { resolveTool } from '../../../core/dialects/claude/catalogue/tools';
import type { LearnedFacts } from '../../../core/dialects/facts';
import { isVersion } from '../../../core/workspace/settings';
import type { Program } from '../program';
import { type Candidates, createHarvest } from './candidates';
import { confirmed, isRefused, screened } from './probeLog';
import { groupProbes, type Probe, SAME_NAME, sameNameProbes, singleProbes } from './probes';
import { runScript, type Script, type Transcript } from './scriptedSession';

export { Interrupted } from './scriptedSession';

/** For all sessions together, in milliseconds. */
const TIME_LIMIT = 60_000;
const PART = 4 * 1024 * 1024;

const STEPS = ['reading', 'fields', 'confirming', 'tools', 'models'] as const;
export type LearningStep = (typeof STEPS)[number];

interface LearnOptions {
  readonly program: Program;
  readonly signal: AbortSignal;
  readonly onStep?: (step: LearningStep, done: number, of: number) => void;
  readonly timeLimit?: number;
}

/** Throws `Interrupted` where it was aborted or took too long; undefined where the program does not answer as Claude Code does. */
export async function learnFrom({
  program,
  signal,
  onStep,
  timeLimit = TIME_LIMIT,
}: LearnOptions): Promise<LearnedFacts | undefined> {
  const deadline = Date.now() + timeLimit;
  const step = (name: LearningStep): void => onStep?.(name, STEPS.indexOf(name), STEPS.length);
  const run: RunScript = (script) => runScript(program, script, signal, deadline);
  step('reading');
  const candidates = await candidatesIn(program.file, signal);
  step('fields');
  const groups = groupProbes(candidates);
  const first = await run({ agents: filesOf(groups), requests: [INITIALIZE] });
  const greeting = responseOf(first, 0);
  const version = greeting?.claude_code_version;
  if (!greeting || typeof version !== 'string' || !isVersion(version)) return undefined;
  const found = screened(groups, first.log);
  step('confirming');
  const singles = singleProbes(found);
  const second = await run({
    agents: new Map([...filesOf(singles), ...sameNameProbes]),
    requests: [INITIALIZE, { subtype: 'get_context_usage' }],
  });
  // A partial answer must not be stored as a complete one.
  if (!responseOf(second, 1)) return undefined;
  const sure = confirmed(singles, second.log, loadedIn(second));
  step('tools');
  const tools = await toolsOf(candidates, run, version);
  step('models');
  const models = await modelsOf(candidates, namesOffered(greeting), run, version);
  return {
    version,
    tools,
    events: sure.events.filter(({ name, guard }) => hookEvent(name, version)?.guard !== guard),
    hookTypes: found.hookTypes,
    fields: sure.fields,
    values: found.values,
    ...models,
    behaviours: usesLastPath(second) && !loaderDoes('uses-last-path', version) ? ['uses-last-path'] : [],
  };
}

const INITIALIZE = { subtype: 'initialize' };

const filesOf = (probes: readonly Probe[]): ReadonlyMap<string, string> =>
  new Map(probes.map(({ name, text }) => [name, text]));

/** Reads the file in parts: a release has hundreds of megabytes, and the server must stay responsive. */
async function candidatesIn(file: string, signal: AbortSignal): Promise<Candidates> {
  const harvest = createHarvest();
  const program = await open(file);
  try {
    const part = Buffer.alloc(PART);
    for (;;) {
      const { bytesRead } = await program.read(part, 0, part.length, null);
      if (bytesRead === 0 || signal.aborted) break;
      harvest.add(part.toString('latin1', 0, bytesRead));
    }
  } finally {
    await program.close();
  }
  return harvest.candidates();
}

type RunScript = (script: Script) => Promise<Transcript>;

/** The main thread reports the existing tools of a list; each unknown one is then tried in a subagent. */
async function toolsOf({ tools }: Candidates, run: RunScript, version: string): Promise<LearnedFacts['tools']> {
  const agents = new Map([['probe', agentWith('probe', `tools: ${tools.join(', ')}`)]]);
  const { init } = await run({
    agents,
    requests: [INITIALIZE],
    prompts: ['/probe-nothing'],
    args: ['--agent', 'probe'],
  });
  const given = (Array.isArray(init?.tools) ? init.tools : []).filter(
    (name): name is string => typeof name === 'string',
  );
  const fresh = [...new Set(given)].filter((name) => NAME.test(name) && !resolveTool(name, version));
  if (fresh.length === 0) return [];
  const { replies } = await run(forked(fresh.map((name) => `tools: ${name}`)));
  return fresh.flatMap((name, at) => {
    const words = replies[at];
    return words === undefined ? [] : [{ name, given: !isRefused(words) }];
  });
}

const NAME = /^[A-Z][A-Za-z]{1,40}$/;

/** Commands that each start one subagent, which resolves its tools and model before its first request. */
function forked(lines: readonly string[]): Script {
  const names = lines.map((_, at) => `probe-${at}`);
  return {
    agents: new Map(names.map((name, at) => [name, agentWith(name, lines[at] ?? '')])),
    commands: new Map(names.map((name) => [`start-${name}`, `---\ncontext: fork\nagent: ${name}\n---\nWait.\n`])),
    requests: [INITIALIZE],
    prompts: names.map((name) => `/start-${name}`),
  };
}

const agentWith = (name: string, line: string): string =>
  `---\nname: ${name}\ndescription: Use this agent for a probe.\n${line}\n---\nWait.\n`;

/** Names in its model menu with the ids they resolve to. */
function namesOffered(greeting: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const offered = new Map<string, string>();
  for (const model of Array.isArray(greeting.models) ? greeting.models : [])
    if (isRecord(model) && typeof model.value === 'string' && typeof model.resolvedModel === 'string')
      if (/^[a-z][a-z-]{1,20}$/.test(model.value) && MODEL_ID.test(model.resolvedModel))
        offered.set(model.value, model.resolvedModel);
  return offered;
}

const MODEL_ID = /^claude-[a-z]+-[\w-]{1,40}$/;

/** An unknown id is reported on standard error when an agent with it starts. */
async function modelsOf(
  { models }: Candidates,
  offered: ReadonlyMap<string, string>,
  run: RunScript,
  version: string,
): Promise<Pick<LearnedFacts, 'models' | 'aliases'>> {
  const aliases = [...offered]
    .filter(([name, id]) => name !== 'default' && readModel(name, version).sent !== id)
    .map(([name, id]) => ({ name, id }));
  const unknown = [...new Set([...models, ...offered.values()])].filter(
    (id) => readModel(id, version).kind === 'unknown',
  );
  if (unknown.length === 0) return { models: [], aliases };
  const { errors, replies } = await run(forked([NONSENSE_MODEL, ...unknown].map((id) => `model: ${id}`)));
  const isUnknown = (id: string): boolean => errors.includes(`"model":"${id}"`);
  const answers = isUnknown(NONSENSE_MODEL);
  return {
    models: answers ? unknown.slice(0, Math.max(0, replies.length - 1)).filter((id) => !isUnknown(id)) : [],
    aliases,
  };
}

const NONSENSE_MODEL = 'claude-zebra-99';

function responseOf({ answers }: Transcript, at: number): Readonly<Record<string, unknown>> | undefined {
  const response = answers[at]?.response;
  return isRecord(response) ? response : undefined;
}

function loadedIn(transcript: Transcript): ReadonlySet<string> {
  const listed = [responseOf(transcript, 1)?.agents, responseOf(transcript, 0)?.agents].map((all) =>
    Array.isArray(all) ? all : [],
  );
  return new Set(
    listed.flat().flatMap((agent: unknown) => {
      const name = isRecord(agent) ? (agent.agentType ?? agent.name) : undefined;
      return typeof name === 'string' ? [name] : [];
    }),
  );
}

/** Whether the file that sorts last is used in every group of files with one name. */
function usesLastPath(transcript: Transcript): boolean {
  const agents = responseOf(transcript, 1)?.agents;
  const used = new Map<unknown, string>();
  for (const agent of Array.isArray(agents) ? agents : [])
    if (isRecord(agent) && typeof agent.path === 'string') used.set(agent.agentType, agent.path.replaceAll('\\', '/'));
  return SAME_NAME.every(([last = ''], at) => used.get(`same-name-${at}`)?.endsWith(`/agents/${last}.md`) === true);
}
