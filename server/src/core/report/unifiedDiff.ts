// A unified diff of one file, for `--dry-run`: exact for any texts, short for the small edits of fixes.

const CONTEXT = 3;

/** Empty if the texts are the same. Linear in the texts outside the changed lines, quadratic in those. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const [a, b] = [lines(before), lines(after)];
  const out = [`--- a/${path}`, `+++ b/${path}`];
  for (const hunk of hunks(a, b)) out.push(...hunk);
  return `${out.join('\n')}\n`;
}

/** Lines with their line ends, so that a changed line end is a change. */
const lines = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

interface Change {
  readonly a: number;
  readonly aEnd: number;
  readonly b: number;
  readonly bEnd: number;
}

function hunks(a: readonly string[], b: readonly string[]): readonly (readonly string[])[] {
  const groups: Change[][] = [];
  for (const change of changes(a, b)) {
    const last = groups.at(-1)?.at(-1);
    if (last && change.a - last.aEnd <= CONTEXT * 2) groups.at(-1)?.push(change);
    else groups.push([change]);
  }
  return groups.map((group) => hunk(group, a, b));
}

function hunk(group: readonly Change[], a: readonly string[], b: readonly string[]): readonly string[] {
  const first = group[0];
  const last = group.at(-1);
  if (!first || !last) return [];
  const start = Math.max(0, first.a - CONTEXT);
  const end = Math.min(a.length, last.aEnd + CONTEXT);
  const body: string[] = [];
  let at = start;
  for (const change of group) {
    for (; at < change.a; at++) body.push(...shownLine(' ', a[at]));
    for (; at < change.aEnd; at++) body.push(...shownLine('-', a[at]));
    for (let i = change.b; i < change.bEnd; i++) body.push(...shownLine('+', b[i]));
  }
  for (; at < end; at++) body.push(...shownLine(' ', a[at]));
  const bStart = first.b - (first.a - start);
  const bLength = last.bEnd + (end - last.aEnd) - bStart;
  return [`@@ -${range(start, end - start)} +${range(bStart, bLength)} @@`, ...body];
}

const range = (start: number, length: number): string =>
  length === 1 ? `${start + 1}` : `${length === 0 ? start : start + 1},${length}`;

function shownLine(sign: string, line = ''): readonly string[] {
  return line.endsWith('\n') ? [`${sign}${line.slice(0, -1)}`] : [`${sign}${line}`, '\\ No newline at end of file'];
}

/** The changed hunks, by the longest common lines between the common prefix and suffix. */
function changes(a: readonly string[], b: readonly string[]): readonly Change[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let tail = 0;
  while (tail < a.length - start && tail < b.length - start && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail++;
  const [aEnd, bEnd] = [a.length - tail, b.length - tail];
  const [n, m] = [aEnd - start, bEnd - start];
  if (n * m > 4_000_000) return [{ a: start, aEnd, b: start, bEnd }];
  const lengths = Array.from({ length: n + 1 }, () => new Uint32Array(m + 1));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--) {
      const row = lengths[i];
      if (row) row[j] = a[start + i] === b[start + j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const found: Change[] = [];
  let [i, j] = [0, 0];
  while (i < n || j < m) {
    if (i < n && j < m && a[start + i] === b[start + j]) {
      i++;
      j++;
      continue;
    }
    const [fromA, fromB] = [i, j];
    while ((i < n || j < m) && !(i < n && j < m && a[start + i] === b[start + j])) {
      if (j >= m || (i < n && at(i + 1, j) >= at(i, j + 1))) i++;
      else j++;
    }
    found.push({ a: start + fromA, aEnd: start + i, b: start + fromB, bEnd: start + j });
  }
  return found;
}
