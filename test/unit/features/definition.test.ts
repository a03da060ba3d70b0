// Which agent a name means, seen from different files.

import { describe, expect, test } from 'vitest';
import { agentPlace } from '../../../server/src/core/dialects/places';
import { mayStart, startableBy } from '../../../server/src/core/features/callHierarchy';
import { resolveAgentName, standpointOf } from '../../../server/src/core/features/names/agentResolution';
import { projectStandpoint } from '../../../server/src/core/features/names/nameFiles';
import { symbolAt } from '../../../server/src/core/features/names/symbolAt';
import { whyNotCalled } from '../../../server/src/core/features/rename';
import { agentNames } from '../../../server/src/core/syntax/toolList';
import { createAgentIndex } from '../../../server/src/core/workspace/agentIndex';
import type { AgentFolders } from '../../../server/src/core/workspace/placeRules';
import type { WorkspaceContext } from '../../../server/src/core/workspace/workspaceContext';
import { cursorIn } from '../../support/drivers';
import { RUNTIME } from '../../support/runtime';

const PLACES: AgentFolders = {
  user: 'file:///home/u/.claude/agents',
  managed: 'file:///etc/claude-code/.claude/agents',
  plugins: [{ root: 'file:///w/team' }],
};
const agent = (name: string, more = ''): string => `---\nname: ${name}\ndescription: d\n${more}---\nBody.\n`;

function indexOf(files: Readonly<Record<string, string>>, around: WorkspaceContext = {}) {
  const index = createAgentIndex(() => RUNTIME);
  for (const [path, text] of Object.entries(files)) {
    const uri = path.startsWith('/') ? `file://${path}` : `file:///w/${path}`;
    const place = agentPlace(uri, PLACES);
    if (!place) throw new Error(`no agent at ${path}`);
    index.put(uri, text, place, path);
  }
  index.setContext(around);
  return index;
}

const ROOT = '.claude/agents/x.md';
const DEEP = 'app/.claude/agents/x.md';
const OTHER = 'lib/.claude/agents/x.md';
const USER = '/home/u/.claude/agents/x.md';
const PLUGIN = 'team/agents/qa/x.md';

describe('resolveAgentName', () => {
  const x = agent('x');
  const meant = (paths: readonly string[], from: ReturnType<typeof projectStandpoint>, name = 'x', called = false) =>
    resolveAgentName(name, from, indexOf(Object.fromEntries(paths.map((path) => [path, x]))).workspace, { called }).map(
      ({ path }) => path,
    );
  const at = (path: string) => projectStandpoint(`file:///w/${path}`);

  test('prefers the project to a folder below, and that to the user', () => {
    expect(meant([ROOT, DEEP, USER], at('CLAUDE.md'))).toEqual([ROOT]);
    expect(meant([DEEP, USER], at('.claude/commands/a.md'))).toEqual([DEEP]);
    expect(meant([USER], at('CLAUDE.md'))).toEqual([USER]);
  });
  test('prefers the closest folder', () => {
    expect(meant([ROOT, DEEP], at('app/CLAUDE.md'))).toEqual([DEEP]);
    expect(meant([ROOT, DEEP], at('app/src/CLAUDE.md'))).toEqual([DEEP]);
    expect(meant([ROOT, DEEP], at('lib/CLAUDE.md'))).toEqual([ROOT]);
    expect(meant([OTHER], at('app/CLAUDE.md'))).toEqual([]);
  });
  test('returns both agents of two folders below', () => {
    expect(meant([DEEP, OTHER], at('CLAUDE.md'))).toEqual([DEEP, OTHER]);
  });
  test('prefers managed agents', () => {
    const managed = '/etc/claude-code/.claude/agents/x.md';
    expect(meant([ROOT, managed, USER], at('CLAUDE.md'))).toEqual([managed]);
  });
  test('prefers the user agent for files of the user', () => {
    const from = { scope: 'user' as const, root: 'file:///home/u/.claude/' };
    expect(meant([ROOT, USER], from)).toEqual([USER]);
    expect(meant([ROOT], from)).toEqual([ROOT]);
  });
  test('prefers agents of the same plugin, by short or qualified name', () => {
    const from = { scope: 'plugin' as const, root: 'file:///w/team/' };
    expect(meant([ROOT, PLUGIN], from)).toEqual([PLUGIN]);
    expect(meant([ROOT, PLUGIN], from, 'team:qa:x')).toEqual([PLUGIN]);
    expect(meant([ROOT, PLUGIN], at('CLAUDE.md'))).toEqual([ROOT]);
    expect(meant([ROOT, PLUGIN], at('CLAUDE.md'), 'team:qa:x')).toEqual([PLUGIN]);
    expect(meant([ROOT, PLUGIN], at('CLAUDE.md'), 'other:x')).toEqual([]);
  });
  test('accepts another spelling in a call only without an exact match', () => {
    const { workspace } = indexOf({ 'a/.claude/agents/1.md': agent('code-reviewer'), [ROOT]: agent('Code Reviewer') });
    const from = at('a/CLAUDE.md');
    const paths = (name: string, called: boolean) =>
      resolveAgentName(name, from, workspace, { called }).map(({ path }) => path);
    expect(paths('Code Reviewer', true)).toEqual([ROOT]);
    expect(paths('code_reviewer', true)).toEqual(['a/.claude/agents/1.md']);
    expect(paths('code_reviewer', false)).toEqual([]);
  });
  test('returns a skipped file only without another agent of the name', () => {
    const broken = '---\nname: x\ndescription: "a\n---\n';
    const { workspace } = indexOf({ [ROOT]: broken });
    expect(resolveAgentName('x', at('CLAUDE.md'), workspace).map(({ status }) => status)).toEqual(['skipped']);
  });
});

