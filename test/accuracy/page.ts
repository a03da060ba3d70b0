// Renders docs/accuracy.md from the measurements.

/** A program's findings about a file; `broke` where it crashed. */
export type Said = { readonly errors: number; readonly warnings: number } | { readonly broke: string };

export interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Claude Code does not load it, does not start it, or gives it no tools. */
  readonly lost: boolean;
  /** For a seeded defect: whether the rule for it reports it. */
  readonly found?: boolean;
  readonly said: Record<string, Said | undefined>;
  readonly from?: { readonly repository: string; readonly commit: string; readonly path: string };
}

export interface Sets {
  readonly defects: readonly Sample[];
  readonly valid: readonly Sample[];
  readonly collected: readonly Sample[];
}

type Part = 'seeded' | 'collected';

interface Peer {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Why it was not run on these files. */
  readonly notMeasured?: { readonly [part in Part]?: string };
}

export interface Measured extends Sets {
  /** The day it was run. */
  readonly date: string;
  readonly version: string;
  readonly runtime: string;
  readonly peers: readonly Peer[];
}

export function accuracyPage({ date, version, runtime, peers, defects, valid, collected }: Measured): string {
  const programs: readonly Peer[] = [{ id: 'ours', name: '**Subagent IntelliSense**', version }, ...peers];
  const rows = (part: Part, row: (program: Peer) => readonly string[]): string =>
    programs.map((program) => rowOf(program, row(program), program.notMeasured?.[part])).join('\n');
  return `<!-- Written by \`npm run accuracy\`. Do not edit. -->
# Accuracy

Measured on ${date}, against what Claude Code ${runtime} does with the same files. Each file stood alone in a project, under its own name.

## Seeded files

${defects.length} files with one defect each and ${valid.length} that are unusual and fine, all written for this project and lying in \`test/fixtures/seeded\`. What Claude Code does with each was measured before a rule was written. Files whose defect shows only beside other files, in a plugin or in an older release are left out, because not every program can be asked about those.

| | defects with an error or a warning | of the ${lostOf(defects).length} that Claude Code loses: with an error | fine files with an error | fine files with an error or a warning |
| --- | --- | --- | --- | --- |
${rows('seeded', ({ id }) => [
  share(defects, (each) => speaks(each.said[id])),
  share(lostOf(defects), (each) => errs(each.said[id])),
  share(valid, (each) => errs(each.said[id])),
  share(valid, (each) => speaks(each.said[id])),
])}

*Lost* means that Claude Code does not load the file, does not start the agent, or gives it no tools. A program that gives up on a file is counted as having an error on it. For a program that warns about nearly every file, the last column says what the first is worth. Some of our findings on defects are information or hints and are not counted here: the rule that is meant speaks on ${share(defects, ({ found }) => found === true)} of them.

${collected.length === 0 ? 'The collection of public files is not here, so nothing is said about it.' : collectedPart(collected, rows)}

## Rule by rule

[How often the rules are right](accuracy/README.md): of each rule that speaks about more than one public file in a hundred, 20 findings drawn by a seed and judged by reading.

## Not in the table

- *agnix* 0.25.0: its npm package holds no program. An install script fetches one from GitHub, and install scripts are not run here.
- *dotcommander/cclint*, *agentlint* and *skillsaw*: they are programs in Go, Rust and Python that do not come from npm, and the guard the peers run in holds JavaScript only.
- *claudecode-linter*: npm gave no package of this name on 2026-11-21.
- What its authors would count as a finding of style is counted like any other: an error is what a program calls an error.

## To check it

\`npm run accuracy\` rewrites this page. It fetches the peers from npm, in these versions, without their install scripts, and runs them in a process that may read files and print: it cannot write, start programs or make code from text, so that no file can be run by way of them. VS Code is the one \`npm run test:setup\` installs. It is opened in Restricted Mode with no extension but one that shows each file and counts the errors and warnings then in its Problems view; a file is read when another with a known defect, shown after it, has got its findings. The public files are not given away here; [accuracy/files.jsonl](accuracy/files.jsonl) names each by repository, commit, path and SHA-256, with what Claude Code makes of it and how many errors each program has on it (−1: it gave up).
`;
}

type Rows = (part: Part, row: (program: Peer) => readonly string[]) => string;

function rowOf({ name, version }: Peer, cells: readonly string[], why: string | undefined): string {
  const shownCells = why === undefined ? cells : cells.map((_, at) => (at === 0 ? `not measured here: ${why}` : '–'));
  return `| ${[`${name} ${version}`.trim(), ...shownCells].join(' | ')} |`;
}

function collectedPart(files: readonly Sample[], rows: Rows): string {
  const used = files.filter(({ lost }) => !lost);
  const repositories = new Set(files.map(({ from }) => from?.repository)).size;
  return `## Public files

${files.length} agent files of ${repositories} public repositories, of which Claude Code loses ${lostOf(files).length}. Files that another of the same name shadowed when Claude Code was asked are left out.

| | lost files with an error | used files with an error (false alarms) | errors that are right: files | gave up on |
| --- | --- | --- | --- | --- |
${rows('collected', ({ id }) => {
  const alarms = files.filter((each) => errs(each.said[id]));
  return [
    share(lostOf(files), (each) => errs(each.said[id])),
    share(used, (each) => errs(each.said[id])),
    share(alarms, ({ lost }) => lost),
    String(files.filter(({ said }) => broke(said[id])).length),
  ];
})}

Pages of documentation among the files are lost by this measure, because Claude Code sees no agent in them; where they mean none, no error is owed.

Our rules were written with these files at hand, and the seeded files are our own; the others had neither. Their columns say what their users would see on such files, ours how far the rules keep to what was measured.`;
}

const lostOf = (files: readonly Sample[]): readonly Sample[] => files.filter(({ lost }) => lost);
const broke = (said: Said | undefined): boolean => said === undefined || 'broke' in said;
const errs = (said: Said | undefined): boolean => said === undefined || 'broke' in said || said.errors > 0;
const speaks = (said: Said | undefined): boolean =>
  errs(said) || (said !== undefined && 'warnings' in said && said.warnings > 0);

function share<T>(all: readonly T[], is: (each: T) => boolean): string {
  const some = all.filter(is).length;
  return all.length === 0 ? '–' : `${some} of ${all.length} (${((100 * some) / all.length).toFixed(1)} %)`;
}
