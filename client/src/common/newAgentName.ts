// Which names *New Agent…* and the copies accept. Stricter than Claude Code: what is typed here becomes a file's name too.

import { say } from './texts/agents';

/** What is wrong with it, for the box it is typed into. */
export function nameProblem(name: string): string | undefined {
  if (name === '' || /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return undefined;
  return say('name.characters');
}
