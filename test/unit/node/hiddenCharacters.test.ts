// Hidden characters in an agent file, its name and its folder reach no output of the command line as they are; JSON keeps data.

import { describe, expect, test } from 'vitest';
import { SIZE_LIMIT } from '../../../server/src/core/workspace/host';
import { folderWith } from './commands';

const HIDDEN = {
  escape: '\u001b',
  bell: '\u0007',
  backspace: '\b',
  delete: '\u007f',
  'next line': '\u0085',
  'control sequence': '\u009b',
  'soft hyphen': '\u00ad',
  'Arabic letter mark': '\u061c',
  'zero-width space': '\u200b',
  'left-to-right mark': '\u200e',
  'line separator': '\u2028',
  'paragraph separator': '\u2029',
  'right-to-left override': '\u202e',
  'word joiner': '\u2060',
  isolate: '\u2066',
  'byte order mark': '\ufeff',
  annotation: '\ufff9',
  'Hangul filler': '\u3164',
  'Egyptian joiner': '\u{13430}',
  tag: '\u{e0041}',
  'variation selector': '\u{e0101}',
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
    folder.write(`pro${c}ject/.claude/agents/la${c}rge.md`, ' '.repeat(SIZE_LIMIT + 1));
    return folder.check('--config', 'none.json');
  },
  'refused settings': (folder) => folder.check(),
  'missing path': (folder, c) => folder.check(`no${c}where`),
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
    expect(out + err).not.toContain(c);
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
    for (const { findings } of report.files)
      expect(JSON.stringify(findings)).not.toContain(JSON.stringify(c).slice(1, -1));
    expect(out).not.toMatch(new RegExp(`"(?:message|title)": ".*${c.replace(/[\\[\]]/g, '\\$&')}`, 'u'));
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
  const folder = folderWith({ '::add-mask::x/.claude/agents/a.md': ' '.repeat(SIZE_LIMIT + 1) });
  const { err } = await folder.check('--format', 'github');
  expect(err).toContain('./::add-mask::x/.claude/agents/a.md: not there');
});
