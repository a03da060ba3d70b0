// Reads a runtime's output as one short answer per question; keeps only names, values and words of this project.

import { NONSENSE, type Probe } from './probes';

/** A question and the runtime's answer; questions that cannot be asked are missing. */
export type Answers = ReadonlyMap<string, string>;

export interface Listed {
  readonly name: string;
  readonly description: string;
  readonly model: string | null;
}

type Started = { readonly model: string; readonly tools: readonly string[] } | { readonly refused: string };

/** The output of `ask.mjs`. */
export interface Said {
  /** By file; empty where the runtime does not name files. */
  readonly agents: ReadonlyMap<string, Listed>;
  /** By name, without built-in agents. */
  readonly listed: ReadonlyMap<string, Listed>;
  readonly builtIn: readonly string[];
  /** The models in its menu. */
  readonly offered: readonly string[];
  readonly debug: string;
  readonly started: ReadonlyMap<string, Started>;
  readonly main: readonly unknown[];
}

/** The output of a runtime that lists and starts nothing. */
export const NO_OUTPUT: Said = {
  agents: new Map(),
  listed: new Map(),
  builtIn: [],
  offered: [],
  debug: '',
  started: new Map(),
  main: [],
};

export function answersOf(probes: readonly Probe[], said: Said): Answers {
  const answers = new Map<string, string>();
  const complaints = complaintsIn(said.debug);
  const complains = (key: string, about: string): boolean => {
    const probe = probes.find((each) => each.key === key);
    return probe !== undefined && (complaints.get(probe.name) ?? []).some((line) => line.includes(about));
  };
  for (const { key, name } of probes) {
    const [kind = '', ...rest] = key.split(' ');
    const what = rest.join(' ');
    const got = said.started.get(name);
    if (kind === 'field' && what !== NONSENSE) {
      if (complains(`field ${NONSENSE}`, NONSENSE))
        answers.set(key, complains(key, `"${what}"`) ? 'not a field' : 'a field');
      else if (complains(key, what)) answers.set(key, 'a field');
    } else if (kind === 'value') {
      const [field = '', value = ''] = what.split('=');
      if (value === NONSENSE)
        for (const option of optionsIn(complaints.get(name) ?? [], field))
          answers.set(`value ${field}=${option}`, 'taken');
      else if (complains(`value ${field}=${NONSENSE}`, field))
        answers.set(key, complains(key, field) ? 'not taken' : 'taken');
    } else if (kind === 'event' && what !== NONSENSE) {
      if (complains(`event ${NONSENSE}`, 'ook')) answers.set(key, complains(key, 'ook') ? 'not an event' : 'an event');
    } else if (kind === 'tool' && got) {
      answers.set(key, givenAlone(got));
      if ('refused' in got) answers.set(`entry ${what}`, fateOf(what, got.refused));
      else if (got.tools.length > 0) answers.set(`entry ${what}`, 'given');
    } else if (kind === 'tools' && got)
      answers.set(key, 'refused' in got ? 'refused' : [...got.tools].sort().join(', '));
    else if (kind === 'model' && got && !('refused' in got)) answers.set(key, got.model);
    else if (kind === 'shown') answers.set(key, shown(said.main, name).replaceAll(name, 'NAME'));
  }
  for (const name of said.builtIn) answers.set(`agent ${name}`, 'built in');
  for (const name of said.offered) answers.set(`offers ${name}`, 'yes');
  for (const name of namesIn(said)) answers.set(`name ${name}`, 'a tool');
  return answers;
}

/** The tools of an agent that lists one tool. */
function givenAlone(got: Started): string {
  if ('refused' in got) return 'refused';
  return got.tools.length === 0 ? 'starts without tools' : `gives ${[...got.tools].sort().join(', ')}`;
}

/** A refusal lists the names it could not use, each list in brackets behind its reason. */
export function fateOf(name: string, refusal: string): string {
  for (const [, reason = '', names = ''] of refusal.matchAll(/([^[\];:]*)\[([^\]]*)\]/g)) {
    if (!names.split(', ').includes(name)) continue;
    if (/unrecognized/.test(reason)) return 'unrecognized';
    return /not available to subagents/.test(reason) ? 'withheld' : 'unavailable';
  }
  return 'not named';
}

/** Lines of the debug log that name the file or the agent of a probe, by the probe's name; an entry may go on over lines. */
function complaintsIn(debug: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const entry of debug.split(/\n(?=\d{4}-\d\d-\d\dT)/)) {
    if (!/Agent file|[Aa]gent '|[Ii]nvalid hooks/.test(entry)) continue;
    const name = /probe-\d+/.exec(entry.slice(entry.search(/Agent file|[Aa]gent '|[Ii]nvalid hooks/)))?.[0];
    if (name !== undefined) found.set(name, [...(found.get(name) ?? []), entry]);
  }
  return found;
}

/** The values listed in an error about a field. */
function optionsIn(lines: readonly string[], field: string): readonly string[] {
  const list = lines
    .map((line) => (line.includes(field) ? /options?: ([\w, -]+)/i.exec(line)?.[1] : undefined))
    .find((each) => each !== undefined);
  return (list ?? '')
    .split(/,| or /)
    .map((each) => each.trim())
    .filter((each) => /^\w+$/.test(each));
}

/** The listing line of an agent; empty where it is not listed. */
function shown(requests: readonly unknown[], name: string): string {
  for (const text of textsIn(requests[0])) {
    const start = text.indexOf(`- ${name}: `);
    if (start >= 0) return text.slice(start).split(/\n(?=- |\n)|$/)[0] ?? '';
  }
  return '';
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) yield* textsIn(each);
}

/** The tools seen in any request, MCP servers' left out. */
function namesIn({ main, started }: Said): ReadonlySet<string> {
  const names = new Set<string>();
  for (const request of main)
    if (typeof request === 'object' && request !== null && 'tools' in request && Array.isArray(request.tools))
      for (const tool of request.tools) if (typeof tool?.name === 'string') names.add(tool.name);
  for (const got of started.values()) if (!('refused' in got)) for (const tool of got.tools) names.add(tool);
  return new Set([...names].filter((name) => !name.startsWith('mcp__') && name !== 'DeferredToolPlaceholder'));
}
