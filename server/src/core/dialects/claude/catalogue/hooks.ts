// What is known about hook events and hook types. Checking a file's hooks against it is the verdict's business.

import { holdsIn } from '../../../text/version';
import { facts, type HookEvent, type HookType } from './facts';
import { learnedIn } from './learned';
import { newestVersion } from './tools';

export type { HookEvent, HookType } from './facts';

const events = new Map(facts.hookEvents.map((event) => [event.name, event]));
const types = new Map(facts.hookTypes.map((type) => [type.name, type]));

export const hookEvents = (claudeVersion: string = newestVersion): readonly HookEvent[] =>
  withLearned(
    facts.hookEvents.filter((event) => holdsIn(event, claudeVersion)),
    learnedIn(claudeVersion)?.events,
  );

export const hookTypes = (claudeVersion: string = newestVersion): readonly HookType[] =>
  withLearned(facts.hookTypes, learnedIn(claudeVersion)?.hookTypes);

/** A learned fact takes precedence: it was measured on the very program. */
function withLearned<T extends { readonly name: string }>(
  known: readonly T[],
  learned: ReadonlyMap<string, T> | undefined,
): readonly T[] {
  return learned ? [...known.filter(({ name }) => !learned.has(name)), ...learned.values()] : known;
}

export function hookEvent(name: string, claudeVersion: string = newestVersion): HookEvent | undefined {
  const found = learnedIn(claudeVersion)?.events.get(name) ?? events.get(name);
  return found && holdsIn(found, claudeVersion) ? found : undefined;
}

export const hookType = (name: string, claudeVersion: string = newestVersion): HookType | undefined =>
  types.get(name) ?? learnedIn(claudeVersion)?.hookTypes.get(name);
