// A flag is complete: its command reads it, the help and the page list it, and a test uses it.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { helpText } from '../../../server/src/node/commandTextsHelp';
import { type Command, commandNames, defaultOf, flagsOf, synopsis, written } from '../../../server/src/node/flags';
import { projectRoot } from '../../support/shared';

const read = (file: string): string => readFileSync(path.join(projectRoot, file), 'utf8');
const READ_IN = {
  check: 'checkOptions',
  route: 'routeOptions',
  explain: 'explain',
  rules: 'explain',
  new: 'new',
  learn: 'learn',
  lsp: 'lspOptions',
} as const satisfies Record<Command, string>;
const tests = ['test/unit/node', 'test/packages', 'test/protocol'].flatMap((folder) =>
  readdirSync(path.join(projectRoot, folder))
    .filter((file) => file.endsWith('.test.ts') && file !== 'flags.test.ts')
    .map((file) => read(`${folder}/${file}`)),
);
const page = read('docs/command-line.md');

const all = commandNames.flatMap((command) =>
  flagsOf(command).flatMap(([flag, about]) => (about.hidden ? [] : [[command, flag, about] as const])),
);

describe.each(all)('%s --%s', (command, name, flag) => {
  test('is read by its command', () => {
    const source = read(`server/src/node/commands/${READ_IN[command]}.ts`);
    expect(source).toMatch(
      new RegExp(`values\\.${name}\\b|values\\['${name}'\\]|\\{[^}]*\\b${name}\\b[^}]*\\} = (?:values|.*\\.values;)`),
    );
  });

  test('stands in the help and on the page', () => {
    expect(helpText(command)).toMatch(new RegExp(`^ {6}--${name}\\b.* \\S`, 'm'));
    const value = defaultOf(flag);
    const shown = [
      `\`${written(name, flag).replaceAll('|', '\\|')}\``,
      flag.help,
      value ? `\`${value}\`` : '',
      flag.since,
    ];
    expect(page).toContain(`| ${shown.join(' | ')} |`);
  });

  test('is used in a test', () => {
    expect(tests.some((text) => new RegExp(`['"\` ]--${name}(?![\\w-])`).test(text))).toBe(true);
  });
});

test.each(commandNames)('`%s` stands in the help and on the page', (command) => {
  expect(helpText()).toContain(`  subagents ${synopsis(command)} `);
  expect(page).toContain(`| \`subagents ${synopsis(command)}\` |`);
});
