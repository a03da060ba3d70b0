// What is named in a file: highlighted together, coloured by what is known, and followed to where it is.

import { describe, expect, it } from 'vitest';
import { highlightsAt } from '../../../server/src/core/features/documentHighlights';
import { documentLinks } from '../../../server/src/core/features/documentLinks';
import { semanticTokens } from '../../../server/src/core/features/semanticTokens';
import type { FileRange, WorkspaceContext } from '../../../server/src/core/workspace/workspaceContext';
import { type AgentOptions, contextOf } from '../../support/agents';
import { atCursor, bracketed } from '../../support/structure';

const others = new Map([
  ['.claude/agents/stock-keeper.md', '---\nname: stock-keeper\ndescription: Counts.\n---\nCount.\n'],
]);
const place = (path: string, line: number): FileRange => ({
  uri: `file:///w/${path}`,
  path,
  start: { line, character: 4 },
  end: { line, character: 11 },
});
const around: WorkspaceContext = {
  skills: new Set(['house-style']),
  skillFiles: [
    {
      name: 'house-style',
      description: '',
      uri: 'file:///w/.claude/skills/house-style/SKILL.md',
      path: '.claude/skills/house-style/SKILL.md',
      scope: 'project',
    },
  ],
  servers: [{ name: 'issue.tracker', from: 'project', place: place('.mcp.json', 2), tools: [] }],
};

describe('documentHighlights', () => {
  /** The cursor stands in the first of the brackets. */
  function highlights(marked: string, given: AgentOptions = {}): void {
    for (const each of [marked, marked.replaceAll('\n', '\r\n')]) {
      const { context, text, offset } = atCursor(each.replaceAll(/[⟦⟧]/g, ''), { others, around, ...given });
      expect(
        bracketed(
          text,
          highlightsAt(context, offset).map((found) => found.span),
        ),
      ).toBe(each.replace('$0', ''));
    }
  }

  it.each<[string, string]>([
    [
      'a tool',
      '---\nname: owl\ntools: ⟦R$0ead⟧, Grep\ndisallowedTools: ⟦Read⟧\n---\nUse `⟦Read⟧`, not `Readme`. Read it.\n',
    ],
    ['a tool in a flow list', '---\nname: owl\ntools: ["⟦Re$0ad⟧", Grep]\n---\n`cat` or `⟦Read⟧`\n'],
    ['a tool in a block list', '---\nname: owl\ntools:\n  - ⟦$0Read⟧\n  - Grep\n---\n'],
    ['a tool and its specifier', '---\nname: owl\ntools: ⟦Bas$0h⟧(git *), Bash2\n---\nRun `⟦Bash⟧(git log)`.\n'],
    ['a tool by its old name', '---\nname: owl\ntools: ⟦Ta$0sk⟧\n---\n`⟦Agent⟧`\n'],
    ['a tool we do not know', '---\nname: owl\ntools: ⟦Fl$0y⟧\ndisallowedTools: ⟦Fly⟧\n---\n'],
    ['a tool, another field being broken', '---\nname: owl\ndescription: "Use\ntools: ⟦Re$0ad⟧\n---\n`⟦Read⟧`\n'],
    ['nothing in fenced code', '---\nname: owl\ntools: ⟦Re$0ad⟧\n---\n```\n`Read`\n```\n`⟦Read⟧`\n'],
    [
      'the own name',
      '---\nname: ⟦ow$0l⟧\ndescription: "Owl. <example>user: \\"owl\\"\\nassistant: \\"The ⟦owl⟧ and the owls.\\"</example>"\n---\n@agent-⟦owl⟧ is `⟦owl⟧`, owl.\n',
    ],
    [
      'another agent',
      '---\nname: owl\ntools: Agent(⟦stock-$0keeper⟧, Explore)\n---\nAsk @agent-⟦stock-keeper⟧, not x@agent-stock-keeper.\n',
    ],
    [
      'an agent that prose speaks of',
      '---\nname: owl\ntools: Agent(⟦stock-keeper⟧)\n---\nUse the ⟦stock-k$0eeper⟧ agent. Call @agent-⟦stock-keeper⟧. The stock-keeper counts.\n',
    ],
    ['an agent in the body', '---\nname: owl\ntools: Agent(⟦Explore⟧)\n---\nAsk @agent-⟦Expl$0ore⟧.\n'],
    ['a skill', '---\nname: owl\nskills: ⟦house-st$0yle⟧, other\n---\nFollow `⟦house-style⟧`.\n'],
    [
      'a server',
      '---\nname: owl\ndescription: Use it.\ntools: ⟦mcp__tra$0cker__search⟧, ⟦mcp__tracker⟧, mcp__other\nmcpServers:\n  - "⟦tracker⟧"\n---\n`⟦mcp__tracker__list⟧`\n',
    ],
  ])('marks all places of the name: %s', (_case, marked) => highlights(marked));

  it('tells the definition of the name from its mentions', () => {
    const { context, offset } = atCursor('---\nname: owl\ndescription: Use it.\n---\n@agent-o$0wl\n');
    expect(highlightsAt(context, offset).map(({ declares }) => declares)).toEqual([true, false]);
  });

  it.each([
    '$0',
    '---\nname: owl\ntools: Read,$0\n---\n',
    '---\nname: owl\ntools: Read\n---\nRe$0ad\n',
    '---\nna$0me: owl\n---\n',
  ])('marks nothing away from names: %j', (marked) => {
    const { context, offset } = atCursor(marked);
    expect(highlightsAt(context, offset).filter(({ span }) => span.start !== offset - 4)).toEqual([]);
  });
});

