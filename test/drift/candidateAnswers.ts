// Reads a runtime's output about candidate names as one short answer per question.

import { type Answers, fateOf, type Said } from './answers';
import { type CandidateProbe, listedValues } from './candidateProbes';
import { NONSENSE } from './probes';

interface CandidateAnswers {
  readonly answers: Answers;
  /** Tools in groups that were started: one of the group exists, and the others are unknown. */
  readonly unclear: readonly string[];
}

export function candidateAnswers(probes: readonly CandidateProbe[], said: Said): CandidateAnswers {
  const answers = new Map<string, string>();
  const unclear: string[] = [];
  const lines = linesByProbe(said.debug);
  const logOf = ({ name }: CandidateProbe): string => lines.get(name) ?? '';
  const control = (kind: string): string =>
    probes.flatMap((each) => (each.kind === kind && each.about[0] === NONSENSE ? logOf(each) : [])).join('\n');
  for (const probe of probes) {
    const { kind, name, about } = probe;
    if (about[0] === NONSENSE) continue;
    const log = logOf(probe);
    const [only = ''] = about;
    if (kind === 'field' && log.includes(`"${NONSENSE}"`))
      for (const each of about) answers.set(`field ${each}`, log.includes(`"${each}"`) ? 'not a field' : 'a field');
    else if (kind === 'type' && log.includes(`"${NONSENSE}"`))
      for (const each of about) answers.set(`type ${each}`, unknownType(log, each) ? 'not a hook type' : 'a hook type');
    else if (kind === 'value')
      for (const field of listedValues) {
        if (complainsOf(control('value'), field, NONSENSE))
          answers.set(`value ${field}=${only}`, complainsOf(log, field, only) ? 'not taken' : 'taken');
      }
    else if (kind === 'event') {
      const isEvent = readsHooksOf(log, only) ? true : unknownEvent(log, only) ? false : undefined;
      if (isEvent === undefined) continue; // Its log hides some names.
      if (unknownEvent(control('event'), NONSENSE)) answers.set(`event ${only}`, isEvent ? 'an event' : 'not an event');
      answers.set(`guard ${only}`, isLoaded(said, name) ? 'does not drop the agent' : 'drops the agent');
    } else if (kind === 'entry') {
      const got = said.started.get(name);
      if (got && 'refused' in got) for (const each of about) answers.set(`entry ${each}`, fateOf(each, got.refused));
      else if (got && about.length === 1) answers.set(`entry ${only}`, 'given');
      else if (got) unclear.push(...about);
    }
  }
  return { answers, unclear };
}

const isLoaded = ({ agents, listed }: Said, name: string): boolean =>
  agents.size > 0 ? agents.has(`${name}.md`) : listed.has(name);

const unknownType = (log: string, name: string): boolean =>
  new RegExp(`[Uu]nknown hook type "?${escaped(name)}"?(?![\\w-])`).test(log);
const unknownEvent = (log: string, name: string): boolean =>
  new RegExp(`\\b${escaped(name)}: unknown hook event`).test(log);
const readsHooksOf = (log: string, name: string): boolean =>
  new RegExp(`\\b${escaped(name)}\\.0\\.hooks\\.0\\b[^\\n]*[Uu]nknown hook type`).test(log);
const complainsOf = (log: string, field: string, value: string): boolean =>
  new RegExp(`\\binvalid ${field}\\b[^\\n]*'${escaped(value)}'`).test(log);

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The entries of the debug log that name the agent or the file of a probe. */
function linesByProbe(debug: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const entry of debug.split(/\n(?=\d{4}-\d\d-\d\dT)/)) {
    const name = /\bcandidate-\d+/.exec(entry)?.[0];
    if (name !== undefined) found.set(name, `${found.get(name) ?? ''}${entry}\n`);
  }
  return found;
}
