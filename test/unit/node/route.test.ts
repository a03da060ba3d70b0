// `subagents route`.

import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { isUsageError, UsageError } from '../../../server/src/node/command';
import { projectRoot } from '../../support/shared';
import { folderWith } from './commands';

const agent = (name: string, description: string, body = ''): string =>
  `---\nname: ${name}\ndescription: ${JSON.stringify(description)}\n---\n${body}\n`;

const EXAMPLE =
  '<example>\nContext: The departures page got slow.\nuser: "Why does the departures page take nine seconds?"\nassistant: "I\'ll ask query-tuner."\n</example>';
const SLOW = agent('query-tuner', `Use this agent when a page is slow: it finds the query behind it.\n\n${EXAMPLE}`);
const MOVE = agent('schema-migrator', 'Plans a migration: adding a column or a table without stopping sales.');
const FILES = { '.claude/agents/a.md': SLOW, '.claude/agents/b.md': MOVE };
const CASES = '.claude/agent-cases.json';
const cases = (...all: readonly object[]) => ({ ...FILES, [CASES]: JSON.stringify(all) });
const GOES_HOME = { prompt: 'Add a column to the seats table', expected: 'schema-migrator' };
const GOES_AWAY = { prompt: 'Add a column to the seats table', expected: 'query-tuner' };

test('prints the ranking of a prompt with its deciding words', async () => {
  expect(await folderWith(FILES).route('Which query makes this page so slow?')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "Which query makes this page so slow?
      query-tuner    0.9  query 0.4 (description, name) · page 0.3 (description, example) · slow 0.2 (description, example)
      Home. 0.9 points ahead of \`schema-migrator\`: \`query\` and \`page\` are in its description.

    An estimate from shared words, not Claude’s choice: who would get a prompt if the main thread delegates.
    ",
    }
  `);
});

test('prints JSON of the documented shape', async () => {
  const { out, code } = await folderWith(cases(GOES_HOME)).route('--format', 'json');
  const report = JSON.parse(out);
  expect(code).toBe(0);
  expect(report).toEqual({
    version: 1,
    engine: 'words',
    rows: [
      {
        prompt: GOES_HOME.prompt,
        expected: 'schema-migrator',
        ranked: [{ agent: 'schema-migrator', score: expect.any(Number), reasons: expect.any(Array) }],
        confidence: expect.any(Number),
        verdict: 'clear',
      },
    ],
    summary: { cases: 1, top1: 100, top3: 100, mrr: 100 },
  });
  for (const { score, reasons } of report.rows[0].ranked)
    expect(reasons.reduce((sum: number, { points }: { points: number }) => sum + points, 0)).toBe(score);
  expect(Object.keys(report.rows[0].ranked[0].reasons[0])).toEqual(['term', 'field', 'points']);
});

test('counts no prompt without an expected agent', async () => {
  const report = JSON.parse((await folderWith(FILES).route('Add a column to the table', '--format', 'json')).out);
  expect([report.rows[0].expected, report.summary]).toEqual([null, { cases: 0, top1: 0, top3: 0, mrr: 0 }]);
});

test('reads the default file of cases or the given one', async () => {
  expect((await folderWith(cases(GOES_HOME)).route()).out).toContain('1 case: 100.0 % first');
  expect(
    (await folderWith({ ...FILES, 'my.json': JSON.stringify([GOES_HOME]) }).route('--cases', 'my.json')).out,
  ).toContain('1 case: 100.0 % first');
  const below = Object.fromEntries(Object.entries(cases(GOES_HOME)).map(([file, text]) => [`sub/${file}`, text]));
  expect((await folderWith(below).route('--in', 'sub')).out).toContain('1 case: 100.0 % first');
});

test('sets the exit code by --fail-under', async () => {
  const folder = folderWith(cases(GOES_HOME, GOES_AWAY));
  expect([
    (await folder.route()).code,
    (await folder.route('--fail-under', '50')).code,
    (await folder.route('--fail-under', '50.1')).code,
  ]).toEqual([0, 0, 1]);
});

test('explains a prompt that goes to another agent', async () => {
  const { out } = await folderWith(cases(GOES_AWAY)).route();
  expect(out).toMatchInlineSnapshot(`
    "✗ query-tuner  Add a column to the seats table
        Shares no word with it. Taken by \`schema-migrator\`. 0.4 points behind: \`column\` and \`table\` are in its description.
    1 case: 0.0 % first, 0.0 % among the first three, MRR 0.0
    An estimate from shared words, not Claude’s choice: who would get a prompt if the main thread delegates.
    "
  `);
});

test('routes every example without itself for --examples', async () => {
  const report = JSON.parse((await folderWith(FILES).route('--examples', '--format', 'json')).out);
  expect(report.rows).toHaveLength(1);
  expect(report.rows[0]).toMatchObject({
    expected: 'query-tuner',
    prompt: 'Why does the departures page take nine seconds?',
  });
  const fields = report.rows[0].ranked.flatMap((r: { reasons: { field: string }[] }) => r.reasons.map((x) => x.field));
  expect(fields).not.toContain('example');
});

test('leaves out the example with the same text for hideExample', async () => {
  const same = { prompt: 'why does the departures page take nine seconds', expected: 'query-tuner' };
  const scores = await Promise.all(
    [same, { ...same, hideExample: true }].map(async (each) => {
      const report = JSON.parse((await folderWith(cases(each)).route('--format', 'json')).out);
      return report.rows[0].ranked[0].score as number;
    }),
  );
  expect(scores[1]).toBeLessThan(scores[0] ?? 0);
  const { err } = await folderWith(cases({ ...GOES_HOME, hideExample: true })).route();
  expect(err).toContain('“schema-migrator” has no example “Add a column to the seats table” to leave out');
});

