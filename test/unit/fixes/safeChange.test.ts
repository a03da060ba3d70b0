// The definition of a safe fix, and what is said of one that is not safe. `«a→b»` in a text is an edit.

import { describe, expect, test } from 'vitest';
import { effectOf } from '../../../server/src/core/fixes/effects';
import type { Fix } from '../../../server/src/core/fixes/fix';
import { keepsAgent, readersFollow, readsNames, reread } from '../../../server/src/core/fixes/reread';
import { isSafeChange } from '../../../server/src/core/fixes/safety';
import { toolsEffect } from '../../../server/src/core/fixes/toolsEffect';
import { areSafeTogether, loadsAfter, tryFixes } from '../../../server/src/core/fixes/tryFixes';
import { insert, replace, type TextEdit } from '../../../server/src/core/text/edit';
import { span } from '../../../server/src/core/text/span';
import type { FrontmatterReader } from '../../../server/src/core/workspace/agentContext';
import { type AgentOptions, contextOf } from '../../support/agents';

const agent = (...lines: readonly string[]): string =>
  ['---', 'name: baker', 'description: Use this agent to bake bread.', ...lines, '---', 'Bake.', ''].join('\n');

/** The text before the edits, and the edits. */
function editsIn(marked: string): { readonly text: string; readonly edits: readonly TextEdit[] } {
  let text = '';
  let at = 0;
  const edits: TextEdit[] = [];
  for (const mark of marked.matchAll(/«([^«»→]*)→([^«»]*)»/g)) {
    text += marked.slice(at, mark.index);
    const [, old = '', now = ''] = mark;
    edits.push(replace(span(text.length, text.length + old.length), now));
    text += old;
    at = mark.index + mark[0].length;
  }
  return { text: text + marked.slice(at), edits };
}

/** Each edit as a fix of its own that is claimed to be safe. */
const asFixes = (edits: readonly TextEdit[]): readonly Fix[] =>
  edits.map((edit) => ({ title: { id: 'fix.remove', args: { what: 'x' } }, edits: [edit], safe: true }));

function changeOf(marked: string, given: AgentOptions = {}) {
  const { text, edits } = editsIn(marked);
  const context = contextOf(text, given);
  return { context, edits, after: reread(context, edits) };
}

const isSafe = (marked: string, given?: AgentOptions): boolean => {
  const { context, edits, after } = changeOf(marked, given);
  return isSafeChange(context, edits, after);
};

describe('a change is safe that', () => {
  test.each([
    ['changes nothing', agent('model: opus«→»')],
    ['quotes a value', agent('color: «red→"red"»')],
    ['quotes a value in several edits', agent('color: «→"»red«→"»')],
    ['writes a list in brackets as lines', agent('tools: «[Read, Grep]→\n  - Read\n  - Grep»')],
    ['corrects the letter case of a tool', agent('tools: «read→Read», Grep')],
    ['names a tool as it is called now', agent('tools: Read, «Task→Agent»')],
    ['corrects the letter case of a value', agent('permissionMode: «acceptedits→acceptEdits»')],
    ['adds a blank behind a colon', agent('model:«→ »opus')],
    ['closes a quotation mark', '---\nname: baker\ndescription: "Use it«→"»\n---\nB\n'],
    ['adds to the body alone', agent().replace('Bake.', 'Bake«→ bread».')],
    ['corrects the letter case of a field', agent('«Color→color»: red')],
    ['changes the order of tools', agent('tools: «Read, Grep→Grep, Read»')],
    ['makes a file load by quotes', '---\nname: baker\ndescription: «[a] b→"[a] b"»\n---\nB\n'],
    ['quotes the star of a list', '---\nname: baker\ndescription: Use it.\ntools: «*→"*"»\n---\nB\n'],
  ])('%s', (_what, marked) => expect(isSafe(marked)).toBe(true));
});

