// Findings of one cause are one finding that stands at its first place and leads to all of them.

import { describe, expect, it } from 'vitest';
import { chooseFixes } from '../../../server/src/core/features/chooseFixes';
import { fixesAt } from '../../../server/src/core/features/codeActions';
import { render } from '../../../server/src/core/messages/render';
import { checkWhole, fixesOf } from '../../../server/src/core/rules/run';
import { applyEdits } from '../../../server/src/core/text/edit';
import { type AgentOptions, contextOf, findingsIn, strict } from '../../support/agents';

const agent = (fields: string): string =>
  `---\nname: agent\ndescription: Use this agent to check.\n${fields}---\nDo.\n`;

/** Each finding of the rule: what is underlined at its places, and what it says. */
const said = (rule: string, text: string, given: AgentOptions = {}): readonly (readonly [string, string])[] =>
  findingsIn(text, given)
    .filter((finding) => finding.rule === rule)
    .map((finding) => {
      const spans = [finding.span, ...finding.related.map(({ span }) => span)];
      return [spans.map(({ start, end }) => text.slice(start, end)).join(' | '), render(finding.message)];
    });

const titlesAt = (text: string, word: string): readonly string[] => {
  const start = text.indexOf(word);
  return fixesAt(contextOf(text), { start, end: start }, strict).map(({ fix }) => render(fix.title));
};

const SPECIFIERS = agent('tools: Read, Bash(git *), Edit(src/**), Write(docs/**)\n');

describe('findings of one field', () => {
  it.each([
    ['on one line', SPECIFIERS],
    ['in a block list', agent('tools:\n  - Read\n  - Bash(git *)\n  - Edit(src/**)\n  - Write(docs/**)\n')],
    ['in a flow list', agent('tools: [Read, "Bash(git *)", "Edit(src/**)", "Write(docs/**)"]\n')],
  ])('become one, at the first place, with all names: %s', (_style, text) => {
    const [[places, message] = ['', ''], ...more] = said('tool-specifier', text);
    expect(more).toEqual([]);
    expect(places).toBe('(git *) | (src/**) | (docs/**)');
    expect(message).toMatch(
      /^Each of `Bash\(git \*\)`, `Edit\(src\/\*\*\)`, `Write\(docs\/\*\*\)` gives the whole tool/,
    );
  });

  it('keep their own message for one place', () =>
    expect(said('tool-specifier', agent('tools: Read, Bash(git *)\n'))).toEqual([
      ['(git *)', expect.stringMatching(/^`Bash\(git \*\)` gives the whole of `Bash`/)],
    ]));

  it('keep their own message for equal names', () => {
    const [[places, message] = ['', '']] = said('tool-specifier', agent('tools: Read, Bash(git *), Bash(git *)\n'));
    expect(places).toBe('(git *) | (git *)');
    expect(message).toMatch(/^`Bash\(git \*\)` gives the whole of `Bash`/);
  });

  it('stay separate with different consequences', () => {
    const lost = said('lost-in-background', agent('tools: Read, CronCreate, CronList\nbackground: true\n'));
    expect(lost).toEqual([['CronCreate | CronList', expect.stringContaining('`CronCreate`, `CronList`; the entries')]]);
  });
});

describe('findings of one file', () => {
  it('become one for unknown fields, without misspelt ones', () => {
    const text = agent('zone: a\nallowed-tools: Read\nauthor: me\nquarter: b\ntags: c\n');
    expect(said('unknown-field', text)).toEqual([
      ['zone | quarter', 'Claude Code does not know `zone`, `quarter` and ignores them.'],
      ['allowed-tools', expect.stringContaining('the field is called `tools`')],
      ['author | tags', 'Claude Code ignores `author`, `tags`.'],
    ]);
  });

  it('become one for fields with the same fix only', () => {
    const text = agent('disabled: a\nprompt: b\nenabled: c\n');
    expect(said('unknown-field', text).map(([places]) => places)).toEqual(['disabled | enabled', 'prompt']);
  });

  it('become one for servers, in both lists', () => {
    const text = agent('tools: Read, mcp__a__x, mcp__b\ndisallowedTools: mcp__c__y\n');
    expect(said('mcp-server-elsewhere', text, { mcpServers: ['z'] })).toEqual([
      ['mcp__a__x | mcp__b | mcp__c__y', expect.stringContaining('`a`, `b`, `c` are not in')],
    ]);
    expect(said('mcp-server-elsewhere', text)).toEqual([]);
  });

  it('limit the names, links and listed places', () => {
    const count = 300;
    const text = agent(Array.from({ length: count }, (_, n) => `zone-${n}x: a\n`).join(''));
    const [finding] = findingsIn(text).filter(({ rule }) => rule === 'unknown-field');
    expect(finding?.places).toHaveLength(100);
    expect(checkWhole(contextOf(text)).map(({ places }) => places?.length)).toEqual([count]);
    expect(finding?.related).toHaveLength(100);
    expect(render(finding?.message ?? { id: '', args: {} }).length).toBeLessThan(300);
  });
});

