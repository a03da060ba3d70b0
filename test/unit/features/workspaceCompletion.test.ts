// What is offered out of the workspace: servers and their tools, skills, other agents, and what they use.

import { describe, expect, it } from 'vitest';
import type { McpServer, SkillFile } from '../../../server/src/core/workspace/workspaceContext';
import { completions, completionsAt, offers } from '../../support/drivers';

const file = (fields: string, body = 'Do it.'): string =>
  `---\nname: owl\ndescription: Use it.\n${fields}\n---\n${body}\n`;
const place = {
  uri: 'file:///w/.mcp.json',
  path: '.mcp.json',
  start: { line: 0, character: 0 },
  end: { line: 0, character: 1 },
};
const server = (name: string, from: McpServer['from'], tools: readonly string[] = []): McpServer => ({
  name,
  from,
  place,
  tools,
});
const skill = (name: string, scope: SkillFile['scope']): SkillFile => ({
  name,
  description: `About *${name}*.`,
  uri: 'file:///s',
  path: 's',
  scope,
});
const others = new Map([
  ['.claude/agents/a.md', '---\nname: stock-keeper\ndescription: Counts.\ntools: Glob, mcp__mail__send\n---\nCount.\n'],
  ['.claude/agents/b.md', '---\nname: night-watch\ndescription: Watches.\ntools: Glob, Bash\n---\nWatch.\n'],
]);
const around = {
  servers: [server('git hub', 'project', ['list']), server('mail', 'user'), server('plugin:p:db', 'plugin', ['query'])],
  skillFiles: [skill('tidy', 'project'), skill('p:reach', 'plugin')],
};
const given = { others, around };
const labels = (text: string): readonly string[] =>
  [...completionsAt(text, given)].sort((a, b) => (a.sortText < b.sortText ? -1 : 1)).map(({ label }) => label);

describe('completion of server tools', () => {
  const all = [
    'mcp__git_hub',
    'mcp__git_hub__*',
    'mcp__git_hub__list',
    'mcp__mail',
    'mcp__mail__*',
    'mcp__mail__send',
    'mcp__plugin_p_db__query',
  ];

  it.each<[string, string]>([
    ['comma', 'tools: Read, mcp__g$0'],
    ['flow', 'tools: [Read, mcp__g$0]'],
    ['open flow', 'tools: [Read, mcp__g$0'],
    ['block', 'tools:\n  - Read\n  - mcp__g$0'],
    ['quoted', 'tools: "Read, mcp__g$0"'],
    ['behind a broken neighbour', 'model: "opus\ntools: mcp__g$0'],
  ])('works in every style: %s', (_style, fields) => {
    for (const text of [file(fields), file(fields).replaceAll('\n', '\r\n'), `---\nname: owl\n${fields}`]) {
      offers(text, { has: all }, given);
      completions(text, 'mcp__git_hub__list', text.replace('mcp__g$0', 'mcp__git_hub__list'), given);
    }
  });

  it('leaves out listed and repeated tools', () => {
    offers(file('tools: mcp__mail__send, $0'), { has: ['mcp__mail'], not: ['mcp__mail__send'] }, given);
  });

  it('offers only servers with valid names', () => {
    expect(labels(file('mcpServers:\n  - $0')).slice(0, 2)).toEqual(['git hub', 'mail']);
    offers(file('mcpServers:\n  - $0'), { has: ['A server of its own'], not: ['plugin:p:db'] }, given);
    completions(
      file('mcpServers:\n  - $0'),
      'A server of its own',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a snippet's own syntax.
      file('mcpServers:\n  - ${1:name}:\n    command: ${2:npx}\n    args: [${3:-y, package}]'),
      given,
    );
  });
});

describe('completion order', () => {
  it('puts tools of other agents and prefix matches first', () => {
    expect(labels(file('tools: $0')).slice(0, 3)).toEqual(['Glob', 'Bash', 'Read']);
    const typed = labels(file('tools: e$0'));
    expect(typed.indexOf('Edit')).toBeLessThan(typed.indexOf('Read'));
    expect(typed.indexOf('Read')).toBeLessThan(typed.indexOf('Bash'));
  });

  it('puts tools withheld from subagents last', () => {
    const all = labels(file('tools: $0'));
    expect(all.indexOf('AskUserQuestion')).toBeGreaterThan(all.indexOf('mcp__mail__send'));
  });
});

