// The answers the catalogues expect of a release.

import { loaderDoes } from '../../server/src/core/dialects/claude/catalogue/behaviours';
import { effectiveTools } from '../../server/src/core/dialects/claude/catalogue/effectiveTools';
import { facts } from '../../server/src/core/dialects/claude/catalogue/facts';
import { hookEvent } from '../../server/src/core/dialects/claude/catalogue/hooks';
import { readModel } from '../../server/src/core/dialects/claude/catalogue/models';
import { builtInAgents, tool } from '../../server/src/core/dialects/claude/catalogue/tools';
import { fieldByName, isKnownIn } from '../../server/src/core/dialects/claude/fields/fields';
import { effectiveToolsOf } from '../../server/src/core/dialects/claude/loader/effective';
import { listingOf } from '../../server/src/core/dialects/claude/loader/listing';
import type { Loads } from '../../server/src/core/dialects/verdict';
import { holdsIn } from '../../server/src/core/text/version';
import { verdict } from '../support/runtime';
import type { Answers } from './answers';
import { expectedOfCandidate } from './expectedCandidates';
import { NONSENSE, type Probe } from './probes';

/** `main`: the session's model, for agents without one. */
export function expectedAnswers(probes: readonly Probe[], claudeVersion: string, main: string | undefined): Answers {
  const answers = new Map<string, string>();
  for (const { key, name, text } of probes) {
    const [kind = '', ...rest] = key.split(' ');
    const answer = answerTo(kind, rest.join(' '), claudeVersion, main, () => loadsAs(name, text, claudeVersion));
    if (answer !== undefined) answers.set(key, answer);
  }
  for (const { name, gated, interactive, ...fact } of builtInAgents)
    if (!gated && !interactive && holdsIn(fact, claudeVersion)) answers.set(`agent ${name}`, 'built in');
  return answers;
}

/** The expected answer for a name from the runtime; undefined where the catalogues do not know it. */
export function expectedOf(key: string, claudeVersion: string): string | undefined {
  const [kind = '', what = ''] = key.split(' ');
  if (kind === 'name') return tool(what, claudeVersion) || isStillThere(what, claudeVersion) ? 'a tool' : undefined;
  if (kind === 'offers') return readModel(what, claudeVersion).kind === 'unknown' ? undefined : 'yes';
  return expectedOfCandidate(kind, key.slice(kind.length + 1), claudeVersion);
}

/** A tool that went later. */
const isStillThere = (name: string, claudeVersion: string): boolean =>
  facts.removedTools.some((each) => each.name === name && each.until !== undefined && holdsIn(each, claudeVersion));

function answerTo(
  kind: string,
  what: string,
  version: string,
  main: string | undefined,
  loads: () => Loads,
): string | undefined {
  switch (kind) {
    case 'field': {
      const field = fieldByName(what);
      return what === NONSENSE ? undefined : field && isKnownIn(field, version) ? 'a field' : 'not a field';
    }
    case 'value': {
      const [field = '', value = ''] = what.split('=');
      const of = fieldByName(field);
      const found = of?.values.find((each) => each.value === value);
      return value === NONSENSE
        ? undefined
        : found && holdsIn(found, version) && of && isKnownIn(of, version)
          ? 'taken'
          : 'not taken';
    }
    case 'event':
      return what === NONSENSE ? undefined : hookEvent(what, version) ? 'an event' : 'not an event';
    case 'tool': {
      const got = effectiveTools({ tools: [what] }, version);
      if (got.status === 'granted') return `gives ${[...got.tools].sort().join(', ')}`;
      return got.status === 'refused' && loaderDoes('refuses-without-tools', version)
        ? 'refused'
        : 'starts without tools';
    }
    case 'tools': {
      const got = effectiveToolsOf(loads(), version);
      return got.status === 'granted' ? [...got.tools].sort().join(', ') : got.status;
    }
    case 'model': {
      const read = readModel(what, version);
      return read.sent ?? (read.kind === 'special' && read.fact.kind === 'inherit' ? main : undefined);
    }
    case 'shown':
      return listingOf({ ...loads(), name: 'NAME' });
    default:
      return undefined;
  }
}

function loadsAs(name: string, text: string, claudeVersion: string): Loads {
  const found = verdict(new TextEncoder().encode(text), { scope: 'project', path: `${name}.md`, claudeVersion });
  if (found.status !== 'loads') throw new Error(`${name} should load: ${text}`);
  return found;
}