test('reports an expected agent that does not exist', async () => {
  const { out, err } = await folderWith(cases({ ...GOES_HOME, expected: 'nobody' })).route();
  expect(err).toBe('“nobody” is no agent that loads here\n');
  expect(out).toContain('No such agent.');
  expect(out).toContain('1 case: 0.0 % first');
});

test.each([
  [['--engine', 'oracle'], /--engine takes words or claude-code/],
  [['--format', 'xml'], /--format takes text or json/],
  [['a', 'b'], /one prompt/],
  [['--fail-under', '101', 'a'], /--fail-under takes a number/],
  [['--fail-under', 'x', 'a'], /--fail-under takes a number/],
  [['a prompt', '--fail-under', '50'], /--fail-under needs cases/],
  [['--in', 'nowhere', 'a'], /nowhere: not there/],
  [['--cases', 'nowhere.json'], /nowhere\.json/],
  [['--cases', 'bad.json'], /bad\.json: case 2 is not/],
  [['--cases', 'object.json'], /holds no list/],
  [[], /takes a prompt, --cases FILE, --examples, or a file/],
] as const)('%j is refused', async (args, words) => {
  const folder = folderWith({
    ...FILES,
    'bad.json': JSON.stringify([GOES_HOME, { prompt: 'x', hideExample: true }]),
    'object.json': '{}',
  });
  const failed = await folder.route(...args).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(UsageError);
  expect(String(failed)).toMatch(words);
});

test('reports a missing Claude Code', async () => {
  vi.stubEnv('PATH', '');
  onTestFinished(() => void vi.unstubAllEnvs());
  const failed = await folderWith(cases(GOES_HOME))
    .route('--engine', 'claude-code')
    .catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(UsageError);
  expect(String(failed)).not.toMatch(/claude\.notFound/);
});

describe.skipIf(process.platform === 'win32')('Claude Code as the engine', () => {
  const asked = async (kind: string, ...args: readonly string[]) => {
    const folder = folderWith(cases({ prompt: 'Write the tests that are missing', expected: 'tester' }));
    const bin = folderWith({});
    symlinkSync(path.join(projectRoot, 'test/fixtures/claude/fakeClaude.mjs'), path.join(bin.at, 'claude'));
    vi.stubEnv('PATH', [bin.at, path.dirname(process.execPath)].join(path.delimiter));
    vi.stubEnv('FAKE_CLAUDE', kind);
    onTestFinished(() => void vi.unstubAllEnvs());
    return folder.route('--engine', 'claude-code', ...args);
  };

  test('takes the called agent as the answer', async () => {
    const { code, out, err } = await asked('pick', '--fail-under', '100');
    expect(code).toBe(0);
    expect(out).toContain('✓ tester');
    expect(err).toMatch(
      /^“tester” is no agent that loads here\nClaude Code is asked once; this spends tokens\.\nClaude Code /,
    );
  });

  test('takes no call as no agent', async () => {
    const { code, out } = await asked('noCall', '--fail-under', '100');
    expect(code).toBe(1);
    expect(out).toContain('The main thread keeps the work.');
    const report = JSON.parse((await asked('noCall', '--format', 'json')).out);
    expect(report).toMatchObject({ engine: 'claude-code', rows: [{ ranked: [], verdict: 'none' }] });
  });

  test('exits with 2 without an answer', async () => expect((await asked('there is no such stream')).code).toBe(2));
});

test('refuses a folder without agents that load', async () =>
  expect(folderWith({ 'a.txt': '' }).route('a prompt')).rejects.toThrow('no agent'));

test('recognizes usage errors of every bundle', () => {
  class UsageErrorOfAnotherBundle extends Error {
    override readonly name = 'UsageError';
  }
  expect([isUsageError(new UsageErrorOfAnotherBundle('x')), isUsageError(new Error('x'))]).toEqual([true, false]);
});

test('sanitizes text of files for the terminal', async () => {
  const evil = '\u001b]0;owned\u0007 \u202eslow page `x` <b>';
  const files = {
    '.claude/agents/a.md': agent('evil\u202e`name', `slow page ${evil} query`),
    [CASES]: JSON.stringify([
      { prompt: `${evil} query page slow`, expected: 'evil\u202e`name' },
      { prompt: `${evil} query page slow`, expected: '\u001b[31mx' },
    ]),
  };
  const { out, err } = await folderWith(files).route();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters must not be in the output.
  expect(`${out}${err}`).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
});

test('gives the same bytes for the same agents', async () => {
  const one = await folderWith(cases(GOES_HOME, GOES_AWAY)).route('--format', 'json');
  const two = await folderWith(cases(GOES_HOME, GOES_AWAY)).route('--format', 'json');
  expect(one).toEqual(two);
});

test('takes the agent that Claude Code uses of two with one name', async () => {
  const files = {
    '.claude/agents/a.md': agent('twin', 'Sails boats across the harbour'),
    'sub/.claude/agents/a.md': agent('twin', 'Bakes bread in the oven'),
  };
  const { ranked } = JSON.parse((await folderWith(files).route('bake a bread in this oven', '--format', 'json')).out)
    .rows[0];
  expect(ranked.map((each: { agent: string }) => each.agent)).toEqual(['twin']);
});
