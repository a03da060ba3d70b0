// Lists of arguments for the command line, right and wrong, and the files that they name.

import fc from 'fast-check';
import { commandNames, commonFlags, flagsOf } from '../../server/src/node/flags';

/** By path below the folder that the command line is started in. */
export const argumentFiles: Readonly<Record<string, string>> = {
  '.claude/agents/a.md': '---\nname: a\ndescription: Use when: a change is ready\n---\nReview.\n',
  '.claude/agents/b.md': '---\ndescription: b\n---\n',
  '.claude/agent-cases.json': '[{"prompt":"review","expected":"a"}]',
  'broken.json': '{',
  'list.json': '[]',
  'object.json': '{"files":1,"rules":[]}',
  'no agent.txt': '',
  '--fix': '',
};

const flags = [...new Set([...commandNames.flatMap((command) => flagsOf(command)), ...Object.entries(commonFlags)])];
const values = flags.flatMap(([, flag]) => (flag.kind === 'choice' ? flag.values : []));

const word = fc.oneof(
  fc.constantFrom('.', '..', '', ' ', '-', '--', '---', '=', '--=', '-h', '-V', '-hV', '-1', '/dev/null'),
  fc.constantFrom(
    '.claude/agents/a.md',
    '.claude/agents',
    'broken.json',
    'list.json',
    'object.json',
    'no agent.txt',
    'nowhere',
  ),
  fc.constantFrom(
    '2026-11-20',
    '2026-99-99',
    '0',
    '1',
    '100',
    '1e9',
    'installed',
    '2.1.240',
    '2.1.999',
    'a=b=c',
    'NaN',
  ),
  fc.constantFrom(
    'tools-empty',
    'tools-empty=off',
    'name-missing=error',
    'field-case,unknown-field',
    '__proto__',
    'constructor',
  ),
  fc.constantFrom(...values),
  fc.constantFrom(
    'review a change',
    'baker',
    'code-reviewer',
    '%',
    '%2F',
    'a%zz',
    '~',
    '$HOME',
    '*',
    '\\',
    'C:\\x',
    'file:///x',
  ),
  // No system passes U+0000 in an argument; a lone surrogate cannot be written in UTF-8.
  fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll('\0', '').replaceAll('/', '')),
  fc.constantFrom('x'.repeat(300), 'x'.repeat(70_000), '\u202e\u001b[2J\u{e0041}', '\n\n', '\r', '\ufeff'),
);
const flag = fc.oneof(
  fc.constantFrom(...flags).map(([name]) => `--${name}`),
  fc.tuple(fc.constantFrom(...flags), word).map(([[name], value]) => `--${name}=${value}`),
  fc.tuple(fc.constantFrom(...flags), fc.nat(8)).map(([[name], at]) => `--${name.slice(0, at)}${name.slice(at + 1)}`),
);
const argument = fc.oneof({ weight: 3, arbitrary: word }, { weight: 4, arbitrary: flag });
/** Flags of the command with values, so that some lists are right. */
const right = fc.constantFrom(...commandNames).chain((command) => {
  const own = flagsOf(command);
  const one =
    own.length === 0
      ? word.map((each) => [each])
      : fc.tuple(fc.constantFrom(...own), word).map(([[name, about], value]) => {
          if (about.kind === 'switch') return [`--${name}`];
          return [
            `--${name}`,
            about.kind === 'choice' ? (about.values[value.length % about.values.length] ?? '') : value,
          ];
        });
  return fc.array(one, { maxLength: 4 }).map((parts) => [command, ...parts.flat()]);
});
export const argumentLists: fc.Arbitrary<readonly string[]> = fc.oneof(
  right,
  fc.tuple(right, fc.array(argument, { maxLength: 3 })).map(([first, more]) => [...first, ...more]),
  fc
    .tuple(fc.constantFrom(...commandNames, 'help'), fc.array(argument, { maxLength: 6 }))
    .map(([first, more]) => [first, ...more]),
  fc.array(argument, { maxLength: 6 }),
);
