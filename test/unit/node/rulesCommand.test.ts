// `subagents rules` and `subagents explain`: every rule with its group.

import { expect, test } from 'vitest';
import { rules } from '../../../server/src/core/rules/registry';
import { ruleGroups } from '../../../server/src/core/rules/rule';
import type { Output } from '../../../server/src/node/command';
import { explainCommand, rulesCommand } from '../../../server/src/node/commands/explain';

function outputOf(run: (args: readonly string[], output: Output) => number, ...args: readonly string[]): string {
  let written = '';
  const output: Output = {
    cwd: '/',
    color: false,
    write: (text) => {
      written += text;
    },
    error: () => {},
    progress: () => {},
    readInput: async () => '',
  };
  expect(run(args, output)).toBe(0);
  return written;
}

test('`rules` lists every rule once, below its group, in the order of the groups', () => {
  const lines = outputOf(rulesCommand).trimEnd().split('\n');
  const headings = lines.filter((line) => /^\S/.test(line));
  expect(headings).toEqual(ruleGroups.filter((group) => rules.some((rule) => rule.group === group)));
  let heading = '';
  const listed: string[] = [];
  for (const line of lines) {
    if (/^\S/.test(line)) heading = line;
    const id = /^ {2}(\S+)/.exec(line)?.[1];
    if (id !== undefined) listed.push(`${heading}/${id}`);
  }
  expect(listed.sort()).toEqual(rules.map(({ group, id }) => `${group}/${id}`).sort());
});

test('`rules --format json` names the group, the dialect and the first version of every rule', () => {
  const all: unknown = JSON.parse(outputOf(rulesCommand, '--format', 'json'));
  expect(all).toContainEqual(
    expect.objectContaining({ id: 'hook-ignored', group: 'hooks', dialect: 'claude', since: '0.1.0' }),
  );
  expect(all).toContainEqual(expect.objectContaining({ id: 'tab-indentation', group: 'yaml', dialect: null }));
});

test('`explain` names the group of the rule', () => {
  expect(outputOf(explainCommand, 'tab-indentation')).toMatch(/^tab-indentation \(error, yaml\)\n/);
});
