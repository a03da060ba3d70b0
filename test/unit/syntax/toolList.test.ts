// How Claude Code cuts a list of tools into items. Every row was put to Claude Code 2.1.329.

import { describe, expect, it } from 'vitest';
import { mcpServerOf, splitToolList, toolReference } from '../../../server/src/core/syntax/toolList';

const values = (...strings: string[]): string[] => splitToolList(strings).map((item) => item.value);

describe('splitToolList', () => {
  it.each<[string, string[]]>([
    ['Read, Grep', ['Read', 'Grep']],
    ['Read Grep Glob', ['Read', 'Grep', 'Glob']],
    ['Read,,Grep,', ['Read', 'Grep']],
    ['Agent(a, b), Read', ['Agent(a, b)', 'Read']],
    ['Read(a(b), c) Grep', ['Read(a(b)', 'c)', 'Grep']],
    ['Agent(a, Read', ['Agent(a, Read']],
    ['Read (x)', ['Read', '(x)']],
    ['Read(a,b)Grep', ['Read(a,b)Grep']],
    ['Read; Write', ['Read;', 'Write']],
    ['Read, \tGrep', ['Read', 'Grep']],
    ['Read\tGrep', ['Read\tGrep']],
    ['Read\u00a0', ['Read']],
    ['', []],
    [' , ', []],
  ])('splits %j as the runtime does', (text, expected) => expect(values(text)).toEqual(expected));

  it('splits each string of a list by itself', () => {
    expect(values('Read', 'Agent(a', 'b)', 'Write, Edit')).toEqual(['Read', 'Agent(a', 'b)', 'Write', 'Edit']);
  });

  it('gives the place of each item', () => {
    const strings = ['Read', ' Write,\t Bash(git *) '];
    const items = splitToolList(strings);
    expect(items.map(({ index, start, end }) => strings[index]?.slice(start, end))).toEqual([
      'Read',
      'Write',
      'Bash(git *)',
    ]);
    expect(items.map(({ index }) => index)).toEqual([0, 1, 1]);
  });
});

describe('the parts of a tool list item', () => {
  it.each([
    ['Bash(git *)', 'Bash', 'git *'],
    ['Read()', 'Read', ''],
    ['Read(x)(y)', 'Read', 'x)(y'],
    ['Read', 'Read', undefined],
    ['Read(x)y', 'Read(x)y', undefined],
    ['Read(x', 'Read(x', undefined],
    ['(Read)', '(Read)', undefined],
  ])('reads name and specifier of %s', (item, name, specifier) => {
    const reference = toolReference(item);
    expect([reference.name, reference.specifier]).toEqual([name, specifier]);
  });

  it.each([
    ['mcp__github', 'github'],
    ['mcp__github__create_issue', 'github'],
    ['mcp__a_b__*', 'a_b'],
    ['mcp__*', undefined],
    ['mcp__', undefined],
    ['Read', undefined],
  ])('reads the server of %s as %s', (name, server) => expect(mcpServerOf(name)).toBe(server));
});
