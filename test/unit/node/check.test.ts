// `subagents check`: exit codes, reports, settings, fixes and baselines.

import { lstatSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { newestVersion } from '../../../server/src/core/dialects/claude/catalogue/facts';
import { UsageError } from '../../../server/src/node/command';
import { COLON, colonDiff, folderWith, GOOD, SKIPPED } from './commands';

const A = '.claude/agents/a.md';

describe('check', () => {
  test('exits with 0 and one line for a clean folder', async () => {
    expect(await folderWith({ [A]: GOOD }).check()).toEqual({
      code: 0,
      out: '1 file: 1 loads, 0 skipped · 0 errors, 0 warnings\n',
      err: '',
    });
  });

  test('exits with 1 for an error and shows its line', async () => {
    const { code, out } = await folderWith({ [A]: SKIPPED }).check();
    expect(code).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      ".claude/agents/a.md
         1:1  error        Claude Code does not see an agent here: there is no \`name\`.  name-missing
              1 │ ---
                │ ~~~

      1 file: 0 load, 1 skipped · 1 error, 0 warnings
      "
    `);
  });

  test('counts warnings only against --max-warnings', async () => {
    const folder = folderWith({ [A]: COLON });
    expect((await folder.check()).code).toBe(0);
    expect((await folder.check('--max-warnings', '0')).code).toBe(1);
  });

  test('prints JSON of the documented shape, files in path order', async () => {
    const folder = folderWith({
      '.claude/agents/b.md': SKIPPED,
      [A]: COLON,
      '.claude/agents/README.md': '# Read me\n',
    });
    const report = JSON.parse((await folder.check('--format', 'json', '--fixes')).out);
    expect(report).toMatchObject({ version: 1, claudeVersion: newestVersion, today: '2026-11-20' });
    expect(report.files.map((file: { path: string }) => file.path)).toEqual([
      '.claude/agents/README.md',
      A,
      '.claude/agents/b.md',
    ]);
    const [readme, loads, skipped] = report.files;
    expect(readme).toMatchObject({ load: { status: 'not-an-agent' }, findings: [], shadow: null });
    expect(loads.load).toMatchObject({
      status: 'loads',
      rule: null,
      name: 'reviewer',
      description: 'Use when: a change is ready',
      model: null,
      tools: null,
    });
    expect(loads.load.effectiveTools).toContain('Read');
    expect(loads.findings).toContainEqual({
      rule: 'description-needs-quotes',
      severity: 'warning',
      message: expect.stringContaining('Quote the description.'),
      range: { start: { line: 2, character: 17 }, end: { line: 2, character: 22 } },
      fixes: [{ title: 'Quote the description', safe: true }],
    });
    expect(skipped.load).toEqual({
      status: 'skipped',
      rule: 'name-missing',
      name: null,
      description: null,
      model: null,
      tools: null,
      effectiveTools: null,
    });
    expect(report.summary).toEqual({ files: 2, loads: 1, skipped: 1, errors: 1, warnings: 1, descriptionTokens: 9 });
  });

  test('gives the same bytes for the same input', async () => {
    const folder = folderWith({ [A]: COLON, '.claude/agents/b.md': GOOD });
    for (const format of ['text', 'json', 'sarif', 'github'])
      expect((await folder.check('--format', format)).out).toBe((await folder.check('--format', format)).out);
  });

  test('does not guess the tools of MCP servers', async () => {
    const folder = folderWith({ [A]: GOOD.replace('---\nReview', 'tools: Read, mcp__x__y\n---\nReview') });
    const report = JSON.parse((await folder.check('--format', 'json')).out);
    expect(report.files[0].load).toMatchObject({ tools: ['Read', 'mcp__x__y'], effectiveTools: null });
  });

  test('ignores folders of other tools beside agent files', async () => {
    const folder = folderWith({ [A]: GOOD, '.github/agents/x.md': SKIPPED, 'agents/y.md': SKIPPED });
    expect((await folder.check()).out).toContain('1 file: 1 loads');
  });

  test('refuses a path that does not exist, and changes nothing', async () => {
    const folder = folderWith({ [A]: COLON });
    await expect(folder.check('nowhere')).rejects.toThrow(new UsageError('nowhere: not there, or not readable'));
    await expect(folder.check('--fix', A, 'nowhere')).rejects.toThrow(UsageError);
    expect(folder.read(A)).toBe(COLON);
  });

  test.each([
    [['--format', 'xml']],
    [['--today', 'yesterday']],
    [['--rule', 'no-such-rule=off']],
    [['--rule', 'tools-empty=loud']],
    [['--max-warnings', 'many']],
    [['--fix=some']],
    [['--fix=safe']],
    [['--fix-rule', 'no-such-rule']],
    [['--fix-rule', 'unknown-field,,field-case']],
    [['--fix-rule', 'field-case', '--stdin', '--stdin-path', 'a.md']],
    [['--stdin']],
    [['--config', 'nowhere.json']],
  ])('refuses wrong use: %s', async (args) => {
    await expect(folderWith({ [A]: GOOD }).check(...args)).rejects.toThrow(UsageError);
  });

  test('changes the severity of a rule with --rule', async () => {
    const folder = folderWith({ [A]: COLON });
    expect((await folder.check('--rule', 'description-needs-quotes=error')).code).toBe(1);
    expect((await folder.check('--rule', 'description-needs-quotes=off')).out).toContain('0 warnings');
  });

  test('applies the nearest .subagents.json, which --config replaces', async () => {
    const folder = folderWith({
      [A]: COLON,
      '.subagents.json': '{"rules":{"description-needs-quotes":"off"}}',
      'sub/.claude/agents/b.md': COLON,
      'sub/.subagents.json': '{"rules":{"description-needs-quotes":"error"}}',
      'loud.json': '{"rules":{"description-needs-quotes":"information"}}',
    });
    expect((await folder.check('--format', 'json')).out.match(/"severity": "error"/g)).toHaveLength(1);
    expect((await folder.check('--config', 'loud.json')).out).toContain('0 errors, 0 warnings');
  });

  test('checks against an older runtime with --claude-version', async () => {
    const folder = folderWith({ [A]: `\uFEFF${GOOD}` });
    expect((await folder.check()).code).toBe(0);
    expect((await folder.check('--claude-version', '2.1.112')).code).toBe(1);
  });
});

