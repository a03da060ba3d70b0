// Comparing two releases, and probing names from a program.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { newestVersion } from '../../../server/src/core/dialects/claude/catalogue/facts';
import { NO_OUTPUT, type Said } from '../../drift/answers';
import { argumentsOf } from '../../drift/arguments.mjs';
import { candidateAnswers } from '../../drift/candidateAnswers';
import { candidateProbes, couldBe, singly } from '../../drift/candidateProbes';
import { type Answered, exitCodeOf, isListed, isTimeless } from '../../drift/drift';
import { aliasAnswer } from '../../drift/expectedCandidates';
import { generatedFiles } from '../../drift/generated';
import { NONSENSE } from '../../drift/probes';
import { counting, reportRuntimes } from '../../drift/reportRuntimes';
import { compareRuntimes } from '../../drift/runtimes';
import { sameNameAnswer, sameNameFiles } from '../../drift/sameName';
import { verdict } from '../../support/runtime';
import { projectRoot } from '../../support/shared';

const release = (
  answers: Readonly<Record<string, string>>,
  expected: Readonly<Record<string, string>> = {},
): Answered => ({
  version: '9.9.9',
  answers: new Map(Object.entries(answers)),
  required: new Map(),
  expected: (key) => expected[key],
});
const compared = (from: Answered, to: Answered) => compareRuntimes(from, to, { isListed, isTimeless });

describe('two releases', () => {
  test('are compared independently of the catalogues, which know expected differences', () => {
    const from = release({ 'guard A': 'no', 'guard B': 'no', 'guard C': 'no' }, { 'guard A': 'no', 'guard B': 'yes' });
    const to = release({ 'guard A': 'yes', 'guard B': 'yes', 'guard C': 'no' }, { 'guard A': 'yes', 'guard B': 'yes' });
    expect(compared(from, to)).toEqual({
      same: 1,
      differences: [
        { key: 'guard A', from: 'no', to: 'yes', known: true },
        { key: 'guard B', from: 'no', to: 'yes', known: false },
      ],
      unasked: [],
    });
  });
  test('differ where only one lists a name, and not where only one answered', () => {
    const to = release({ 'agent Cook': 'built in', 'event A': 'an event' }, { 'agent Cook': 'built in' });
    expect(compared(release({}), to)).toEqual({
      same: 0,
      differences: [{ key: 'agent Cook', to: 'built in', known: true }],
      unasked: ['event A'],
    });
  });
  test('know a day of retirement that the catalogues have', () => {
    const to = release({ 'retires x firstParty': '2031-01-02' }, { 'retires x firstParty': '2031-01-02' });
    const from = release({}, { 'retires x firstParty': '2031-01-02' });
    expect(compared(from, to).differences[0]?.known).toBe(true);
  });
  test('ignore keys of settings that the product does not read', () => {
    const differences = compared(
      release({ 'setting menu': 'is not checked', 'setting agent': 'is checked' }),
      release({ 'setting menu': 'is checked', 'setting agent': 'is not checked' }),
    ).differences;
    expect(counting(differences).map(({ key }) => key)).toEqual(['setting agent']);
  });
  test.each([
    [[0, 0], 0],
    [[1, 0], 1],
    [[0, 3], 1],
  ] as const)('the command ends by counts of %j with %i', (counts, code) => expect(exitCodeOf(...counts)).toBe(code));
});

describe('the report of two releases', () => {
  const to = release({
    'guard A': 'yes',
    'retires x cloud': '2031-01-02',
    'setting menu': 'is checked',
    'event B': 'e',
  });
  const from = release({ 'guard A': 'no', 'setting menu': 'is not checked' });
  const beside = {
    entries: 0,
    integrity: ['sha512-a', undefined],
    sections: [],
    notAsked: ['Colours.'],
    textOf: () => undefined,
    placesOf: ({ key }: { readonly key: string }) => [`place.json:${key.length}`],
  };
  const text = reportRuntimes({ from: '9.9.8', to: '9.9.9', ...compared(from, to) }, beside);

  test('counts and marks each difference', () => {
    expect(text).toContain('# Claude Code 9.9.8 → 9.9.9\n');
    expect(text).toContain('Packages as npm verified them: `sha512-a`, `not from npm`\n');
    expect(text).toContain('3 questions answered by both. Differences: 2, of them 0 known and 2 to do.\n');
    expect(text).toContain('- `guard A`: `no` → `yes` — *to do*\n');
    expect(text).toContain('- `retires x cloud`: not there → `2031-01-02` — *to do*\n');
    expect(text).toContain('- place.json:7 — `guard A`\n');
  });
  test('separates settings and unasked facts', () => {
    expect(text).toContain('- `menu`: is not checked → is checked\n');
    expect(text).toContain('## Not asked\n\n- Colours.\n- Answered by one of the two only: 1 of Hook events.\n');
  });
  test('states that nothing differs', () =>
    expect(reportRuntimes({ from: '1.0.0', to: '1.0.1', ...compared(from, from) }, beside)).toContain(
      '## What differs\n\nNothing.\n',
    ));
  test('names a file by a line of it', () => {
    const differing = compared(release({ 'file s/a.md': 'x' }), release({ 'file s/a.md': 'y' }));
    expect(
      reportRuntimes({ from: '1.0.0', to: '1.0.1', ...differing }, { ...beside, textOf: () => 'hooks: []' }),
    ).toContain('- `file s/a.md` (`hooks: []`): `x` → `y` — *to do*\n');
  });
});

