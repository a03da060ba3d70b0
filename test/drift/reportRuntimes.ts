// Renders the comparison of two releases as Markdown: each difference, known or to do, and lines to edit.

import type { Change } from './compare';
import { isAside } from './drift';
import { counted, inCode, kindOf, SUBJECTS, toTouch } from './report';
import type { Difference, RuntimeComparison } from './runtimes';

export interface Compared extends RuntimeComparison {
  readonly from: string;
  readonly to: string;
}

/** What there is beside the comparison; `counts` are entries of a changelog that count as differences. */
export interface Beside {
  readonly entries: number;
  /** The checksums of both packages, as npm verified them. */
  readonly integrity: readonly (string | undefined)[];
  readonly sections: readonly string[];
  readonly notAsked: readonly string[];
  /** What a file of a `file` question is about, in one line. */
  textOf(key: string): string | undefined;
  placesOf(change: Change): readonly string[];
}

/** Differences that make two releases differ. */
export const counting = (differences: readonly Difference[]): readonly Difference[] =>
  differences.filter(({ key }) => !isAside(key));

export function reportRuntimes(compared: Compared, beside: Beside): string {
  const { from, to, same, unasked } = compared;
  const differences = counting(compared.differences);
  const aside = compared.differences.filter(({ key }) => isAside(key));
  const todo = differences.filter(({ known }) => !known);
  const lines = [
    `# Claude Code ${from} → ${to}`,
    '',
    ...(beside.integrity.some((each) => each !== undefined)
      ? [
          `Packages as npm verified them: ${beside.integrity.map((each) => inCode(each ?? 'not from npm')).join(', ')}`,
          '',
        ]
      : []),
    `${same + compared.differences.length} questions answered by both. Differences: ${differences.length}, of them ${differences.length - todo.length} known and ${todo.length} to do.`,
    '',
    '## What differs',
    '',
  ];
  if (differences.length + beside.entries === 0) lines.push('Nothing.', '');
  else if (differences.length === 0) lines.push('Only entries of the changelog, below.', '');
  for (const [kind, title] of Object.entries(SUBJECTS)) {
    const own = differences.filter(({ key }) => kindOf(key) === kind);
    if (own.length === 0) continue;
    lines.push(`### ${title}`, '', ...own.map((each) => `- ${line(each, beside.textOf(each.key))}`), '');
  }
  if (todo.length > 0)
    lines.push(
      ...toTouch(
        todo.map(({ key, from: expected, to: got }) => changeOf(key, expected, got)),
        beside.placesOf,
      ),
      '',
    );
  lines.push(...beside.sections);
  if (aside.length > 0)
    lines.push(
      '## Keys of settings',
      '',
      'No fact about agent files, and no difference: the catalogues hold no keys of settings.',
      '',
      ...aside.map((each) => `- ${inCode(each.key.slice('setting '.length))}: ${each.from} → ${each.to}`),
      '',
    );
  const notAsked = [
    ...beside.notAsked,
    ...(unasked.length > 0 ? [`Answered by one of the two only: ${counted(unasked)}.`] : []),
  ];
  lines.push('## Not asked', '', ...(notAsked.length > 0 ? notAsked.map((each) => `- ${each}`) : ['Nothing.']));
  return `${lines.join('\n').trimEnd()}\n`;
}

const changeOf = (key: string, expected: string | undefined, got: string | undefined): Change => ({
  key,
  ...(expected === undefined ? {} : { expected }),
  ...(got === undefined ? {} : { got }),
});

function line({ key, from, to, known }: Difference, text: string | undefined): string {
  const what = text === undefined ? inCode(key) : `${inCode(key)} (${inCode(text)})`;
  return `${what}: ${from === undefined ? 'not there' : inCode(from)} → ${to === undefined ? 'not there' : inCode(to)} — *${known ? 'known' : 'to do'}*`;
}
