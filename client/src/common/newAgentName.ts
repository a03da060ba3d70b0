// Names for new agent files: which are accepted, and which one is proposed for a copy.

import { localize } from './texts/agents';

/** The message for an unacceptable name. Stricter than Claude Code: the name becomes a file name, too. */
export const newAgentNameProblem = (name: string): string | undefined =>
  name === '' || /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) ? undefined : localize('name.characters');

/** `name` if unused, else `name-2`, `name-3` and so on; in ASCII letters. */
export function unusedName(name: string, isUsed: (name: string) => boolean): string {
  const plain = asciiName(name);
  if (!isUsed(plain)) return plain;
  const stem = plain.replace(/-\d{1,6}$/, '');
  for (let n = Number(/-(\d{1,6})$/.exec(plain)?.[1] ?? 1) + 1; ; n++)
    if (!isUsed(`${stem}-${n}`)) return `${stem}-${n}`;
}

function asciiName(text: string): string {
  const name = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return name === '' ? 'agent' : name;
}
