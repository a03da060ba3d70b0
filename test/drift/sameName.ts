// Groups of files with one agent name, to find out which one a runtime uses.

import type { Said } from './answers';
import type { ReplayedFile } from './files';

/** Written in this order; several folders, cases, digits and letters beyond ASCII. */
const PATHS = [
  ['b.md', 'a.md', 'c.md'],
  ['Zed.md', 'alpha.md', 'Mid.md'],
  ['9.md', '10.md', '100.md'],
  ['deep/a.md', 'z.md', 'deep/z.md'],
  ['é.md', 'z.md', 'e.md'],
  ['x.md', 'x/y.md', 'x-y.md'],
];
const REPEATED = 4;

interface Group {
  readonly name: string;
  readonly files: readonly string[];
}

const groups: readonly Group[] = Array.from({ length: REPEATED }, (_, round) =>
  PATHS.map((files, at) => {
    const name = `same-${round}-${at}`;
    const turned = [...files.slice(round % files.length), ...files.slice(0, round % files.length)];
    return { name, files: turned.map((file) => `${name}/${file}`) };
  }),
).flat();

export const sameNameFiles: readonly ReplayedFile[] = groups.flatMap(({ name, files }) =>
  files.map((file) => ({
    file,
    bytes: Buffer.from(`---\nname: ${name}\ndescription: From ${file}.\n---\nWait.\n`),
  })),
);

/** Undefined where a group has no agent, which indicates another failure. */
export function sameNameAnswer({ listed }: Said): string | undefined {
  const used = groups.map(({ name, files }) => ({ files, said: listed.get(name)?.description }));
  if (used.some(({ said }) => said === undefined)) return undefined;
  const isLast = ({ files, said }: { files: readonly string[]; said: string | undefined }): boolean =>
    said === `From ${[...files].sort().at(-1)}.`;
  return used.every(isLast) ? 'the path that sorts last' : 'another file';
}