describe('a change is not safe that', () => {
  test.each([
    ['keeps the agent from loading', agent('model: opus').replace('name', '«name→title»')],
    ['makes an agent of it no more', '---\ndescription: x\n---\n'.replace('description', '«description→about»')],
    ['drops a letter', agent('color: re«d→»')],
    ['drops a word of the description', agent().replace('to bake', '«to →»bake')],
    ['removes a field', agent('«model: opus\n→»color: red')],
    ['changes the name', agent().replace('name: baker', 'name: «baker→Baker»')],
    ['changes the prompt', agent('color: «red→"red"»').replace('Bake.', '«Bake.→»')],
    ['makes a text a list', agent('skills: «bake→[bake]»')],
    ['makes a number a text', agent('maxTurns: «3→"3"»')],
    ['makes a text a boolean', agent('background: «"true"→true»')],
    ['gives a tool', agent('tools: Read«→, Bash»')],
    ['gives a tool that was misspelt', agent('tools: Read, «Bsh→Bash»')],
    ['takes the last tool that counts', agent('tools: «Read→"[Read]"»')],
    ['takes a tool', agent('tools: Read«, Grep→»')],
    ['brings a model into effect', agent('«Model→model»: opus')],
    ['brings a denial into effect', agent('disallowedTools: «bash→Bash»')],
    ['hides a field in a text', '---\nname: baker\ndescription: "x\n tools: Read«→"»\n---\nB\n'],
    ['joins two items', '---\nname: baker\ndescription: d\nskills:\n  - "a\n    - b«→"»\n---\nB\n'],
    ['removes a denial', agent('disallowedTools: Bash«, Edit→»')],
    ['denies a tool', agent('disallowedTools: Bash«→, Edit»')],
    ['changes hooks', agent('hooks:', '  «PreToolUse→preToolUse»: []')],
    ['changes a server', agent('mcpServers: [«github→gitHub»]')],
    ['changes a skill', agent('skills: [«bake→Bake»]')],
    ['starts something', agent('«→background: true\n»color: red')],
    ['gives all tools', '---\nname: baker\ndescription: x: y\ntools: «nothing→"*"»\n---\n'],
    ['gives all tools by a wrong name', '---\nname: baker\n«Description→description»: x\ntool: Read\n---\n'],
    ['gives denied tools by a wrong name', '---\nname: baker\ndescription: «"x→"x"»\ndisallowed_tools: Bash\n---\n'],
    ['loads a file that denies in vain', '---\nname: baker\ndescription: «x: y→"x: y"»\r\ndisallowedTools: Bsh\n---\n'],
    ['loads a file whose mode is none', '---\nname: baker\ndescription: «"x→"x"»\npermissionMode: readonly\n---\n'],
    ['closes a quotation mark that ends another text', '---\nname: baker\ndescription: "a«→"»\ncolor: red"\n---\nB\n'],
  ] as [string, string][])('%s', (_what, marked) => expect(isSafe(marked)).toBe(false));
});

