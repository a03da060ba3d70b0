// What is said about names that lead out of the file, and about what the whole of a field comes to here.

import { describe, expect, it } from 'vitest';
import type { WorkspaceContext } from '../../../server/src/core/workspace/workspaceContext';
import type { AgentOptions } from '../../support/agents';
import { hoverAt } from '../../support/drivers';

const file = (fields: string, body = 'Do it.'): string =>
  `---\nname: owl\ndescription: Use it.\n${fields}\n---\n${body}\n`;
const at = (path: string, line: number) => ({
  uri: `file:///w/${path}`,
  path,
  start: { line, character: 3 },
  end: { line, character: 8 },
});
const around: WorkspaceContext = {
  servers: [
    { name: 'git hub', from: 'project', place: at('.mcp.json', 2), tools: ['list'] },
    { name: 'mail', from: 'user', place: at('~/.claude.json', 11), tools: [] },
  ],
  skillFiles: [
    {
      name: 'tidy',
      description: 'Cleans up `code`.',
      uri: 'file:///w/s',
      path: '.claude/skills/tidy/SKILL.md',
      scope: 'project',
    },
  ],
  denied: [{ name: 'night-watch', entry: 'Agent(night-watch)', ...at('.claude/settings.json', 1) }],
};
const others = new Map([
  ['.claude/agents/night.md', '---\nname: night-watch\ndescription: Watches <b>all</b> night.\n---\nWatch.\n'],
  ['.claude/agents/broken.md', '---\nname: broken-one\n---\nNothing.\n'],
]);
const said = (text: string, given: AgentOptions = {}): string => {
  const found = hoverAt(text, { others, around, ...given });
  return found ? [found.text, found.lead, ...found.facts].join('\n') : '';
};

describe('hover of another agent', () => {
  it.each<[string, string, string]>([
    ['in a list', file('tools: Read, Agent(night$0-watch)'), 'night-watch'],
    ['as the second of two', file('tools: Agent(Explore, ni$0ght-watch)'), 'night-watch'],
    ['in a block', file('tools:\n  - Agent(nig$0ht-watch)'), 'night-watch'],
    ['beside a broken field', file('model: "x\ntools: Agent(nig$0ht-watch)'), 'night-watch'],
    ['as observer', file('observer: nig$0ht-watch'), 'night-watch'],
    ['in the prompt', file('model: opus', 'Ask @agent-nig$0ht-watch.'), '@agent-night-watch'],
    ['in the prompt, shortly', file('model: opus', 'Ask @night-wat$0ch, then go on.'), '@night-watch'],
  ])('describes it: %s', (_case, text, over) => {
    for (const written of [text, text.replaceAll('\n', '\r\n')])
      expect(said(written)).toBe(
        [
          over,
          '**night-watch** — an agent of this project, `.claude/agents/night.md`.',
          'Denied by `Agent(night-watch)` in `.claude/settings.json`: it cannot be called.',
          '```text\nWatches <b>all</b> night.\n```',
        ].join('\n'),
      );
  });

  it('describes skipped, built-in and unknown agents', () => {
    const spaced = { others: new Map([['.claude/agents/two.md', '---\nname: Two Words\ndescription: d\n---\nB\n']]) };
    expect(said(file('tools: Agent(bro$0ken-one)'))).toContain('Claude Code does not load it.');
    expect(said(file('tools: Agent(Two Wo$0rds, Explore)'), spaced)).toContain('**Two Words**');
    expect(said(file('tools: Agent(Expl$0ore)'))).toMatch(/\*\*Explore\*\* — /);
    expect(said(file('tools: Agent(no$0body)'))).toContain('**Agent**');
    expect(said(file('model: opus', 'Mail me@night-wat$0ch.'))).toBe('');
  });
});

it('names the configuration of a server and none of its content', () => {
  expect(said(file('tools: mcp__git_hub__li$0st'))).toContain('Configured for this project in `.mcp.json`, line 3.');
  expect(said(file('mcpServers:\n  - ma$0il'))).toBe(
    'mail\nThe MCP server `mail`.\nConfigured for your user in `~/.claude.json`, line 12.',
  );
  expect(said(file('tools: mcp__other__li$0st'))).toContain('Not in this workspace’s `.mcp.json`');
});

it('describes skills', () => {
  const text = 'tidy\nThe skill `tidy`, `.claude/skills/tidy/SKILL.md`.\n```text\nCleans up `code`.\n```';
  expect(said(file('skills: [ti$0dy]'))).toBe(text);
  expect(said(file('skills:\n  - ti$0dy'))).toBe(text);
  expect(said(file('skills: [who$0]'))).toBe('');
});

it('describes tools named in code in the prompt', () => {
  expect(said(file('model: opus', 'Use `Re$0ad` first.'))).toMatch(/^Read\n\*\*Read\*\* — /);
  expect(said(file('model: opus', 'Re$0ad it first.'))).toBe('');
});

describe('hover of a whole field', () => {
  it('lists tools added by memory and lost in the background', () => {
    const text = said(file('too$0ls: Grep, EnterWorktree\nmemory: project'));
    expect(text).toMatch(/Added by `memory`: .*`Write`/);
    const background = said(file('too$0ls: Read, Agent\nbackground: true'));
    expect(background).toMatch(/It runs in the background, where it loses|In effect here/);
  });

  it('shows the description as listed, with its cost', () => {
    const text = said(file('model: opus\ntools: Read, nonsense').replace('description', 'descrip$0tion'));
    expect(text).toContain('```text\n- owl: Use it. (Tools: Read, nonsense)\n```');
    expect(text).toContain(
      'About 3 tokens in every session: 23 % of the 13 that all agents here take. Claude Code warns above 15,000.',
    );
  });

  it('shows the scope of the name and the agents it shadows', () => {
    const near = new Map([['sub/.claude/agents/owl.md', '---\nname: owl\ndescription: The other.\n---\nX\n']]);
    expect(said(file('model: opus').replace('name: owl', 'name: o$0wl'), { others: near })).toBe(
      'owl\n**owl**\nAn agent of this project.\nShadowed by `sub/.claude/agents/owl.md`: that one is used.',
    );
    const far = new Map([['.claude/agents/x.md', '---\nname: owl\ndescription: The other.\n---\nX\n']]);
    expect(
      said(file('model: opus').replace('name: owl', 'na$0me: owl'), { others: far, path: 'sub/.claude/agents/a.md' }),
    ).toContain('Shadows `.claude/agents/x.md`.');
    expect(said('---\nname: Exp$0lore\ndescription: Use it.\n---\nX\n')).toContain('Replaces the built-in agent');
  });
});

it('keeps text of authors inside its block', () => {
  const evil = new Map([
    ['.claude/agents/e.md', '---\nname: evil\ndescription: "```\\n# Big\\n````\\n[x](command:y)"\n---\nX\n'],
  ]);
  const text = said(file('tools: Agent(ev$0il)'), { others: evil });
  expect(text).toContain('`````text\n```\n# Big\n````\n[x](command:y)\n`````');
});