describe('names from a program', () => {
  const names = ['supper', 'Supper', 'claude-novel-1'];
  const asked = candidateProbes(names);
  const about = (kind: string, name: string) => {
    const found = asked.find((each) => each.kind === kind && each.about.includes(name));
    if (!found) throw new Error(`no ${kind} probe about ${name}`);
    return found.name;
  };
  const log = (...lines: readonly string[]) =>
    lines.map((line) => `2026-11-20T10:00:00.000Z [WARN] ${line}`).join('\n');
  const answersTo = (said: Partial<Said>) => candidateAnswers(asked, { ...NO_OUTPUT, ...said });

  test('are probed by their shape', () => {
    expect(couldBe('event', 'supper')).toBe(false);
    expect(couldBe('model', 'claude-novel-1')).toBe(true);
    expect(asked.some(({ kind, about: each }) => kind === 'event' && each.includes('Supper'))).toBe(true);
    expect(asked.some(({ kind, about: each }) => kind === 'field' && each.includes('Supper'))).toBe(false);
  });
  test('are fields where only nonsense is rejected', () => {
    const debug = log(`Agent file ${about('field', 'supper')}.md: unknown "${NONSENSE}"`);
    expect(answersTo({ debug }).answers.get('field supper')).toBe('a field');
    expect(answersTo({ debug: `${debug}, "supper"` }).answers.get('field supper')).toBe('not a field');
    expect(answersTo({}).answers.has('field supper')).toBe(false);
  });
  test('are events where hooks are read, guards where those drop the agent', () => {
    const name = about('event', 'Supper');
    const control = log(`Agent '${about('event', NONSENSE)}': hooks.${NONSENSE}: unknown hook event`);
    const read = log(`Agent '${name}' not loaded: hooks.Supper.0.hooks.0: Unknown hook type "${NONSENSE}"`);
    const guard = answersTo({ debug: `${control}\n${read}` }).answers;
    expect([guard.get('event Supper'), guard.get('guard Supper')]).toEqual(['an event', 'drops the agent']);
    const listed = new Map([[name, { name, description: 'd', model: null }]]);
    const unknown = log(`Agent '${name}': hooks.Supper: unknown hook event`);
    const ignored = answersTo({ listed, debug: `${control}\n${unknown}` }).answers;
    expect([ignored.get('event Supper'), ignored.get('guard Supper')]).toEqual([
      'not an event',
      'does not drop the agent',
    ]);
  });
  test('are no events where the log hides their name', () =>
    expect(
      answersTo({ debug: log(`Agent '${about('event', 'Supper')}': [REDACTED]`) }).answers.has('event Supper'),
    ).toBe(false));
  test('are hook types and values where they are not rejected', () => {
    const types = about('type', 'supper');
    const debug = log(
      `Agent '${types}': Unknown hook type "${NONSENSE}"`,
      `Agent '${types}': Unknown hook type "supper-time"`,
      `Agent file ${about('value', NONSENSE)}.md has invalid memory value '${NONSENSE}'`,
      `Agent file ${about('value', 'supper')}.md has invalid memory value 'supper'`,
    );
    const { answers } = answersTo({ debug });
    expect(answers.get('type supper')).toBe('a hook type');
    expect(answers.get('value memory=supper')).toBe('not taken');
    expect(answers.has('value effort=supper')).toBe(false);
  });
  test.each([
    ['supper', 'claude-novel-1', 'stands for claude-novel-1'],
    ['supper[1m]', 'claude-novel-1[1m]', 'stands for claude-novel-1'],
    ['claude-novel-1[1m]', 'claude-novel-1', 'no name of a model'],
    ['supper', 'supper', 'no name of a model'],
  ])('%s with the id %s %s', (name, id, answer) => expect(aliasAnswer(name, id)).toBe(answer));
  test('are tools by the refusal, asked one by one where the group started', () => {
    const name = about('entry', 'Supper');
    const refused = 'nothing: unrecognized [Other]; not available to subagents [Supper].';
    expect(answersTo({ started: new Map([[name, { refused }]]) }).answers.get('entry Supper')).toBe('withheld');
    const group = candidateProbes(['Supper', 'Dinner']);
    const entry = group.find(({ kind }) => kind === 'entry')?.name ?? '';
    const started = new Map([[entry, { model: 'm', tools: ['Supper'] }]]);
    const { answers, unclear } = candidateAnswers(group, { ...NO_OUTPUT, started });
    expect([unclear, answers.has('entry Dinner')]).toEqual([['Supper', 'Dinner'], false]);
    const [first] = singly('entry', unclear, 7);
    expect(first?.text).toContain('name: candidate-7\n');
  });
});

