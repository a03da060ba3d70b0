// Hidden characters in an agent file, its name and its folder reach no output of the command line as they are; JSON keeps data.

import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from './commands';

/** Together in every place; apart where YAML takes them differently. */
const HIDDEN = {
  // Escape, bell, backspace, delete, control sequence.
  controls: '\u001b\u0007\b\u007f\u009b',
  // Next line, line separator, paragraph separator.
  separators: '\u0085\u2028\u2029',
  // Soft hyphen, Arabic letter mark, zero-width space, left-to-right mark, right-to-left override, isolate, word joiner.
  directions: '\u00ad\u061c\u200b\u200e\u202e\u2066\u2060',
  // Byte order mark, annotation, Hangul filler, Egyptian joiner, tag, variation selector.
  formats: '\ufeff\ufff9\u3164\u{13430}\u{e0041}\u{e0101}',
} as const;
const READABLE = ['👩🏽‍💻', '❤️', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'می‌خواهم', 'שלום', 'é', '한국어', '界'];

const agent = (c: string): string =>
  [
    '---',
    `name: re${c}viewer`,
    `description: Use it: when a ${c}change${c} is ready.`,
    `tools: Re${c}ad, Bash(git${c} *), mcp__ser${c}ver__do`,
    `disallowedTools: Wri${c}te`,
    `model: son${c}net`,
    `color: re${c}d`,
    `per${c}mission: plan`,
    '---',
    `# Head${c}ing`,
    '',
  ].join('\n');
const pathWith = (c: string): string => `pro${c}ject/.claude/agents/te${c}am/re${c}view.md`;
const hostile = (c: string) =>
  folderWith({
    [pathWith(c)]: agent(c),
    [`pro${c}ject/.claude/agents/other.md`]: agent(c),
    [`pro${c}ject/.subagents.json`]: JSON.stringify({ files: [`x${c}y/{`] }),
    [`empty${c}/a.txt`]: '',
  });

type Folder = ReturnType<typeof folderWith>;
const OUTPUTS: Readonly<Record<string, (folder: Folder, c: string) => Promise<{ out: string; err: string }>>> = {
  text: (folder) => folder.check('--hints', '--config', 'none.json'),
  terminal: (folder) => folder.checkOnTerminal('--hints', '--config', 'none.json'),
  github: (folder) => folder.check('--format', 'github', '--config', 'none.json'),
  sarif: (folder) => folder.check('--format', 'sarif', '--config', 'none.json'),
  fixed: (folder) => folder.checkOnTerminal('--fix', '--config', 'none.json'),
  diff: (folder) =>
    folder.checkOnTerminal('--fix-rule', 'description-needs-quotes', '--dry-run', '--config', 'none.json'),
  'github diff': (folder) =>
    folder.check('--fix-rule', 'description-needs-quotes', '--format', 'github', '--dry-run', '--config', 'none.json'),
  'folder without agents': (folder, c) => folder.check(`empty${c}`, '--config', 'none.json'),
  baseline: (folder, c) => folder.check('--write-baseline', `known${c}.json`, '--config', 'none.json'),
  'unreadable file': (folder, c) => {
    symlinkSync('nowhere', path.join(folder.at, `pro${c}ject/.claude/agents/lo${c}st.md`));
    return folder.check('--config', 'none.json');
  },
  'refused settings': (folder) => folder.check(),
  'missing path': (folder, c) => folder.check(`no${c}where`),
  json: (folder) => folder.check('--format', 'json', '--fixes', '--config', 'none.json'),
  'route in JSON': (folder, c) => folder.route(`a chan${c}ge`, '--in', `pro${c}ject`, '--format', 'json'),
  route: (folder, c) => folder.route(`a chan${c}ge`, '--in', `pro${c}ject`),
};

describe.each(Object.entries(HIDDEN))('%s', (_name, c) => {
  test.each(Object.keys(OUTPUTS))('is visible in the output: %s', async (output) => {
    const folder = hostile(c);
    folder.write('none.json', '{}');
    const { out, err } = (await OUTPUTS[output]?.(folder, c).catch((error: unknown) => ({
      out: '',
      err: String(error),
    }))) ?? { out: '', err: '' };
    expect([...c].filter((each) => (out + err).includes(each))).toEqual([]);
    expect(out + err).not.toBe('');
  });

  test('is visible in the messages of JSON, which keeps the data', async () => {
    const folder = hostile(c);
    folder.write('none.json', '{}');
    const { out } = await folder.check('--format', 'json', '--fixes', '--config', 'none.json');
    const report: { readonly files: readonly { readonly path: string; readonly findings: readonly object[] }[] } =
      JSON.parse(out);
    expect(report.files.map(({ path }) => path)).toContain(pathWith(c));
    expect(report.files.flatMap(({ findings }) => findings).length).toBeGreaterThan(5);
    const shown = report.files.flatMap(({ findings }) => findings.map((finding) => JSON.stringify(finding)));
    for (const each of c) {
      const escaped = JSON.stringify(each).slice(1, -1);
      expect(shown.filter((text) => text.includes(each) || text.includes(escaped))).toEqual([]);
    }
  });
});

test.each(['text', 'github', 'sarif'])('readable characters stay as they are in %s', async (format) => {
  for (const c of READABLE) {
    const folder = hostile(c);
    folder.write('none.json', '{}');
    const { out } = await folder.check('--format', format, '--config', 'none.json');
    expect(decodeURI(out.replace(/%(?![0-9A-F]{2})/g, '%25'))).toContain(pathWith(c));
    expect(out).toContain(`son${c}net`);
  }
});

test.skipIf(process.platform === 'win32')('a line break in a path begins no line and no workflow command', async () => {
  for (const c of ['\n', '\r', '\n::error::', '\r\n::add-mask::x\n']) {
    const folder = hostile(c);
    folder.write('none.json', '{}');
    for (const format of ['text', 'github', 'sarif']) {
      const { out, err } = await folder.check('--format', format, '--config', 'none.json');
      const commands = `${out}${err}`.split(/[\r\n]/).filter((line) => /^\s*::/.test(line));
      expect(commands.filter((line) => !/^::(?:error|warning|notice) file=pro/.test(line))).toEqual([]);
    }
  }
});

test.skipIf(process.platform === 'win32')('a path on standard error begins no workflow command', async () => {
  const folder = folderWith({ '::add-mask::x/.claude/agents/a.md': agent('') });
  symlinkSync('nowhere', path.join(folder.at, '::add-mask::x/.claude/agents/lost.md'));
  const { err } = await folder.check('--format', 'github');
  expect(err).toContain('./::add-mask::x/.claude/agents/lost.md is not read');
});
