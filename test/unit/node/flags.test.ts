// A flag is complete: its command reads it, the help and the page list it, and a test uses it.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { helpText } from '../../../server/src/node/commandTextsHelp';
import { flags, flagsOf, written } from '../../../server/src/node/flags';
import { projectRoot } from '../../support/shared';

const read = (file: string): string => readFileSync(path.join(projectRoot, file), 'utf8');
const READ_IN = {
  check: 'checkOptions',
  route: 'routeOptions',
  explain: 'explain',
  rules: 'explain',
  new: 'new',
  learn: 'learn',
} as const satisfies Record<keyof typeof flags, string>;
const tests = ['test/unit/node', 'test/packages'].flatMap((folder) =>
  readdirSync(path.join(projectRoot, folder))
    .filter((file) => file.endsWith('.test.ts') && file !== 'flags.test.ts')
    .map((file) => read(`${folder}/${file}`)),
);
const page = read('docs/command-line.md');

const all = Object.keys(flags).flatMap((name) => {
  const command = name as keyof typeof flags;
  return flagsOf(command).map(([flag, about]) => [command, flag, about] as const);
});

describe.each(all)('%s --%s', (command, name, flag) => {
  test('is read by its command', () => {
    const source = read(`server/src/node/commands/${READ_IN[command]}.ts`);
    expect(source).toMatch(
      new RegExp(`values\\.${name}\\b|values\\['${name}'\\]|\\{[^}]*\\b${name.replace('-', '_')}\\b[^}]*\\} = values`),
    );
  });

  test('stands in the help and on the page', () => {
    expect(helpText(command)).toMatch(new RegExp(`^ {6}--${name}\\b.* \\S`, 'm'));
    expect(page).toContain(`| \`${written(name, flag).replaceAll('|', '\\|')}\` | ${flag.help} |`);
  });

  test('is used in a test', () => {
    expect(tests.some((text) => new RegExp(`['"\` ]--${name}(?![\\w-])`).test(text))).toBe(true);
  });
});
