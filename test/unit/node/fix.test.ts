// `check --fix` and `--fix-rule`: what they change, print, refuse and restore.

import {
  chmodSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { nodeHost } from '../../../server/src/node/host';
import { COLON, colonDiff, type Folder, folderWith, GOOD } from './commands';

const A = '.claude/agents/a.md';
const FIXED = COLON.replace('Use when: a change is ready', '"Use when: a change is ready"');
/** Unknown tools, whose fix removes the list. */
const READER = GOOD.replace('---\nReview', 'tools: frobnicate, defenestrate\n---\nReview');
const at = (folder: Folder, file: string): string => path.join(folder.at, file);
const beside = (folder: Folder): readonly string[] => readdirSync(at(folder, '.claude/agents'));

afterEach(() => vi.restoreAllMocks());

describe('--fix', () => {
  test('applies only safe fixes', async () => {
    const folder = folderWith({ [A]: READER, '.claude/agents/ship.md': GOOD.replace('reviewer', 'deployer') });
    await folder.check('--fix');
    expect(folder.read(A)).toBe(READER);
    expect(folder.read('.claude/agents/ship.md')).toContain('name: deployer');
  });

  test('prints no diff and counts what is left exactly', async () => {
    const { out } = await folderWith({ [A]: COLON }).check('--fix');
    expect(out).not.toContain('+++');
    expect(out).not.toContain('can be fixed');
  });
});

describe('--fix-rule', () => {
  test('applies the first fix of the named rules and prints the diff before the report', async () => {
    const folder = folderWith({ [A]: READER, '.claude/agents/b.md': COLON });
    const { code, out } = await folder.check('--fix-rule', 'all-tools-unusable');
    expect(code).toBe(0);
    expect(out.startsWith(`--- a/${A}\n+++ b/${A}\n`)).toBe(true);
    expect(out).toContain('\n-tools: frobnicate, defenestrate\n');
    expect(out).toContain('2 files: 2 load');
    expect(folder.read(A)).toBe(GOOD);
    expect(folder.read('.claude/agents/b.md')).toBe(COLON);
  });

  test.each([
    [['--fix-rule', 'all-tools-unusable,description-needs-quotes']],
    [['--fix-rule', 'all-tools-unusable', '--fix-rule', 'description-needs-quotes']],
    [['--fix-rule', 'all-tools-unusable', '--fix']],
  ])('works together with %j', async (args) => {
    const folder = folderWith({ [A]: READER, '.claude/agents/b.md': COLON });
    const { out } = await folder.check(...args);
    expect(out.match(/^\+\+\+ /gm)).toHaveLength(2);
    expect(folder.read(A)).toBe(GOOD);
    expect(folder.read('.claude/agents/b.md')).toBe(FIXED);
  });

  test('prints the diff to standard error beside a machine report', async () => {
    for (const format of ['json', 'sarif']) {
      const { out, err } = await folderWith({ [A]: COLON }).check(
        ...['--fix-rule', 'description-needs-quotes', '--format', format],
      );
      expect(() => JSON.parse(out)).not.toThrow();
      expect(err).toBe(colonDiff(A));
    }
  });

  test('prints nothing that a GitHub log interprets as a command', async () => {
    const text = COLON.replace('\nReview', '\n::error::no\nReview');
    const { err } = await folderWith({ [A]: text }).check(
      ...['--fix-rule', 'description-needs-quotes', '--format', 'github'],
    );
    expect(err).toContain('::error::no');
    expect(err).not.toMatch(/^\s*::/m);
  });

  test('inserts no placeholders', async () => {
    const text = '---\nname: reviewer\n---\nReview.\n';
    const folder = folderWith({ [A]: text });
    const { err } = await folder.check('--fix-rule', 'description-missing');
    expect(folder.read(A)).toBe(text);
    expect(err).toContain('description-missing');
  });

  test('runs a rule that is off', async () => {
    const files = { [A]: GOOD, '.subagents.json': '{"rules":{"name-differs-from-file":"off"}}' };
    for (const folder of [folderWith({ [A]: GOOD }), folderWith(files)]) {
      await folder.check('--fix');
      expect(folder.read(A)).toBe(GOOD);
      await folder.check('--fix-rule', 'name-differs-from-file');
      expect(folder.read(A)).toBe(GOOD.replace('reviewer', 'a'));
    }
  });

  test('reports that there is nothing to change', async () => {
    const { code, err } = await folderWith({ [A]: GOOD }).check('--fix-rule', 'tools-empty,field-case');
    expect(code).toBe(0);
    expect(err).toBe('--fix-rule: nothing here to change for tools-empty, field-case\n');
  });
});

describe('--dry-run', () => {
  test('prints exactly what would be written and writes nothing', async () => {
    const folder = folderWith({ [A]: READER, '.claude/agents/b.md': COLON });
    for (const args of [
      ['--fix'],
      ['--fix-rule', 'all-tools-unusable'],
      ['--fix', '--fix-rule', 'all-tools-unusable'],
    ]) {
      const shown = await folder.check(...args, '--dry-run');
      expect([folder.read(A), folder.read('.claude/agents/b.md')]).toEqual([READER, COLON]);
      const copy = folderWith({ [A]: READER, '.claude/agents/b.md': COLON });
      const done = await copy.check('--fix-rule', 'tools-empty', ...args);
      expect(done.out.startsWith(shown.out)).toBe(true);
      expect(shown.out).toContain('+++ b/');
    }
  });

  test('leaves out files that would be refused and reports them', async () => {
    const folder = folderWith({ [A]: COLON, '.claude/agents/b.md': COLON.replace('reviewer', 'other') });
    chmodSync(at(folder, A), 0o444);
    const { code, out, err } = await folder.check('--fix', '--dry-run');
    expect(code).toBe(1);
    expect(out).not.toContain(A);
    expect(out).toContain('.claude/agents/b.md');
    expect(err).toContain(`${A}: not changed, because it is read-only.`);
  });

  test('keeps machine reports valid', async () => {
    const { out, err } = await folderWith({ [A]: COLON }).check('--fix', '--dry-run', '--format', 'json');
    expect(JSON.parse(out).summary.warnings).toBe(1);
    expect(err).toBe(colonDiff(A));
  });

  test('prints no control characters on a terminal, and the exact text elsewhere', async () => {
    const text = COLON.replace('Review the', '\u001b[31mReview\u202e the');
    const folder = folderWith({ [A]: text });
    const { out } = await folder.checkOnTerminal('--fix', '--dry-run');
    for (const character of ['\u001b', '\u202e']) expect(out).not.toContain(character);
    expect((await folder.check('--fix', '--dry-run')).out).toContain('\u001b[31mReview\u202e the');
  });

  test('counts fixes exactly, also without --fix', async () => {
    const folder = folderWith({ [A]: COLON });
    expect((await folder.check()).out).toContain('· up to 1 can be fixed with --fix');
    for (const option of ['--dry-run', '--fixes'])
      expect((await folder.check(option)).out).toContain('· 1 can be fixed with --fix');
    expect((await folder.check('--fix', '--dry-run')).err).toContain('· 1 can be fixed with --fix');
  });
});

describe('fixes in JSON', () => {
  const fixesIn = (out: string) => JSON.parse(out).files[0].findings.map((each: { fixes?: unknown }) => each.fixes);

  test('are listed only with --fixes, also from the cache', async () => {
    const folder = folderWith({ [A]: COLON });
    for (let i = 0; i < 2; i++) {
      const without = fixesIn((await folder.checkAgain('1', '--format', 'json')).out);
      expect(without.every((fixes: unknown) => fixes === undefined)).toBe(true);
      const listed = fixesIn((await folder.checkAgain('1', '--format', 'json', '--fixes')).out);
      expect(listed).toContainEqual([{ title: 'Quote the description', safe: true }]);
      expect(listed).not.toContain(undefined);
    }
    expect((await folder.check('--format', 'json')).out).not.toContain('mayBeFixed');
  });
});

describe('a file that is fixed', () => {
  test('keeps its mode', async () => {
    for (const mode of [0o640, 0o600, 0o775, 0o4755]) {
      const folder = folderWith({ [A]: COLON });
      folder.mode(A, mode);
      expect((await folder.check('--fix')).code).toBe(0);
      expect(folder.read(A)).toBe(FIXED);
      expect(statSync(at(folder, A)).mode & 0o7777).toBe(mode);
    }
  });

  test.skipIf(process.getuid?.() !== 0)('keeps its owner', async () => {
    const folder = folderWith({ [A]: COLON });
    const { chownSync } = await import('node:fs');
    chownSync(at(folder, A), 1234, 2345);
    folder.mode(A, 0o6750);
    expect((await folder.check('--fix')).code).toBe(0);
    const { uid, gid, mode } = statSync(at(folder, A));
    expect([uid, gid, mode & 0o7777]).toEqual([1234, 2345, 0o6750]);
  });

  test('is replaced behind a link, and the link stays', async () => {
    const folder = folderWith({
      'shared/real.md': COLON,
      '.claude/agents/other.md': GOOD.replace('reviewer', 'other'),
    });
    symlinkSync('../../shared/real.md', at(folder, A));
    for (const args of [['.'], [A]]) {
      writeFileSync(at(folder, 'shared/real.md'), COLON);
      expect(await folder.check('--fix', ...args)).toMatchObject({ code: 0, err: '' });
      expect(folder.read('shared/real.md')).toBe(FIXED);
      expect(lstatSync(at(folder, A)).isSymbolicLink()).toBe(true);
    }
    expect(lstatSync(at(folder, 'shared/real.md')).isSymbolicLink()).toBe(false);
  });

  test('is fixed once under all its paths', async () => {
    const folder = folderWith({ [A]: COLON });
    symlinkSync('a.md', at(folder, '.claude/agents/b.md'));
    expect((await folder.check('--fix', '--dry-run')).out.match(/^\+\+\+ /gm)).toHaveLength(1);
    const { code, err, out } = await folder.check('--fix', '--rule', 'duplicate-name=off');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('0 errors, 0 warnings');
    expect(folder.read(A)).toBe(FIXED);
  });

  test('leaves no temporary file', async () => {
    const folder = folderWith({ [A]: COLON });
    await folder.check('--fix');
    expect(beside(folder)).toEqual(['a.md']);
  });
});

describe('a file that is refused', () => {
  const refused = async (folder: Folder, why: string, file = A): Promise<void> => {
    const before = readFileSync(at(folder, file));
    for (const args of [
      ['--fix'],
      ['--fix-rule', 'description-needs-quotes'],
      ['--fix', '--dry-run'],
      ['--fix', file],
    ]) {
      const { code, err } = await folder.check(...args);
      expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining(`${file}: `) });
      expect(err).toContain(why);
      expect(readFileSync(at(folder, file))).toEqual(before);
    }
  };

  test('has several hard links', async () => {
    const folder = folderWith({ [A]: COLON });
    linkSync(at(folder, A), at(folder, 'elsewhere.txt'));
    await refused(folder, 'it has 2 hard links');
    expect(statSync(at(folder, A)).ino).toBe(statSync(at(folder, 'elsewhere.txt')).ino);
  });

  test('is read-only, also for root', async () => {
    const folder = folderWith({ [A]: COLON });
    for (const mode of [0o444, 0o400, 0o555]) {
      folder.mode(A, mode);
      await refused(folder, 'read-only');
      expect(statSync(at(folder, A)).mode & 0o777).toBe(mode);
    }
  });

  test('is the read-only or hard-linked target of a link', async () => {
    const folder = folderWith({
      'shared/real.md': COLON,
      '.claude/agents/other.md': GOOD.replace('reviewer', 'other'),
    });
    symlinkSync('../../shared/real.md', at(folder, A));
    folder.mode('shared/real.md', 0o444);
    await refused(folder, 'read-only');
    folder.mode('shared/real.md', 0o644);
    linkSync(at(folder, 'shared/real.md'), at(folder, 'twin.txt'));
    await refused(folder, 'hard links');
  });

  test('is the target of a link out of the folder', async () => {
    const outside = folderWith({ 'x.md': COLON });
    const folder = folderWith({ [A]: GOOD });
    symlinkSync(at(outside, 'x.md'), at(folder, '.claude/agents/link.md'));
    const { code, err } = await folder.check('--fix', '.claude/agents/link.md');
    expect(code).toBe(1);
    expect(err).toContain('its link leads out of');
    expect(outside.read('x.md')).toBe(COLON);
  });

  const notUtf8: readonly [string, Buffer][] = [
    ['Latin-1', Buffer.from(COLON.replace('Review the', 'Révise le'), 'latin1')],
    ['Windows-1252', Buffer.concat([Buffer.from(COLON), Buffer.from([0x93, 0x68, 0x69, 0x94, 0x0a])])],
    ['a surrogate', Buffer.concat([Buffer.from(COLON), Buffer.from([0xed, 0xa0, 0x80, 0x0a])])],
    ['a character that is cut', Buffer.concat([Buffer.from(COLON), Buffer.from([0xe2, 0x82])])],
    ['UTF-16 in the body', Buffer.concat([Buffer.from(COLON), Buffer.from('Review.\n', 'utf16le')])],
  ];
  test.each(notUtf8)('is not UTF-8: %s', async (_, bytes) => {
    const folder = folderWith({});
    folder.write(A, bytes);
    await refused(folder, 'it is not UTF-8');
  });

  test.each([
    ['little', Buffer.from(`\uFEFF${COLON}`, 'utf16le')],
    ['big', Buffer.from(`\uFEFF${COLON}`, 'utf16le').swap16()],
    ['little, unmarked', Buffer.from(COLON, 'utf16le')],
  ])('is UTF-16, which is never rewritten: %s endian', async (_, bytes) => {
    const folder = folderWith({ '.claude/agents/other.md': GOOD });
    folder.write(A, bytes);
    await folder.check('--fix');
    expect(readFileSync(at(folder, A))).toEqual(bytes);
  });

  test('is none that contains U+FFFD or a byte order mark itself', async () => {
    const text = `\uFEFF${COLON.replace('the change.', 'the \uFFFD change.')}`;
    const folder = folderWith({ [A]: text });
    expect((await folder.check('--fix')).err).toBe('');
    expect(folder.read(A)).toBe(text.replace('Use when: a change is ready', '"Use when: a change is ready"'));
  });

  test('has changed since it was read, and keeps its new text', async () => {
    const folder = folderWith({ [A]: COLON, '.claude/agents/b.md': COLON.replace('reviewer', 'other') });
    const read = nodeHost.read.bind(nodeHost);
    vi.spyOn(nodeHost, 'read').mockImplementation(async (uri) => {
      const text = await read(uri);
      if (uri.endsWith('/a.md')) writeFileSync(at(folder, A), `${COLON}More.\n`);
      return text;
    });
    const { code, err } = await folder.check('--fix');
    expect(code).toBe(1);
    expect(err).toBe(`${A}: left alone, because it changed while it was checked. Run the command again.\n`);
    expect(folder.read(A)).toBe(`${COLON}More.\n`);
    expect(folder.read('.claude/agents/b.md')).toContain('"Use when');
  });

  test('prevents writing a baseline', async () => {
    const folder = folderWith({ [A]: COLON });
    folder.mode(A, 0o444);
    const { code, err } = await folder.check('--fix', '--write-baseline', 'known.json');
    expect(code).toBe(2);
    expect(err).toContain('known.json: not written');
    expect(() => folder.read('known.json')).toThrow();
  });
});

