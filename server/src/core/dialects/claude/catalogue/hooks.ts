// Facts about hook events and hook types; the loader checks files against them.

import { holdsIn } from '../../../text/version';
import type { HookEvent, HookType } from '../../facts';
import { facts } from './facts';
import { learnedIn } from './learned';

const events = new Map(facts.hookEvents.map((event) => [event.name, event]));
const types = new Map(facts.hookTypes.map((type) => [type.name, type]));

export const hookEvents = (version: string): readonly HookEvent[] =>
  withLearned(
    facts.hookEvents.filter((event) => holdsIn(event, version)),
    learnedIn(version)?.events,
  );

export const hookTypes = (version: string): readonly HookType[] =>
  withLearned(facts.hookTypes, learnedIn(version)?.hookTypes);

/** A learned fact takes precedence: it was measured on the installed program. */
function withLearned<T extends { readonly name: string }>(
  known: readonly T[],
  learned: ReadonlyMap<string, T> | undefined,
): readonly T[] {
  return learned ? [...known.filter(({ name }) => !learned.has(name)), ...learned.values()] : known;
}

export function hookEvent(name: string, version: string): HookEvent | undefined {
  const found = learnedIn(version)?.events.get(name) ?? events.get(name);
  return found && holdsIn(found, version) ? found : undefined;
}

export const hookType = (name: string, version: string): HookType | undefined =>
  types.get(name) ?? learnedIn(version)?.hookTypes.get(name);
