// Arguments of the command line: every list of them ends with 0, 1 or 2, wrong use with one line.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Output, UsageError } from '../../../server/src/node/command';
import { commandTexts } from '../../../server/src/node/commandTexts';
import { helpText } from '../../../server/src/node/commandTextsHelp';
import { run } from '../../../server/src/node/dispatch';
import { version } from '../../../server/src/node/environment';
import { commandNames } from '../../../server/src/node/flags';
import { COLON, folderWith, GOOD } from './commands';

const A = '.claude/agents/a.md';

/** The whole command line in a folder with one agent; `served` counts starts of the language server. */
async function ran(args: readonly string[], input = GOOD) {
  const cwd = folderWith({ [A]: COLON, 'fifo.txt': '', 'cases.json': '[]' }).at;
  writeFileSync(path.join(cwd, 'base.json'), '{}');
  const result = { code: -1, out: '', err: '', served: 0 };
  const output: Output = {
    cwd,
    color: false,
    write: (text) => {
      result.out += text;
    },
    error: (text) => {
      result.err += text;
    },
    progress: () => {},
    readInput: async () => input,
  };
  result.code = await run(args, output, async () => {
    result.served++;
    return 0;
  });
  return result;
}

describe('wrong use ends with 2, one line and no output', () => {
  const long = 'x'.repeat(100_000);
  test.each<readonly [args: readonly string[], words: RegExp]>([
    [['nothing'], /there is no command nothing; `subagents --help`/],
    [['chek'], /did you mean check\?/],
    [['--fix'], /a command comes before --fix/],
    [['--version=1'], /a command comes before --version/],
    [['constructor'], /there is no command constructor/],
    [['help', 'nothing'], /there is no command nothing/],
    [['help', 'check', 'route'], /help takes one COMMAND/],
    [['check', '--bogus'], /check has no option --bogus; `subagents check --help`/],
    [['check', '--constructor'], /check has no option --constructor/],
    [['check', '--'.padEnd(7, '-')], /check has no option -----/],
    [['check', '-x'], /check has no option -x/],
    [['check', '-fix'], /did you mean --fix\?/],
    [['check', '--formt', 'json'], /did you mean --format\?/],
    [['check', '--Format', 'json'], /did you mean --format\?/],
    [['check', '--engine', 'words'], /it belongs to route/],
    [['route', '--fix', 'a'], /it belongs to check/],
    [['check', '--today', '2026-01-01', '--today', '2026-01-01'], /--today is given twice/],
    [['check', '--format', 'json', '--format=text'], /--format is given twice/],
    [['check', '--format'], /--format takes a value: --format text\|json\|sarif\|github/],
    [['check', '--format', '--fix'], /--format takes a value/],
    [['check', '--format', '--', 'json'], /--format takes a value/],
    [['check', '--format='], /--format is empty/],
    [['check', '--format', ' '], /--format is empty/],
    [['check', '--format', 'nonsense'], /--format takes text, json, sarif or github, not nonsense$/],
    [['check', '--format', 'JSON'], /did you mean json\?/],
    [['check', '--no-user=1'], /--no-user takes no value/],
    [['check', '--help=1'], /--help takes no value/],
    [['check', '--fix=all'], /--fix=all does not exist: --fix applies safe fixes, --fix-rule ID\[,ID\]/],
    [['check', '--today', '2026-99-99'], /--today takes a day such as 2026-11-20, not 2026-99-99/],
    [['check', '--today', '2026-02-29'], /--today takes a day/],
    [['check', '--today', '2026-04-31'], /--today takes a day/],
    [['check', '--today', '2026-00-10'], /--today takes a day/],
    [['check', '--today', '2026-10-00'], /--today takes a day/],
    [['check', '--today', '0000-01-01'], /--today takes a day/],
    [['check', '--today', '2026-1-1'], /--today takes a day/],
    [['check', '--today', '2026-01-01T00:00'], /--today takes a day/],
    [['check', '--today', '２０２６-01-01'], /--today takes a day/],
    [['check', '--rule', 'a=b=c'], /there is no rule a;/],
    [['check', '--rule', 'tools-empty=off=off'], /not off=off/],
    [['check', '--rule', 'tools-empty'], /--rule takes ID=LEVEL/],
    [['check', '--rule', '=off'], /--rule takes ID=LEVEL/],
    [['check', '--rule', 'tools-empty='], /--rule tools-empty takes off, hint/],
    [['check', '--rule', 'tools-empty=warn'], /did you mean warning\?/],
    [['check', '--rule', 'tool-empty=off'], /there is no rule tool-empty; did you mean tools-empty\?/],
    [['check', '--rule', '__proto__=off'], /there is no rule __proto__/],
    [['check', '--rule', 'tools-empty=off', '--rule', 'tools-empty=error'], /--rule gives tools-empty two levels/],
    [['check', '--fix-rule', 'no-such-rule'], /there is no rule no-such-rule/],
    [['check', '--fix-rule', 'fields-case'], /did you mean field-case\?/],
    [['check', '--fix-rule', 'field-case,'], /commas between/],
    [['check', '--max-warnings', '-1'], /--max-warnings takes a value/],
    [['check', '--max-warnings=-1'], /--max-warnings takes a number, not -1/],
    [['check', '--max-warnings', '1e3'], /--max-warnings takes a number/],
    [['check', '--claude-version', 'newest'], /--claude-version takes installed or a version/],
    [['check', '--stdin'], /--stdin and --stdin-path go together/],
    [['check', '--stdin-path', 'a.md'], /--stdin and --stdin-path go together/],
    [['check', '--stdin', '--stdin-path', ''], /--stdin-path is empty/],
    [['check', '--stdin', '--stdin-path', '/'], /path of a file, and \/ is a folder/],
    [['check', '--stdin', '--stdin-path', '.'], /path of a file/],
    [['check', '--stdin', '--stdin-path', 'new/'], /path of a file/],
    [['check', '--stdin', '--stdin-path', 'a.md', '--fix'], /writes none/],
    [['check', '--stdin', '--stdin-path', 'a.md', 'b.md'], /writes none/],
    [['check', '--baseline', 'base.json', '--write-baseline', 'base.json'], /do not go together/],
    [['check', '--baseline', 'nowhere.json'], /nowhere\.json/],
    [['check', '--config', 'nowhere.json'], /nowhere\.json/],
    [['check', ''], /a path is empty/],
    [['check', 'nowhere'], /nowhere: not there, or not readable$/],
    [['check', A, '--', '--nowhere'], /--nowhere: not there/],
    [['check', `${A}/below`], /below: not there/],
    [['check', long], /x{1000}/],
    [['check', `--${long}`], /has no option --x{1000}/],
    [['check', '--today', long], /--today takes a day/],
    [['check', 'a\nb\u001b[31m\u202ec'], /a\ufffdb\ufffd\[31m\ufffdc: not there/],
    [['nothing\n\nmore'], /there is no command nothing\ufffd\ufffdmore/],
    [['explain'], /explain takes the id of a rule/],
    [['explain', ''], /explain takes the id of a rule/],
    [['explain', 'tools-emty'], /did you mean tools-empty\?/],
    [['explain', 'tools-empty', 'tools-empty'], /explain takes one RULE/],
    [['explain', '--format', 'json', 'tools-empty'], /it belongs to check, route, rules, learn/],
    [['rules', 'all'], /rules takes no argument, but all is given/],
    [['rules', '--format', 'sarif'], /--format takes text or json, not sarif/],
    [['new'], /new takes a name/],
    [['new', '../up'], /makes a poor name/],
    [['new', 'a', 'b'], /new takes one NAME/],
    [['new', 'a', '--persona', 'nobody'], /--persona takes one of/],
    [['new', 'a', '--in', A], /a\.md/],
    [['new', 'a', '--in', `${A}/below`], /a\.md/],
    [['learn', 'folder'], /learn takes no argument/],
    [['learn', '--format', 'xml'], /--format takes text or json/],
    [['route'], /route takes a prompt/],
    [['route', ''], /the prompt is empty/],
    [['route', 'two', 'words'], /put it in quotes/],
    [['route', 'a', '--engine', 'oracle'], /--engine takes words or claude-code/],
    [['route', 'a', '--in', 'nowhere'], /nowhere: not there/],
    [['route', 'a', '--in', A], /a\.md: not a folder/],
    [['route', 'a', '--fail-under', '101'], /--fail-under takes a number from 0 to 100/],
    [['route', 'a', '--fail-under', '50'], /--fail-under needs cases/],
    [['route', '--cases', 'base.json'], /no list of cases/],
    [['lsp', '--stdi'], /did you mean --stdio\?/],
    [['lsp', '--stdio', '--pipe=x'], /--stdio and --pipe do not go together/],
    [['lsp', '--socket', 'x'], /--socket takes a number/],
    [['lsp', '--socket=0'], /--socket takes a port/],
    [['lsp', '--socket', '65536'], /--socket takes a port/],
    [['lsp', 'folder'], /lsp takes no argument/],
  ])('%j', async (args, words) => {
    const { code, out, err, served } = await ran(args);
    expect({ code, out, served }).toEqual({ code: 2, out: '', served: 0 });
    expect(err).toMatch(/^subagents: .+\n$/);
    expect(err.trimEnd()).toMatch(words);
    expect(err.length).toBeLessThan(10_000);
  });
});

describe('help and version', () => {
  test.each([[[]], [['--help']], [['-h']], [['help']], [['help', '--help']]])('all of it for %j', async (args) =>
    expect(await ran(args)).toMatchObject({ code: 0, out: helpText(), err: '' }),
  );

  test.each(commandNames)('of %s describes only this command', async (command) => {
    const help = helpText(command);
    expect(help).toMatch(new RegExp(`^ {2}subagents ${command}\\b`));
    expect(help.match(/^ {2}subagents /gm)).toHaveLength(1);
    for (const args of [
      [command, '--help'],
      [command, '-h'],
      ['help', command],
      ['--help', command],
      [command, 'nowhere', '--bogus', '-h'],
    ])
      expect(await ran(args)).toMatchObject({ code: 0, out: help, err: '', served: 0 });
  });

  test.each(['--version', '-V'])('%s prints the version everywhere', async (flag) => {
    for (const args of [[flag], ...commandNames.map((command) => [command, flag])])
      expect(await ran(args)).toMatchObject({ code: 0, out: `${version}\n`, err: '', served: 0 });
  });

  test('a switch may be repeated, as wrappers do', async () =>
    expect(await ran(['check', '--no-user', '--hints', '--no-user'])).toMatchObject({ code: 0, err: '' }));

  test('an option after `--` is a path', async () => {
    expect((await ran(['check', '--', '--help'])).err).toContain('--help: not there');
  });

  test('an unknown command has the help of all', () => expect(helpText('constructor')).toBe(helpText()));
});

test.each([[[]], [['--stdio']], [['--socket', '2087']], [['--socket=2087', '--clientProcessId=1']], [['--pipe', 'x']]])(
  '`lsp` starts the server for %j',
  async (args) => expect(await ran(['lsp', ...args])).toMatchObject({ code: 0, served: 1, err: '' }),
);

test('an unexpected error is one line without a stack', async () => {
  const output: Output = {
    cwd: '/',
    color: false,
    write: () => {
      throw new TypeError('x is not a function\n    at y');
    },
    error: (text) => void lines.push(text),
    progress: () => {},
    readInput: async () => '',
  };
  const lines: string[] = [];
  expect(await run(['--help'], output, async () => 0)).toBe(2);
  expect(lines.join('')).toMatch(/^subagents: x is not a function.*SUBAGENTS_DEBUG=1.*\n$/);
});

describe('an empty value of an unset variable', () => {
  const blanks = ['', ' ', '\t', '\n'];
  const options = ['--config', '--baseline', '--write-baseline', '--stdin-path', '--rule', '--fix-rule', '--today'];

  test.each(blanks)('is refused as a path: %j', async (blank) => {
    const folder = folderWith({ [A]: COLON });
    await expect(folder.check('--fix', blank)).rejects.toThrow(commandTexts['usage.emptyPath']);
    await expect(folder.check('--fix', A, blank)).rejects.toThrow(UsageError);
    await expect(folder.check('--fix', '--', blank)).rejects.toThrow(UsageError);
    expect(folder.read(A)).toBe(COLON);
  });

  test.each(options.flatMap((option) => blanks.map((blank) => [option, blank])))(
    'is refused for %s: %j',
    async (option, blank) => {
      const folder = folderWith({ [A]: COLON });
      await expect(folder.check('--fix', option, blank)).rejects.toThrow(`${option} is empty`);
      await expect(folder.check('--fix', `${option}=${blank}`)).rejects.toThrow(`${option} is empty`);
      expect(folder.read(A)).toBe(COLON);
    },
  );

  test.each(['--in', '--cases', '--fail-under'])('is refused by `route` for %s', async (option) => {
    await expect(folderWith({ [A]: GOOD }).route('a prompt', option, '')).rejects.toThrow(`${option} is empty`);
  });
});

describe('--fix', () => {
  test.each(['all', 'safe', 'some', ''])('with a value changes nothing: %j', async (value) => {
    const folder = folderWith({ [A]: COLON });
    await expect(folder.check(`--fix=${value}`)).rejects.toThrow('--fix applies safe fixes');
    expect(folder.read(A)).toBe(COLON);
  });

  test('is a file name after `--`', async () => {
    const folder = folderWith({ '--fix=all': COLON });
    expect((await folder.check('--', '--fix=all')).code).not.toBe(2);
    expect(folder.read('--fix=all')).toBe(COLON);
  });
});