describe('a change that is not safe announces', () => {
  /** The effects by the ends of their ids, with their arguments. */
  const effects = (message: ReturnType<typeof effectOf>): string => {
    if (!message) return 'nothing';
    const { first, next, ...args } = message.args;
    if (first !== undefined) return [first, next].map((part) => effects(part as typeof message)).join('; ');
    return [message.id.replace('fix.effect.', ''), ...Object.values(args).map(String)].join(' ');
  };
  const announced = (marked: string, given?: AgentOptions): string => {
    const { context, after } = changeOf(marked, given);
    return effects(effectOf(context, after));
  };

  test.each([
    ['nothing where nothing changes', agent('color: «red→blue»'), 'nothing'],
    ['another name', agent().replace('name: baker', 'name: «baker→miller»'), 'name baker miller'],
    ['another model', agent('model: «opus→haiku»'), 'model haiku'],
    ['no model', agent('«model: opus\n→»color: red'), 'noModel'],
    ['a field that starts', agent('«→memory: project\n»color: red'), 'starts memory'],
    ['a field that ends', agent('«isolation: worktree\n→»color: red'), 'ends isolation'],
    ['a field that changes', agent('permissionMode: «default→acceptEdits»'), 'changes permissionMode'],
    ['a field that was empty and starts', agent('background:«→ true»'), 'starts background'],
    ['a field that is emptied and ends', agent('background:« true→»'), 'ends background'],
    ['several changes', agent('model: «opus→haiku»', 'isolation: «worktree→remote»'), 'model haiku; changes isolation'],
    ['tools it gets', agent('tools: Read«→, Bash, Edit»'), 'gives `Bash`, `Edit`'],
    ['tools it loses', agent('tools: Read«, Bash→»'), 'loses `Bash`'],
    ['tools it gets and loses', agent('tools: Read, «Bash→Edit»'), 'gives `Edit`; loses `Bash`'],
    [
      'four tools by name',
      agent('tools: Read«→, Bash, Edit, Write, WebFetch»'),
      'gives `Bash`, `Edit`, `Write`, `WebFetch`',
    ],
    ['five tools by their number', agent('tools: Read«→, Bash, Edit, Write, WebFetch, WebSearch»'), 'givesMany 5'],
    [
      'more than four lost tools by what is left',
      agent('tools: Read«, Bash, Edit, Write, WebFetch, WebSearch→»'),
      'limits 1 6',
    ],
    ['that no tool is left', agent('tools: «Read→nothing»'), 'noTools'],
    ['a denial', agent('disallowedTools: Bash«→, Edit»'), 'loses `Edit`'],
    ['a denial that is gone', agent('disallowedTools: Bash«, Edit→»'), 'gives `Edit`'],
    ['an MCP server it gets', agent('tools: Read«→, mcp__git__log»'), 'gives `mcp__git__log`'],
    ['MCP tools that are denied', agent('«→disallowedTools: mcp__git\n»color: red'), 'loses `mcp__git`'],
  ])('%s', (_what, marked, expected) => expect(announced(marked)).toBe(expected));

  test('all tools and their number', () => {
    expect(announced(agent('«tools: Read\n→»color: red'))).toMatch(/^allTools \d\d$/);
    expect(announced(agent('tools: «Read→"*"»'))).toMatch(/^allTools \d\d$/);
  });

  test('nothing of what a plugin’s agent has no effect by', () => {
    const plugin = { name: 'p', folders: [] };
    expect(announced(agent('permissionMode: «plan→acceptEdits»'), { scope: 'plugin', plugin })).toBe('nothing');
    expect(announced(agent('model: «opus→haiku»'), { scope: 'plugin', plugin })).toBe('model haiku');
  });

  test('of a file that did not load only that it gets all tools although a field was about tools', () => {
    const skipped = (field: string): string => `---\n«→name: baker\n»description: Bakes.\n${field}\n---\n`;
    expect(announced(skipped('tool: Read'))).toBe('nothing');
    expect(announced(skipped('allowed_tools: Read'))).toMatch(/^allTools \d\d$/);
    expect(announced(skipped('  tools: Read'))).toMatch(/^(?:allTools \d\d|nothing)$/);
    expect(announced(skipped('color: red'))).toBe('nothing');
    expect(announced(skipped('tools: Read'))).toBe('nothing');
  });

  test('nothing where the file does not load afterwards', () => {
    expect(announced(agent().replace('name: baker', '«name: baker→x: y»'))).toBe('nothing');
  });

  test('tools of an agent that loads before and after only', () => {
    const { context, after } = changeOf('---\n«→name: baker\n»description: x\ntools: Read\n---\n');
    expect(toolsEffect(context, after.verdict)).toBeUndefined();
  });
});

