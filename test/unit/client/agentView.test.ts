// The view model of the agents view, the budget text, and proposed names for copies.

import { describe, expect, it } from 'vitest';
import { unusedName } from '../../../client/src/common/newAgentName';
import { agentNode, agentTreeModel } from '../../../client/src/common/view/agentTreeModel';
import { budgetText } from '../../../client/src/common/view/budgetText';
import type { ListedAgent } from '../../../common/src/protocol/agents';
import { growth, LINEAR } from '../../support/work';

const agent = (path: string, more: Partial<ListedAgent> = {}): ListedAgent => ({
  uri: `file:///w/${path}`,
  path,
  name: path.replace(/^.*\//, '').replace(/\.md$/, ''),
  nameStart: { line: 1, character: 6 },
  scope: 'project',
  tree: `file:///w/${path.slice(0, path.indexOf('agents/') + 'agents'.length)}`,
  status: 'loads',
  reason: null,
  model: null,
  color: null,
  descriptionTokens: 214,
  examples: 1,
  fileDiffers: false,
  shadow: null,
  denied: null,
  searched: true,
  editable: true,
  ...more,
});
const user = { scope: 'user', tree: 'file:///home/me/.claude/agents' } as const;
const place = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const denied = {
  entry: 'Agent(a)',
  uri: 'file:///w/.claude/settings.json',
  path: '.claude/settings.json',
  ...place,
};

/** The view as text. */
const shown = (agents: readonly ListedAgent[]): string =>
  agentTreeModel({ agents })
    .flatMap((scope) => [
      `${scope.label}  ${scope.description}`,
      ...scope.children.map((child) => `  (${child.icon.id}) ${child.label}  ${child.description}`.trimEnd()),
    ])
    .join('\n');

describe('agentTreeModel', () => {
  it('sorts by scope in order of precedence, then by name', () => {
    const agents = [
      agent('.claude/agents/zebra.md', { model: 'sonnet' }),
      agent('.claude/agents/team/Apple.md', { model: 'opus', descriptionTokens: 2140 }),
      agent('plug/agents/p.md', { scope: 'plugin', tree: 'file:///w/plug/agents' }),
      agent('u.md', { ...user, uri: 'file:///home/me/.claude/agents/u.md', path: '/home/me/.claude/agents/u.md' }),
      agent('m.md', { scope: 'managed', tree: 'file:///etc/agents', editable: false, descriptionTokens: 1 }),
    ];
    expect(shown(agents)).toBe(
      `
Managed  1
  (circle-filled) m  1 token
Project  2
  (circle-filled) Apple  opus · 2,140 tokens
  (circle-filled) zebra  sonnet · 214 tokens
User  1
  (circle-filled) u  214 tokens
Plugin  plug · 1
  (circle-filled) p  214 tokens`.trim(),
    );
  });

  it('groups by folder, with folders searched from here first', () => {
    const agents = [
      agent('a/.claude/agents/x.md', { searched: false }),
      agent('.claude/agents/y.md'),
      agent('my%20app/.claude/agents/z.md', { path: 'my app/.claude/agents/z.md', searched: false }),
    ];
    expect(shown(agents)).toBe(
      `
Project  w · 1
  (circle-filled) y  214 tokens
Project  a · 1
  (circle-outline) x  not searched from here · 214 tokens
Project  my app · 1
  (circle-outline) z  not searched from here · 214 tokens`.trim(),
    );
  });

  it('puts what prevents the use of an agent first', () => {
    const by = ['.claude/agents/b.md'];
    const above = ['/etc/agents/b.md'];
    const agents = [
      agent('.claude/agents/1.md', {
        status: 'skipped',
        name: '',
        reason: 'The name is missing',
        descriptionTokens: 0,
      }),
      agent('.claude/agents/2.md', { shadow: { certain: true, by: above } }),
      agent('.claude/agents/3.md', { denied }),
      agent('.claude/agents/4.md', { shadow: { certain: false, by }, model: 'haiku' }),
      agent('.claude/agents/5.md', { status: 'skipped', reason: null, name: 'five' }),
      agent('.claude/agents/6.md', { denied, shadow: { certain: true, by }, searched: false }),
    ];
    expect(shown(agents)).toBe(
      `
Project  6
  (error) 1  not loaded: the name is missing
  (layers) 2  shadowed by /etc/agents/b.md
  (circle-slash) 3  denied by settings
  (warning) 4  same name as b.md · haiku · 214 tokens
  (layers) 6  shadowed by b.md · denied by settings · not searched from here
  (error) five  not loaded`.trim(),
    );
  });

  it('is empty without agents', () => expect(agentTreeModel({ agents: [] })).toEqual([]));

  it('handles ten thousand agents', () => {
    const rowsOf = (length: number): void => {
      const agents = Array.from({ length }, (_, n) => agent(`p${n % 20}/.claude/agents/a${n}.md`));
      expect(agentTreeModel({ agents }).flatMap((scope) => scope.children).length).toBe(length);
    };
    rowsOf(10_000);
    expect(growth(rowsOf, 2500)).toBeLessThan(LINEAR);
  });
});

describe('agentNode', () => {
  it.each([
    ['red', 'charts.red'],
    ['cyan', 'terminal.ansiCyan'],
    ['mauve', 'descriptionForeground'],
    ['__proto__', 'descriptionForeground'],
    [null, 'descriptionForeground'],
  ])('shows colour %s as a dot in %s', (color, themed) =>
    expect(agentNode(agent('.claude/agents/a.md', { color })).icon).toEqual({ id: 'circle-filled', color: themed }),
  );

  it('has all facts in its tooltip and its accessible label', () => {
    const node = agentNode(
      agent('.claude/agents/a.md', {
        model: 'opus',
        color: 'red',
        denied,
        searched: false,
        shadow: { certain: false, by: ['.claude/agents/b.md', '.claude/agents/c.md'] },
      }),
    );
    expect(node.tooltip).toEqual([
      'a',
      '.claude/agents/a.md',
      'Claude Code loads it.',
      'Which one is used depends on the order of reading. The same name: .claude/agents/b.md, .claude/agents/c.md',
      'The orchestrator cannot call it: Agent(a) is denied in .claude/settings.json.',
      'A session started in the folder that is open does not find it.',
      'Model: opus',
      'Colour: red',
      'Its description takes 214 tokens of every session.',
    ]);
    expect(node.spoken).toBe(
      'a, same name as b.md, denied by settings, not searched from here, opus, 214 tokens, colour red',
    );
  });

  it('mentions a missing example in row, tooltip and accessible label', () => {
    const node = agentNode(agent('.claude/agents/a.md', { model: 'opus', examples: 0 }));
    expect(node.description).toBe('opus · 214 tokens · no example');
    expect(node.spoken).toBe('a, opus, 214 tokens, no example');
    expect(node.tooltip.at(-1)).toBe(
      'Its description has no example. Add one from its menu here, or by a refactoring in the file.',
    );
    const skipped = agentNode(agent('.claude/agents/a.md', { status: 'skipped', examples: 0 }));
    expect([skipped.description, skipped.spoken, ...skipped.tooltip].join()).not.toContain('example');
  });

  it('mentions a differing file name in row, tooltip and accessible label', () => {
    const named = { name: 'reviewer', fileDiffers: true, uri: 'file:///w/.claude/agents/my%20checker.md' };
    const node = agentNode(agent('.claude/agents/my checker.md', named));
    expect(node.description).toBe('file: my checker.md · 214 tokens');
    expect(node.spoken).toBe('reviewer, file: my checker.md, 214 tokens');
    expect(node.tooltip).toContain('Its file is called my checker.md; Claude Code goes by the name.');
  });

  it('shows text of the file sanitized, on one line and shortened', () => {
    const node = agentNode(
      agent('.claude/agents/a.md', { name: `$(trash) **b**\u202e\n<img>${'x'.repeat(500)}`, model: '[m](command:x)' }),
    );
    expect(node.label).toMatch(/^\$\(trash\) \*\*b\*\*‹U\+202E› <img>x+…$/);
    expect(node.label.length).toBe(120);
    expect(node.description).toBe('[m](command:x) · 214 tokens');
  });

  it('is marked as read-only where it cannot be edited', () => {
    expect(agentNode(agent('.claude/agents/a.md')).context).toBe('agent-project-editable');
    expect(agentNode(agent('a.md', { scope: 'managed', editable: false })).context).toBe('agent-managed-readonly');
  });

  it('is named after its file if it has no name', () =>
    expect(
      agentNode(agent('.claude/agents/my%20own.md', { name: ' ', uri: 'file:///w/.claude/agents/my%20own.md' })).label,
    ).toBe('my own'));
});

describe('budgetText', () => {
  const sums = { revision: '', userFolder: null, descriptionBudget: 15_000 };
  it('contains tokens and limit', () =>
    expect(budgetText({ ...sums, count: 12, descriptionTokens: 2140 })).toEqual({
      text: '$(organization) 2,140 / 15,000 tokens',
      tooltip:
        'The descriptions of all 12 agents take 2,140 tokens of every session. Claude Code warns above 15,000.\nSelect to see the agents.',
      spoken: 'Subagents: 2,140 / 15,000 tokens of descriptions',
      over: false,
    }));
  it('warns only above the limit', () => {
    expect(budgetText({ ...sums, count: 1, descriptionTokens: 15_000 })?.over).toBe(false);
    const over = budgetText({ ...sums, count: 1, descriptionTokens: 15_001 });
    expect(over).toMatchObject({ over: true, text: '$(warning) 15,001 / 15,000 tokens' });
    expect(over?.tooltip).toContain('Nothing is cut.');
  });
  it('is undefined without agents', () =>
    expect(budgetText({ ...sums, count: 0, descriptionTokens: 0 })).toBeUndefined());
});

describe('unusedName', () => {
  it.each([
    ['painter', [], 'painter'],
    ['painter', ['painter'], 'painter-2'],
    ['painter', ['painter', 'painter-2', 'painter-3'], 'painter-4'],
    ['painter-2', ['painter-2'], 'painter-3'],
    ['My Ägent!', [], 'my-agent'],
    ['画家', [], 'agent'],
    ['画家', ['agent'], 'agent-2'],
  ])('of %s where there are %j is %s', (name, taken, proposed) =>
    expect(unusedName(name, (each) => taken.includes(each))).toBe(proposed),
  );
});
