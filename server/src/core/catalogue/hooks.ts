// What is known about hook events and hook types. Checking a file's hooks against it is the verdict's business.

import { newestVersion } from './catalogue';
import { facts, type HookEvent, type HookType } from './facts';
import { holdsIn } from './version';

export type { HookEvent, HookKey, HookType } from './facts';

const events = new Map(facts.hookEvents.map((event) => [event.name, event]));
const types = new Map(facts.hookTypes.map((type) => [type.name, type]));

export const hookEvents = (claudeVersion: string = newestVersion): readonly HookEvent[] =>
  facts.hookEvents.filter((event) => holdsIn(event, claudeVersion));

export const hookTypes: readonly HookType[] = facts.hookTypes;

export function hookEvent(name: string, claudeVersion: string = newestVersion): HookEvent | undefined {
  const found = events.get(name);
  return found && holdsIn(found, claudeVersion) ? found : undefined;
}

export const hookType = (name: string): HookType | undefined => types.get(name);