describe('a file that is restored', () => {
  test('would have a new error', async () => {
    const text =
      '---\nName: reviewer\ndescription: Use this agent to review a change.\ntools: read_file\n---\nReview.\n';
    const folder = folderWith({ [A]: text, '.claude/agents/b.md': COLON.replace('reviewer', 'other') });
    for (const args of [['--fix'], ['--fix-rule', 'field-case'], ['--fix', '--dry-run']]) {
      const { code, err, out } = await folder.check(...args);
      expect(code).toBe(1);
      expect(err).toContain(`${A}: put back, because the fixes would bring a new error.`);
      expect(err).toContain('(all-tools-unusable)');
      expect(out).not.toContain(`+++ b/${A}`);
      expect(folder.read(A)).toBe(text);
    }
    expect(folder.read('.claude/agents/b.md')).toContain('"Use when');
  });

  test('would bring a new error to another', async () => {
    const helper = GOOD.replace('reviewer', 'helper');
    const caller = GOOD.replace('reviewer', 'b').replace('---\nReview', 'tools: Agent(helper), Read\n---\nReview');
    const folder = folderWith({ [A]: helper, '.claude/agents/b.md': caller });
    const named = ['--fix-rule', 'name-differs-from-file'];
    const { code, err } = await folder.check(...named, '--rule', 'unknown-agent=error');
    expect(code).toBe(1);
    expect(err).toContain(`${A}: put back, because its fixes would bring a new error to .claude/agents/b.md.`);
    expect(folder.read(A)).toBe(helper);
    expect((await folder.check(...named)).code).toBe(0);
    expect(folder.read(A)).toContain('name: a\n');
  });
});