describe('behaviour', () => {
  const judge = (bytes: Uint8Array, file: string): string | undefined => {
    const found = verdict(bytes, { scope: 'project', path: file, claudeVersion: newestVersion });
    return found.status === 'loads' ? found.name : undefined;
  };
  const listing = (pick: (sorted: readonly string[]) => string | undefined): Said['listed'] => {
    const listed = new Map<string, { name: string; description: string; model: null }>();
    for (const name of new Set(sameNameFiles.map(({ file }) => file.split('/')[0] ?? ''))) {
      const files = sameNameFiles.map(({ file }) => file).filter((file) => file.startsWith(`${name}/`));
      listed.set(name, { name, description: `From ${pick(files.sort())}.`, model: null });
    }
    return listed;
  };
  const said = (listed: Said['listed']) =>
    sameNameAnswer({ agents: new Map(), builtIn: [], offered: [], debug: '', started: new Map(), main: [], listed });

  test('detects whether the last path of files with one name is used', () => {
    expect(said(listing((files) => files.at(-1)))).toBe('the path that sorts last');
    expect(said(listing((files) => files[0]))).toBe('another file');
    expect(said(new Map())).toBeUndefined();
  });
  test('uses the same few hundred files every time', () => {
    const texts = generatedFiles().map(({ bytes }) => Buffer.from(bytes).toString());
    expect(texts).toHaveLength(400);
    expect(new Set(texts).size).toBe(400);
    const names = generatedFiles().map(({ file, bytes }) => judge(bytes, file));
    expect(new Set(names.filter((name) => name !== undefined)).size).toBe(
      names.filter((name) => name !== undefined).length,
    );
    expect(generatedFiles().map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(texts);
  });
});

describe('the arguments', () => {
  test.each([
    [['2.1.332'], {}, { version: '2.1.332', record: false }],
    [['2.1.332', '--from', '2.1.331', '--record'], {}, { version: '2.1.332', from: '2.1.331', record: true }],
    // npm run drift 2.1.332 --from 2.1.331 --record
    [
      ['2.1.332', '2.1.331'],
      { npm_config_from: 'true', npm_config_record: 'true' },
      { version: '2.1.332', from: '2.1.331', record: true },
    ],
    // npm run drift 2.1.332 --from=2.1.331
    [['2.1.332'], { npm_config_from: '2.1.331' }, { version: '2.1.332', from: '2.1.331', record: false }],
    // npm run drift --from 2.1.331: the newest release
    [['2.1.331'], { npm_config_from: 'true' }, { from: '2.1.331', record: false }],
  ])('%j with %j are read', (args, env, expected) => expect(argumentsOf(args, env)).toEqual(expected));

  test.each([
    [['latest'], 'latest is no version such as 2.1.329.'],
    [['2.1.330', '--from', '2.1'], '2.1 is no version such as 2.1.329.'],
    [['2.1.330', '--from', '2.1.330'], '--from names the same release, 2.1.330.'],
    [['2.1.330', '2.1.331'], 'Which release: 2.1.330 or 2.1.331? The older one goes behind --from.'],
  ])('%j end the command with 2', (args, words) => {
    const env = { ...process.env, npm_config_from: undefined };
    const ended = spawnSync(process.execPath, [path.join(projectRoot, 'test/drift/run.mjs'), ...args], {
      encoding: 'utf8',
      env,
    });
    expect([ended.status, ended.stderr.trim()]).toEqual([2, words]);
  });
});