describe('symbolAt', () => {
  const here = (marked: string, others: Readonly<Record<string, string>> = {}) => {
    const { text, offset } = cursorIn(marked);
    const index = indexOf({ [ROOT]: text, ...others });
    const own = index.get(`file:///w/${ROOT}`);
    if (!own) throw new Error('no agent');
    const found = symbolAt(own.doc, offset, standpointOf(own.place), index.workspace, RUNTIME);
    return (
      found && [
        text.slice(found.occurrence.span.start, found.occurrence.span.end),
        found.agents.map((each) => each.name),
      ]
    );
  };
  const OTHERS = { '.claude/agents/a.md': agent('code'), '.claude/agents/b.md': agent('code-reviewer') };

  test.each([
    ['---\nname: x$0\ndescription: d\n---\n', 'x', ['x']],
    ['---\nname: $0x', 'x', ['x']],
    ['---\nname: x\ndescription: d\n---\nUse the $0code-reviewer agent', 'code-reviewer', ['code-reviewer']],
    ['---\nname: x\ndescription: "use the code-reviewer$0 agent\n---\n', 'code-reviewer', ['code-reviewer']],
    ['---\r\nname: x\r\ndescription: d\r\ntools: [Read, Agent(a, co$0de)]\r\n---\r\n', 'code', ['code']],
    ['---\nname: x\ndescription: d\n---\nsubagent_type: "Code $0Reviewer"', 'Code Reviewer', ['code-reviewer']],
    ['---\nname: x\ndescription: d\ntools: Agent(Exp$0lore)\n---\n', 'Explore', []],
  ])('resolves %j', (marked, text, agents) => expect(here(marked, OTHERS)).toEqual([text, agents]));

  test.each([
    '---\nname: x\ndescription: d\n---\nSome code$0 here',
    '---\nname: x\ndescription: d\n---\n$0',
    '---\nna$0me: x\ndescription: d\n---\n',
    '---\nname: x\ndescription: d\ntools: Agent(nobody$0)\n---\n',
  ])('returns nothing for %j', (marked) => expect(here(marked, OTHERS)).toBeUndefined());
});

describe('refusal of a new name', () => {
  const index = indexOf({
    [ROOT]: agent('x'),
    '.claude/agents/y.md': agent('y-z'),
    [USER]: agent('mine'),
    'lib/.claude/agents/l.md': agent('far'),
  });
  const why = (name: string, path = ROOT) => {
    const target = index.workspace.byUri(`file:///w/${path}`);
    if (!target) throw new Error('no agent');
    return whyNotCalled(name, target, index.workspace, RUNTIME)?.id;
  };
  test.each([
    ['other', undefined],
    ['X', undefined],
    ['y-z', 'rename.taken'],
    ['YZ', undefined],
    ['Y_z', undefined],
    ['mine', 'rename.taken'],
    ['general-purpose', 'rename.builtIn'],
    ['general purpose', undefined],
    ['a：b', 'rename.notAllowed'],
    ['a\nb', 'rename.notAllowed'],
  ])('answers for %j', (name, id) => expect(why(name)).toBe(id));
  test('accepts the name of an agent out of sight', () => {
    const beside = indexOf({ 'app/.claude/agents/a.md': agent('x'), 'lib/.claude/agents/b.md': agent('far') });
    const [target] = beside.workspace.byName('x');
    expect(target && whyNotCalled('far', target, beside.workspace, RUNTIME)).toBeUndefined();
  });
});

describe('agents an agent may start', () => {
  const started = (more: string, around: WorkspaceContext = {}) => {
    const index = indexOf(
      {
        [ROOT]: agent('x', more),
        '.claude/agents/a.md': agent('a'),
        '.claude/agents/b.md': agent('b'),
        [USER.replace('x.md', 'a.md')]: agent('a'),
      },
      around,
    );
    const own = index.get(`file:///w/${ROOT}`);
    if (!own?.summary) throw new Error('no agent');
    return startableBy(own.summary, mayStart(own.verdict, RUNTIME), index.workspace).map(({ path }) => path);
  };
  const A = '.claude/agents/a.md';
  const B = '.claude/agents/b.md';
  test.each([
    ['', [A, B]],
    ['tools: Read\n', []],
    ['tools:\n', []],
    ['tools: Read, Agent\n', [A, B]],
    ['tools: Task(b, nobody)\n', [B]],
    ['tools:\n  - Agent(b)\n  - Agent(x)\n', [B, ROOT]],
    ['tools: Agent(a), Agent\n', [A]],
    ['tools: "*"\n', [A, B]],
    ['disallowedTools: Agent\n', []],
    ['tools: Agent(b)\ndisallowedTools: Task\n', []],
    ['tools: [Read, Agent(a, b)]\n', []],
  ])('are those of its tools: %j', (more, paths) => expect(started(more)).toEqual(paths));
  test('leave out denied agents', () => {
    const place = {
      uri: 'file:///w/.claude/settings.json',
      path: 'settings.json',
      start: { line: 0, character: 0 },
      end: { line: 0, character: 0 },
    };
    expect(started('', { denied: [{ name: 'a', entry: 'Agent(a)', ...place }] })).toEqual([B]);
  });
});

describe('names inside `Agent(…)`', () => {
  test.each([
    ['Two Words', ['Two Words']],
    ['a, Two Words', ['a', 'Two Words']],
    [' a ,b ', ['a', 'b']],
    [',a,', ['a']],
    ['a b', ['a b']],
    ['', []],
  ])('%j are separated by commas alone', (specifier, expected) => {
    const names = agentNames(specifier);
    expect(names.map(({ name }) => name)).toEqual(expected);
    for (const { name, start } of names) expect(specifier.slice(start, start + name.length)).toBe(name);
  });
});