describe('completion of agents', () => {
  it('offers them inside Agent(…), as Agent(…) in a list, and as observer', () => {
    completions(file('tools: Agent(st$0)'), 'stock-keeper', file('tools: Agent(stock-keeper)'), given);
    completions(file('tools: Agent(Explore, n$0'), 'night-watch', file('tools: Agent(Explore, night-watch'), given);
    const spaced = { others: new Map([['.claude/agents/two.md', '---\nname: Two Words\ndescription: d\n---\nB\n']]) };
    completions(file('tools: Agent(Two W$0)'), 'Two Words', file('tools: Agent(Two Words)'), spaced);
    completions(
      file('tools: [Read, "Agent(Explore, Two$0"]'),
      'Two Words',
      file('tools: [Read, "Agent(Explore, Two Words"]'),
      spaced,
    );
    offers(file('tools: Agent(Two Words, $0)'), { has: ['Explore'], not: ['Two Words'] }, spaced);
    completions(file('tools: Read, nig$0'), 'Agent(night-watch)', file('tools: Read, Agent(night-watch)'), given);
    offers(file('tools: $0'), { not: ['Agent(night-watch)'] }, given);
    offers(file('observer: $0'), { has: ['night-watch', 'Explore'] }, given);
  });

  it('offers them after @ in the prompt, also at its end and in CRLF', () => {
    const text = file('model: opus', 'Ask @ni$0');
    completions(text, '@agent-night-watch', text.replace('@ni$0', '@agent-night-watch'), given);
    const end = '---\nname: owl\n---\nAsk @agent-$0';
    completions(end, '@agent-stock-keeper', end.replace('@agent-$0', '@agent-stock-keeper'), given);
    const crlf = text.replaceAll('\n', '\r\n');
    completions(crlf, '@agent-night-watch', crlf.replace('@ni$0', '@agent-night-watch'), given);
    offers(file('model: opus', 'mail me@ni$0'), { not: ['*'] }, given);
  });
});

it('offers project skills before those of plugins, with escaped texts', () => {
  expect(labels(file('skills:\n  - $0'))).toEqual(['tidy', 'p:reach']);
  completions(file('skills: [ti$0]'), 'tidy', file('skills: [tidy]'), given);
  completions(file('skills: ti$0'), 'tidy', file('skills: tidy'), given);
  const [first] = completionsAt(file('skills:\n  - $0'), given).filter(({ label }) => label === 'tidy');
  expect(first?.documentation?.()).toBe('About \\*tidy\\*.');
});

describe('completion in the prompt', () => {
  it('offers available tools in code and in capitalised words', () => {
    const text = file('tools: Read, Grep', 'Use `Gr$0` to look.');
    completions(text, 'Grep', text.replace('Gr$0', 'Grep'), given);
    offers(text, { has: ['Read', 'Grep'], not: ['Bash'] }, given);
    offers(file('tools: Read', 'Use `$0`.'), { has: ['Read'], not: ['Grep'] }, given);
    offers(file('model: opus', 'Use Re$0'), { has: ['Read'] }, given);
    offers(file('model: opus', 'Use re$0'), { not: ['*'] }, given);
    offers(file('model: opus', 'Said `so`$0'), { not: ['*'] }, given);
  });
});

it('offers the file name as the name', () => {
  completions('---\nname: $0\n---\n', 'agent', '---\nname: agent\n---\n');
  completions('---\nname: ag$0\n---\n', 'agent', '---\nname: agent\n---\n');
});

it('offers fields with common values', () => {
  completions(file('to$0'), 'tools: Read only', file('tools: Read, Grep, Glob'));
  completions('---\nname: owl\nto$0', 'tools: Read only', '---\nname: owl\ntools: Read, Grep, Glob');
  offers(file('to$0ols: Read'), { not: ['tools: Read only'] });
});

describe('completion of an example in a description', () => {
  const skeleton = (lines: (text: string) => string): string =>
    lines(
      [
        '<example>',
        // biome-ignore-start lint/suspicious/noTemplateCurlyInString: a snippet's own syntax.
        'Context: ${1:what happened before}',
        'user: "${2:what the user says}"',
        'assistant: "I\'ll use the owl agent for this."',
        '<commentary>',
        '${3:Why this agent fits.}',
        // biome-ignore-end lint/suspicious/noTemplateCurlyInString: a snippet's own syntax.
        '</commentary>',
        '</example>',
      ].join('\n'),
    );

  it('inserts it as written in a block', () => {
    const text = '---\nname: owl\ndescription: |\n  Use it.\n\n  <ex$0\n---\nDo it.\n';
    completions(
      text,
      '<example>',
      text.replace(
        '<ex$0',
        skeleton((lines) => lines),
      ),
    );
    const empty = '---\nname: owl\ndescription: |\n  Use it.\n\n  $0\nmodel: opus\n---\nDo it.\n';
    completions(
      empty,
      '<example>',
      empty.replace(
        '$0',
        skeleton((lines) => lines),
      ),
    );
  });

  it('escapes it in double quotes', () => {
    const text = '---\nname: owl\ndescription: "Use it. <$0"\n---\nDo it.\n';
    const escaped = (lines: string): string => lines.replaceAll('"', '\\\\"').replaceAll('\n', '\\\\n');
    completions(text, '<example>', text.replace('<$0', skeleton(escaped)));
  });

  it('offers none where a colon would end the text', () => {
    offers('---\nname: owl\ndescription: Use it. <$0\n---\n', { not: ['*'] });
    offers("---\nname: owl\ndescription: 'Use it. <$0'\n---\n", { not: ['*'] });
  });
});
