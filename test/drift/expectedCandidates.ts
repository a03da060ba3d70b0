// What the catalogues expect of names and facts found in a program's text.

import { loaderDoes } from '../../server/src/core/dialects/claude/catalogue/behaviours';
import { effectiveTools } from '../../server/src/core/dialects/claude/catalogue/effectiveTools';
import { facts } from '../../server/src/core/dialects/claude/catalogue/facts';
import { hookEvent, hookType } from '../../server/src/core/dialects/claude/catalogue/hooks';
import { readModel } from '../../server/src/core/dialects/claude/catalogue/models';
import { fieldByName, isKnownIn } from '../../server/src/core/dialects/claude/fields/fields';
import { holdsIn } from '../../server/src/core/text/version';
import { knownNames } from './knownNames';

/** Undefined where the catalogues have no facts of that kind. */
export function expectedOfCandidate(kind: string, what: string, version: string): string | undefined {
  switch (kind) {
    case 'field': {
      const field = fieldByName(what);
      return field && isKnownIn(field, version) ? 'a field' : 'not a field';
    }
    case 'value': {
      const [name = '', value = ''] = what.split('=');
      const field = fieldByName(name);
      const found = field?.values.find((each) => String(each.value) === value);
      return field && found && isKnownIn(field, version) && holdsIn(found, version) ? 'taken' : 'not taken';
    }
    case 'event':
      return hookEvent(what, version) ? 'an event' : 'not an event';
    case 'guard':
      return hookEvent(what, version)?.guard && loaderDoes('drops-agent-for-hooks', version)
        ? 'drops the agent'
        : 'does not drop the agent';
    case 'type': {
      const type = hookType(what, version);
      return type && holdsIn(type, version) ? 'a hook type' : 'not a hook type';
    }
    case 'entry':
      return entryOf(what, version);
    case 'alias': {
      return aliasAnswer(what, readModel(what, version).sent ?? what);
    }
    case 'order':
      return loaderDoes('uses-last-path', version) ? 'the path that sorts last' : 'another file';
    case 'setting':
      return settingsRead.includes(what) ? 'is checked' : undefined;
    case 'retires':
      return retirementOf(what);
    default:
      return undefined;
  }
}

/** Without suffixes such as `[1m]`, which are request options. */
export function aliasAnswer(name: string, id: string): string {
  const [written, used] = [name, id].map((each) => each.replace(/\[\w+\]$/, ''));
  return written === used ? 'no name of a model' : `stands for ${used}`;
}

/** The settings keys that the product reads, and the only ones in the catalogues. */
export const settingsRead: readonly string[] = ['agent', 'env', 'permissions'];

/** The wording of a refusal is no fact of the catalogues. */
function entryOf(name: string, version: string): string | undefined {
  const got = effectiveTools({ tools: [name] }, version);
  if (got.status !== 'refused') return 'given';
  return knownNames.has(name) ? undefined : 'unrecognized';
}

/** By the name of the table in a program, which leaves out the day of an id. */
function retirementOf(what: string): string | undefined {
  const [id = '', provider = ''] = what.split(' ');
  const fact = facts.modelIds.find((each) => each.id === id || each.id.startsWith(`${id}-`));
  return Object.entries(fact?.retires ?? {}).find(([name]) => name === provider)?.[1];
}

/** The days the catalogue has, for a release whose program states some: `stated` has the keys it gives them. */
export function retirementsExpected(stated: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const models = new Set([...stated.keys()].flatMap((key) => /^retires (\S+) /.exec(key)?.[1] ?? []));
  const expected = new Map<string, string>();
  if (models.size === 0) return expected;
  for (const { id, retires } of facts.modelIds) {
    const model = [...models].find((each) => id === each || id.startsWith(`${each}-`));
    // Some ids with a day have another name in the table, such as `claude-opus-4-0`, which the catalogue has as well.
    if (model === undefined && /-(?:\d{8}|latest)$/.test(id)) continue;
    for (const [provider, day] of Object.entries(retires ?? {}))
      expected.set(`retires ${model ?? id} ${provider}`, day);
  }
  return expected;
}