describe('check --fix', () => {
  test('applies safe fixes, keeps the mode, and reports what is left', async () => {
    const folder = folderWith({ [A]: COLON });
    folder.mode(A, 0o640);
    expect(await folder.check('--fix')).toMatchObject({ code: 0, out: expect.stringContaining('0 warnings') });
    expect(folder.read(A)).toBe(COLON.replace('Use when: a change is ready', '"Use when: a change is ready"'));
    expect(statSync(path.join(folder.at, A)).mode & 0o777).toBe(0o640);
  });

  test('changes nothing in a second run', async () => {
    const folder = folderWith({ [A]: COLON });
    await folder.check('--fix');
    const once = folder.read(A);
    await folder.check('--fix');
    expect(folder.read(A)).toBe(once);
  });

  test('--dry-run prints a diff and writes nothing', async () => {
    const folder = folderWith({ [A]: COLON });
    expect((await folder.check('--fix', '--dry-run')).out).toBe(colonDiff(A));
    expect(folder.read(A)).toBe(COLON);
  });

  test('names the first of many files that are not read', async () => {
    const folder = folderWith({ [A]: GOOD });
    for (let i = 100; i < 160; i++) symlinkSync('nowhere', path.join(folder.at, `.claude/agents/x${i}.md`));
    const { code, err } = await folder.check();
    expect(code).toBe(2);
    const lines = err.trim().split('\n');
    expect(lines[0]).toBe(
      '.claude/agents/x100.md is not read, because its link leads nowhere. Correct or remove the link.',
    );
    expect(lines.slice(49)).toEqual([expect.stringContaining('x149.md'), '10 more files and folders are not read.']);
  });

  test('does not write through a link that leads out of the folder', async () => {
    const outside = folderWith({ 'x.md': COLON });
    const folder = folderWith({ [A]: GOOD });
    symlinkSync(path.join(outside.at, 'x.md'), path.join(folder.at, '.claude/agents/link.md'));
    await folder.check('--fix');
    expect(outside.read('x.md')).toBe(COLON);
    expect(lstatSync(path.join(folder.at, '.claude/agents/link.md')).isSymbolicLink()).toBe(true);
  });

  test('keeps all other bytes', async () => {
    const crlf = COLON.replace('Review the change.\n', 'Review\u2028 the \u00e9 change.\r\n\ttab  \n');
    const folder = folderWith({ [A]: crlf });
    await folder.check('--fix');
    expect(folder.read(A).endsWith('Review\u2028 the \u00e9 change.\r\n\ttab  \n')).toBe(true);
  });
});

describe('check over standard input', () => {
  test('checks the text as if it were at its path', async () => {
    const folder = folderWith({ '.claude/agents/other.md': GOOD });
    const { out } = await folder.checkInput(COLON, '--stdin', '--stdin-path', A, '--format', 'json');
    expect(JSON.parse(out).files.map((file: { path: string }) => file.path)).toEqual([A]);
  });
});

describe('baseline', () => {
  test('counts new findings only', async () => {
    const folder = folderWith({ [A]: SKIPPED });
    expect((await folder.check('--write-baseline', 'base.json')).code).toBe(0);
    expect((await folder.check('--baseline', 'base.json')).code).toBe(0);
    folder.write('.claude/agents/new.md', SKIPPED);
    expect((await folder.check('--baseline', 'base.json')).code).toBe(1);
  });

  test('counts each place of a finding that stands for several', async () => {
    const specifiers = (list: string): string => GOOD.replace('\n---\n', `\ntools: ${list}\n---\n`);
    const folder = folderWith({ [A]: specifiers('Read, Bash(git *), Edit(src/**)') });
    const findings = async (): Promise<readonly { readonly rule: string }[]> =>
      JSON.parse((await folder.check('--baseline', 'base.json', '--format', 'json')).out).files[0].findings;
    await folder.check('--write-baseline', 'base.json');
    expect(await findings()).toEqual([]);
    folder.write(A, specifiers('Read, Edit(src/**)'));
    expect(await findings()).toEqual([]);
    folder.write(A, specifiers('Read, Edit(src/**), Write(docs/**)'));
    expect(await findings()).toMatchObject([
      { rule: 'tool-specifier', places: [{ range: { start: { line: 3 } } }, { range: { start: { line: 3 } } }] },
    ]);
  });

  test('refuses a file that is no baseline', async () => {
    const folder = folderWith({ [A]: GOOD, 'base.json': '[]' });
    await expect(folder.check('--baseline', 'base.json')).rejects.toThrow(UsageError);
  });
});