describe('fixes of grouped findings', () => {
  it('are offered at every place, and for all places at once', () => {
    const all = 'Remove `(git *)`, and 2 more like it';
    expect(titlesAt(SPECIFIERS, '(git')).toEqual(expect.arrayContaining(['Remove `(git *)`', all]));
    expect(titlesAt(SPECIFIERS, '(docs')).toEqual(expect.arrayContaining(['Remove `(docs/**)`', all]));
    expect(titlesAt(SPECIFIERS, '(docs')).not.toContain('Remove `(git *)`');
    expect(titlesAt(SPECIFIERS, 'Read')).toEqual(expect.not.arrayContaining([all]));
  });

  it('for all places leave no finding', () => {
    const context = contextOf(SPECIFIERS);
    const [finding] = findingsIn(SPECIFIERS).filter(({ rule }) => rule === 'tool-specifier');
    const last = finding && fixesOf(finding, context).at(-1);
    expect(applyEdits(SPECIFIERS, last?.edits ?? [])).toBe(agent('tools: Read, Bash, Edit, Write\n'));
  });

  it('for all places are not offered if no tool would remain', () => {
    const text = agent('tools: CronCreate, CronList\nbackground: true\n');
    const titles = titlesAt(text, 'CronList');
    expect(titles).toContain('Remove `CronList`: takes `CronList` away');
    expect(titles.join()).not.toContain('more like it');
  });

  it('of all findings cover every place in one round', () => {
    const text = agent('tools: Read, Bash(git *), Edit(src/**)\n');
    const chosen = chooseFixes(contextOf(text), new Set(['tool-specifier']), strict);
    expect(
      applyEdits(
        text,
        chosen.flatMap(({ fix }) => fix.edits),
      ),
    ).toBe(agent('tools: Read, Bash, Edit\n'));
  });
});

describe('suppression comments of grouped findings', () => {
  it('take their line out of the finding', () => {
    const text = agent('zone: a\n# subagents-disable-next-line unknown-field\nquarter: b\nparish: c\n');
    expect(said('unknown-field', text).map(([places]) => places)).toEqual(['zone | parish']);
    expect(findingsIn(text).map(({ rule }) => rule)).not.toContain('unused-suppression');
  });

  it('for the file suppress all places', () =>
    expect(
      said('tool-specifier', `${SPECIFIERS.replace('---\n', '---\n# subagents-disable tool-specifier\n')}`),
    ).toEqual([]));

  it('are offered at every place', () => {
    const text = agent('zone: a\nquarter: b\n');
    expect(titlesAt(text, 'quarter')).toContain('Turn off `unknown-field` for this line');
  });
});

describe('a rule that is off by default', () => {
  it.each(['no-examples', 'name-differs-from-file'])('%s reports only if it is turned on', (rule) => {
    const text = agent('').replace('name: agent', 'name: reviewer');
    const given = { path: '.claude/agents/checker.md' };
    expect(findingsIn(text, given).map((finding) => finding.rule)).not.toContain(rule);
    const turnedOn = findingsIn(text, given, { severities: { [rule]: 'information' } });
    expect(turnedOn.map((finding) => `${finding.severity} ${finding.rule}`)).toContain(`information ${rule}`);
  });

  it('keeps an unneeded suppression comment', () => {
    const text = agent('').replace('---\n', '---\n# subagents-disable no-examples\n');
    expect(findingsIn(text)).toEqual([]);
    const examples = "\"<example>user: 'Check it' assistant: 'I will use agent'</example>\"";
    const withExample = text.replace('Use this agent to check.', examples);
    const rules = (run = {}) => findingsIn(withExample, {}, run).map(({ rule }) => rule);
    expect(rules()).not.toContain('unused-suppression');
    expect(rules({ severities: { 'no-examples': 'hint' } })).toContain('unused-suppression');
  });
});
