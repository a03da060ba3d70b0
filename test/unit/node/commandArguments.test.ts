// Arguments of the command line: empty values, --fix and help.

import { describe, expect, test } from 'vitest';
import { type Output, UsageError } from '../../../server/src/node/command';
import { newCommand } from '../../../server/src/node/commands/new';
import { commandTexts } from '../../../server/src/node/commandTexts';
import { helpText } from '../../../server/src/node/commandTextsHelp';
import { COLON, folderWith, GOOD } from './commands';

const A = '.claude/agents/a.md';

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

  test('is refused as a prompt', async () => {
    await expect(folderWith({ [A]: GOOD }).route('')).rejects.toThrow(commandTexts['usage.emptyPrompt']);
  });

  test('is refused as the folder of a new agent', async () => {
    const cwd = folderWith({}).at;
    const output: Output = {
      cwd,
      color: false,
      write: () => {},
      error: () => {},
      progress: () => {},
      readInput: async () => '',
    };
    await expect(newCommand(['baker', '--in', ''], output)).rejects.toThrow('--in is empty');
  });
});

describe('--fix', () => {
  test.each(['all', 'safe', 'some', ''])('refuses a value and names the alternatives: %j', async (value) => {
    const folder = folderWith({ [A]: COLON });
    await expect(folder.check(`--fix=${value}`)).rejects.toThrow('--fix applies safe fixes');
    await expect(folder.check(`--fix=${value}`)).rejects.toThrow('--fix-rule ID[,ID]');
    expect(folder.read(A)).toBe(COLON);
  });

  test('is a file name after `--`', async () => {
    const folder = folderWith({ '--fix=all': COLON });
    expect((await folder.check('--', '--fix=all')).code).not.toBe(2);
    expect(folder.read('--fix=all')).toBe(COLON);
  });

  test('names an unknown rule of --fix-rule', async () => {
    await expect(folderWith({ [A]: GOOD }).check('--fix-rule', 'field-case,no-such-rule')).rejects.toThrow(
      'no-such-rule',
    );
  });
});

describe('help', () => {
  test.each(['check', 'route', 'explain', 'rules', 'new', 'lsp'])('of %s describes only this command', (command) => {
    const help = helpText(command);
    expect(help).toMatch(new RegExp(`^ {2}subagents ${command}\\b`));
    expect(help.match(/^ {2}subagents /gm)).toHaveLength(1);
  });

  test('without a command names every command', () => {
    for (const command of ['check', 'route', 'explain', 'rules', 'new', 'lsp'])
      expect(helpText()).toContain(`  subagents ${command}`);
    expect(helpText('constructor')).toBe(helpText());
  });
});