describe('fixes that are offered', () => {
  const fix = (marked: string, safe: boolean) => {
    const { text, edits } = editsIn(marked);
    return { context: contextOf(text), fix: { title: { id: 'fix.remove', args: { what: 'x' } }, edits, safe } };
  };
  const offered = (marked: string, safe = true) => {
    const { context, fix: given } = fix(marked, safe);
    return tryFixes([given], context)[0];
  };

  test('stay safe where the change is', () => {
    expect(offered(agent('color: «red→"red"»'))?.safe).toBe(true);
  });

  test('are not safe where their rule does not say so', () => {
    expect(offered(agent('color: «red→"red"»'), false)).toMatchObject({ safe: false, title: { id: 'fix.remove' } });
  });

  test('lose their safety and say what they change where the change is not safe', () => {
    expect(offered(agent('model: «opus→haiku»'))).toMatchObject({
      safe: false,
      title: { id: 'fix.withEffect', args: { effect: { id: 'fix.effect.model' } } },
    });
  });

  test('are left out where an agent that loads would not', () => {
    expect(offered(agent().replace('name: baker', '«name: baker→x: y»'))).toBeUndefined();
  });

  test('are left out where their edits overlap', () => {
    const { context, fix: given } = fix(agent('color: red'), true);
    const [at, end] = [context.doc.text.indexOf('red'), context.doc.text.indexOf('red') + 3];
    const overlapping = [replace(span(at, end), 'a'), replace(span(at + 1, end), 'b')];
    const touching = [replace(span(at, at + 1), 'r'), replace(span(at + 1, end), 'ed'), insert(end, '')];
    expect(tryFixes([{ ...given, edits: overlapping }], context)).toEqual([]);
    expect(tryFixes([{ ...given, edits: [...touching].reverse() }], context)).toHaveLength(1);
  });

  test('are not tried in a frontmatter of more than 64,000 characters', () => {
    const long = (length: number): string => {
      const marked = agent('color: «red→"red"»', `# `);
      const { context } = changeOf(marked);
      return marked.replace('# ', `# ${'x'.repeat(length - context.doc.frontmatter.text.length)}`);
    };
    for (const [length, safe] of [
      [64_000, true],
      [64_001, false],
    ] as const) {
      const { context, fix: given } = fix(long(length), true);
      expect(context.doc.frontmatter.text).toHaveLength(length);
      expect(tryFixes([given], context)[0]?.safe).toBe(safe);
      expect(areSafeTogether([given], context)).toBe(safe);
    }
  });

  test('are safe together only where all edits at once are', () => {
    const { context, edits } = changeOf(agent('color: «red→"red"»', 'model: «opus→haiku»'));
    expect(areSafeTogether(asFixes(edits.slice(0, 1)), context)).toBe(true);
    expect(areSafeTogether(asFixes(edits), context)).toBe(false);
  });

  test.each([
    ['one removes what another writes', agent('x-note: a «bc→»', 'x-other: a «→bc»')],
    ['one makes the field of another part of its own', agent('x-note: «→"»a', 'x-other: b«→"»')],
    ['one removes the line end before another', agent('x-note: "a«"\n→»x-other: "b«→c»"')],
  ])('are not safe together where %s', (_name, marked) => {
    const { context, edits } = changeOf(marked);
    expect(areSafeTogether(asFixes(edits), context)).toBe(false);
  });

  test('are safe together where each changes its own field or the body', () => {
    const { context, edits } = changeOf(agent('x-note: «a→"a"»', 'x-other: «b→"b"»', 'model: «opus→"opus"»'));
    expect(areSafeTogether(asFixes(edits), context)).toBe(true);
    const inBody = changeOf(agent().replace('Bake.', '«B→b»ake«.→ .»'));
    expect(areSafeTogether(asFixes(inBody.edits), inBody.context)).toBe(true);
  });

  test('are dropped unless the field is read as intended', () => {
    const { context, edits } = changeOf(agent('x-note: «a→"a"»'));
    const reading = (value: string) =>
      tryFixes(
        asFixes(edits).map((fix) => ({ ...fix, reads: [{ field: 'x-note', value }] })),
        context,
      );
    expect(reading('a')).toHaveLength(1);
    expect(reading('b')).toEqual([]);
  });

  test('load afterwards, or the file did not load before', () => {
    const unloads = changeOf(agent().replace('name: baker', '«name: baker→x: y»'));
    expect(loadsAfter(asFixes(unloads.edits), unloads.context)).toBe(false);
    expect(loadsAfter([], unloads.context)).toBe(true);
    const skipped = changeOf('---\ndescription: «x→y»\n---\n');
    expect(loadsAfter(asFixes(skipped.edits), skipped.context)).toBe(true);
  });
});