describe('semanticTokens', () => {
  const tokens = (text: string): readonly string[] => {
    const context = contextOf(text, { others, around });
    return semanticTokens(context).map(
      ({ span, type, modifier }) => `${text.slice(span.start, span.end)} ${type}${modifier ? ` ${modifier}` : ''}`,
    );
  };
  const text =
    '---\nname: owl\ndescription: "Use it. <example>user: \\"Hi\\"\\nassistant: \\"The owl\\"</example>"\ntools: Read, MultiEdit, Fly, mcp__tracker__x, Agent(stock-keeper, nobody)\n---\n`Grep`, @agent-owl, @agent-nobody\n';
  const wanted = [
    'owl class declaration',
    'owl class',
    'Read function',
    'MultiEdit function deprecated',
    'Fly variable',
    'mcp__tracker__x namespace',
    'Agent function',
    'stock-keeper class',
    'Grep function',
    'owl class',
  ];
  it('tells known names from unknown ones', () => {
    expect(tokens(text)).toEqual(wanted);
    expect(tokens(text.replaceAll('\n', '\r\n'))).toEqual(wanted);
    expect(tokens(text.replace('---\nname', '---\nmodel: [x\nname'))).toEqual(wanted);
  });
  it('returns only tokens of the range', () => {
    const start = text.indexOf('tools');
    const found = semanticTokens(contextOf(text, { others }), { start, end: start + 12 });
    expect(found.map(({ type }) => type)).toEqual(['function']);
  });
  it('returns no token across lines', () =>
    expect(tokens('---\nname: owl\ntools: |\n  Read\n  Grep\n---\n')).toEqual(['owl class declaration']));
  it('returns no overlapping tokens', () => {
    const found = semanticTokens(
      contextOf('---\nname: Read\ndescription: Use it.\ntools: &a Read\ndisallowedTools: *a\n---\n`Read`\n'),
    );
    found.reduce((end, { span }) => {
      expect(span.start).toBeGreaterThanOrEqual(end);
      return span.end;
    }, 0);
  });
});

describe('documentLinks', () => {
  const links = (text: string, markdownLinks = true): readonly string[] =>
    documentLinks(contextOf(text, { others, around }), { markdownLinks }).map(
      ({ span, uri, line }) =>
        `${text.slice(span.start, span.end)} → ${uri.replace('file:///w/', '')}${line === undefined ? '' : `:${line}`}`,
    );
  const file = (fields: string, body = 'Do it.\n'): string =>
    `---\nname: owl\ndescription: Use it.\n${fields}---\n${body}`;

  it.each([['skills: house-style, other\n'], ['skills: [other, "house-style"]\n'], ['skills:\n  - house-style\n']])(
    'lead to skills: %j',
    (fields) =>
      expect([links(file(fields)), links(file(fields).replaceAll('\n', '\r\n'))].flat()).toEqual(
        Array(2).fill('house-style → .claude/skills/house-style/SKILL.md'),
      ),
  );

  it('leads to the configuration of a server', () => {
    expect(links(file('tools: Read, mcp__issue_tracker__search, mcp__other\n'))).toEqual([
      'mcp__issue_tracker__search → .mcp.json:2',
    ]);
    expect(links(file('mcpServers:\n  - issue.tracker\n  - other\n'))).toEqual(['issue.tracker → .mcp.json:2']);
  });

  it('leads to a server that the file itself configures', () =>
    expect(links(file('tools: mcp__mine\nmcpServers:\n  - mine:\n      command: x\n'))).toEqual([
      'mcp__mine → .claude/agents/agent.md:5',
    ]));

  it('leads to files, and to Markdown links only on request', () => {
    const body =
      'Read [the guide](../guide.md#top), @docs/style.md and [the web](https://example.com/x.md).\n```\n@docs/not.md\n```\n';
    expect(links(file('', body))).toEqual([
      '../guide.md → .claude/guide.md',
      'docs/style.md → .claude/agents/docs/style.md',
    ]);
    expect(links(file('', body), false)).toEqual(['docs/style.md → .claude/agents/docs/style.md']);
  });

  it.each(['', 'Read me.\n', '---\nskills:\n', '---\nname: owl\nskills: [house-sty'])('returns none for %j', (text) =>
    expect(links(text)).toEqual([]),
  );
});