describe('a refactoring keeps the agent', () => {
  const keeps = (marked: string, ...changed: readonly string[]): boolean => {
    const { context, after } = changeOf(marked);
    return keepsAgent(context, after, changed);
  };

  test.each<[string, string, readonly string[]]>([
    ['where nothing changes', agent('color: red'), []],
    ['where the named field changes', agent('color: «red→blue»'), ['color']],
    ['where only the way a field is written changes', agent('color: «red→"red"»'), []],
    ['where the body changes and is named', agent().replace('Bake.', '«Bake.→Fry.»'), ['body']],
    [
      'where the description changes and it is named',
      agent().replace('bread', '«bread→rolls»'),
      ['description', 'seen'],
    ],
    ['where its tools change and it is named', agent('tools: Read«→, Bash»'), ['tools', 'granted']],
    ['where the order of its tools changes', agent('tools: «Read, Bash→Bash, Read»'), ['tools']],
    ['where a repaired file keeps its values', '---\nname: baker\ndescription: x: y\ncolor: «red→"red"»\n---\n', []],
    [
      'where the edited line of an unreadable file becomes readable',
      '---\nname: baker\ndescription: «"x→"x"»\n---\n',
      ['description'],
    ],
    ['where the file loads afterwards', '---\n«→name: baker\n»description: x\n---\n', ['name']],
    ['where an unreadable file keeps its other lines', '---\ncolor: «red→blue»\ndescription: "x\n---\n', ['color']],
  ])('%s', (_what, marked, changed) => expect(keeps(marked, ...changed)).toBe(true));

  test.each<[string, string, readonly string[]]>([
    ['where another field changes', agent('color: «red→blue»'), ['model']],
    ['where a field is added', agent('color: red«→\nmodel: opus»'), ['color']],
    ['where a field is removed', agent('color: red«\nmodel: opus→»'), ['color']],
    ['where the body changes', agent().replace('Bake.', '«Bake.→Fry.»'), ['description']],
    ['where what the orchestrator sees changes', agent().replace('bread', '«bread→rolls»'), ['description']],
    ['where its name changes', agent().replace('name: baker', 'name: «baker→miller»'), ['name']],
    ['where its model changes', agent('model: «opus→haiku»'), ['model']],
    ['where its tools change', agent('tools: Read«→, Bash»'), ['tools']],
    ['where its MCP tools change', agent('tools: Read«→, mcp__a__b»'), ['tools']],
    ['where it does not load any more', agent().replace('name: baker', '«name: baker→x: y»'), ['name', 'x']],
    ['where it is no agent any more', '---\n«description→about»: x\n---\n', ['description', 'about']],
    ['where the fence is lost', agent().replace('---\nBake', '«---→»\nBake'), ['body']],
    ['where it cannot be read any more', agent('color: «red→[red»'), ['color']],
    ['where a line of an unreadable file changes', '---\ncolor: «red→blue»\ndescription: "x\n---\n', ['description']],
  ])('not %s', (_what, marked, changed) => expect(keeps(marked, ...changed)).toBe(false));

  test.each([
    ['tools', 'tools: Read, Bash(a, b)', ['Read', 'Bash(a, b)'], true],
    ['tools', 'tools: Read, Bash', ['Read'], false],
    ['disallowedTools', 'disallowedTools: Read', ['Read'], true],
    ['skills', 'skills: [a, b]', ['a', 'b'], true],
    ['skills', 'skills: [a, b]', ['b', 'a'], false],
    ['color', 'color: red', ['red'], false],
    ['tools', 'tools: "Read', ['anything'], true],
  ])('whose names of %s are read from %j as %j: %s', (field, line, names, expected) => {
    const { verdict, runtime } = contextOf(agent(line));
    expect(readsNames(verdict, field, names, runtime)).toBe(expected);
  });
});

describe('another reader follows', () => {
  const reader = (of: (text: string) => Record<string, unknown> | Error): FrontmatterReader =>
    ({
      id: 'r',
      name: 'R',
      read: (text: string) => {
        const read = of(text);
        return read instanceof Error
          ? { error: { message: read.message, offset: 0 } }
          : { fields: new Map(Object.entries(read)) };
      },
    }) as unknown as FrontmatterReader;
  const marked = agent('tools: «[Read, Bash]→Read, Bash»');
  const follows = (...readers: readonly FrontmatterReader[]): boolean => {
    const { context, after } = changeOf(marked, { readers });
    return readersFollow(context, after, ['tools']);
  };
  const isBefore = (text: string): boolean => text.includes('[');
  const as = (before: unknown, after: unknown) => reader((text) => ({ tools: isBefore(text) ? before : after }));
  const list = ['Read', 'Bash'];

  test('where it reads the field as Claude Code does before and after', () => {
    expect(follows(as(list, 'Read, Bash'))).toBe(true);
  });

  test('not where it does afterwards no more', () => {
    expect(follows(as(list, 'Read'))).toBe(false);
    expect(follows(as(list, list))).toBe(false);
    expect(follows(as(list, 'Read, Bash'), as(list, 'Read'))).toBe(false);
  });

  test('not where it cannot read the file afterwards', () => {
    expect(follows(reader((text) => (isBefore(text) ? { tools: list } : new Error('no'))))).toBe(false);
  });

  test('where it read the field in another way before', () => {
    for (const other of [['Read'], ['Bash', 'Read'], 'Read', { 0: 'Read', 1: 'Bash', length: 2 }, undefined])
      expect(follows(as(other, 'Read'))).toBe(true);
  });

  test('where it could not read the file before', () => {
    expect(follows(reader(() => new Error('no')))).toBe(true);
  });
});
