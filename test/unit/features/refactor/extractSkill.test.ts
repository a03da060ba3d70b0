// A section of the prompt as a skill: what becomes of both files, and that no file that is there is written over.

import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../../server/src/core/syntax/plainYaml';
import { type AgentOptions, contextOf } from '../../../support/agents';
import { refactoredAt } from '../../../support/refactors';

const HEAD = '---\nname: owl\ndescription: Use it.\ntools: Read\n---\n';
const LISTED = HEAD.replace('tools: Read\n', 'tools: Read\nskills:\n  - report\n');

/** The skill made out of the selection, and the agent's text then. */
function extracted(marked: string, given: AgentOptions = {}) {
  const [found, ...more] = refactoredAt(marked, given).filter(({ kind }) => kind === 'refactor.extract');
  expect(more).toEqual([]);
  return found && { title: found.title, agent: found.text, uri: found.create?.uri, skill: found.create?.text };
}

const SELECTED = `${HEAD}You watch.

$<## Report

Say what you saw. Then stop.

### Form

One line each.
$>
## Limits

None.
`;

it('moves the section to a skill and lists the skill', () => {
  expect(extracted(SELECTED)).toEqual({
    title: 'Move this section to the skill `report`',
    agent: `${LISTED}You watch.

## Report

Follow the skill \`report\`.

## Limits

None.
`,
    uri: 'file:///w/.claude/skills/report/SKILL.md',
    skill: `---
name: report
description: Report. Say what you saw.
---

## Report

Say what you saw. Then stop.

### Form

One line each.
`,
  });
});

describe('the extracted section', () => {
  const REST = 'You watch.\n\n## Report\n\nSay it.\n\n### Form\n\nOne line.\n\n## Limits\n\nNone.\n\n# End\n\nStop.\n';
  const select = (what: string, from = REST): string => {
    const start = from.indexOf(what);
    return `${HEAD}${from.slice(0, start)}$<${what}$>${from.slice(start + what.length)}`;
  };

  it.each<[string, string, string]>([
    ['whole', '## Report\n\nSay it.\n\n### Form\n\nOne line.\n', 'report'],
    ['by its heading', 'Report', 'report'],
    ['from the blank line above', '\n## Report\n\nSay it', 'report'],
    ['up to the next heading', '## Report\n\nSay it.\n\n### Form\n\nOne line.\n\n', 'report'],
    ['of a lower level', '### Form\n\nOne line.\n', 'form'],
    ['at the end', '# End\n\nStop.\n', 'end'],
  ])('is taken %s', (_case, what, name) => {
    const found = extracted(select(what));
    expect(found?.uri).toBe(`file:///w/.claude/skills/${name}/SKILL.md`);
    expect(found?.skill).not.toContain('## Limits');
    const crlf = extracted(select(what).replaceAll('\n', '\r\n'));
    expect(crlf?.skill).toBe(found?.skill?.replaceAll('\n', '\r\n'));
    expect(crlf?.agent).toBe(found?.agent.replaceAll('\n', '\r\n'));
  });

  it('spans several selected sections of one level', () => {
    const found = extracted(select('## Report\n\nSay it.\n\n### Form\n\nOne line.\n\n## Limits\n\nNone.'));
    expect(found?.agent).toContain('## Report\n\nFollow the skill `report`.\n\n# End\n\nStop.\n');
    expect(found?.skill).toContain('## Limits\n\nNone.\n');
  });

  it('reaches the end of a file without a final line break', () => {
    const found = extracted(`${HEAD}# End\n\n$<# Report\n\nSay it.$>`);
    expect(found?.agent).toBe(`${LISTED}# End\n\n# Report\n\nFollow the skill \`report\`.`);
    expect(found?.skill?.endsWith('# Report\n\nSay it.\n')).toBe(true);
  });

  it.each([
    ['nothing is selected', `${HEAD}# Re$0port\n\nSay it.\n`],
    ['only blanks are', `${HEAD}# Report\n$<\n$>Say it.\n`],
    ['there is no heading', `${HEAD}$<Say it.$>\n\n# Report\n\nSay it.\n`],
    ['something stands above the heading', `${HEAD}$<Say it.\n\n# Report\n\nSay it.$>\n`],
    ['a higher heading is among it', `${HEAD}$<## Report\n\nSay it.\n\n# End$>\n\nStop.\n`],
    ['nothing stands below the heading', `${HEAD}$<# Report$>\n\n# End\n`],
    ['it is code', `${HEAD}\`\`\`\n$<# Report\n\nSay it.$>\n\`\`\`\n`],
    ['it is in the frontmatter', '---\n$<# name\nname: owl$>\ndescription: Use it.\n---\nSay it.\n'],
    ['the file does not load', '---\nname: owl\n---\n$<# Report\n\nSay it.$>\n'],
  ])('is not offered where %s', (_case, marked) => expect(extracted(marked)).toBeUndefined());
});

describe('the extracted skill', () => {
  const of = (heading: string, text: string): ReturnType<typeof extracted> =>
    extracted(`${HEAD}$<${heading}\n\n${text}$>\n`);

  it.each<[string, string]>([
    ['## Report format', 'report-format'],
    ['## 2. Größe & "more": `code`', '2-grosse-more-code'],
    ['## **Bold** [link](x.md) ##', 'bold-link'],
    ['## Élan', 'elan'],
    ['## 手順', 'owl-skill'],
    [`## ${'word '.repeat(20)}`, 'word-word-word-word-word-word-word-word-word-word-word-word-word'],
  ])('of %s is called %s', (heading, name) => {
    const found = of(heading, 'Say it.');
    expect(found?.uri).toBe(`file:///w/.claude/skills/${name}/SKILL.md`);
    expect(
      contextOf(found?.agent ?? '')
        .view.list('skills')
        ?.items.map(({ value }) => value),
    ).toEqual([name]);
  });

  it.each<[string, string, string]>([
    ['## Report', 'Say **it** in\n`one` [line](a.md). Then stop.', 'Report. Say it in one line.'],
    ['## Why: #1?', 'Say: it.', 'Why: #1? Say: it.'],
    ['## Report', '- Say it.', 'Report'],
    ['## Report', '| a |\n|---|', 'Report'],
    ['## Report', 'Say it and go on', 'Report'],
    ['## Report', `Say ${'more '.repeat(60)}.`, 'Report'],
    ['## Report --- now', 'Say it.', 'Report – now. Say it.'],
    ['## true', '- Say it.', 'true'],
  ])('of %s has a description', (heading, text, description) => {
    const frontmatter = /^---\n(.*?)\n---\n/s.exec(of(heading, text)?.skill ?? '')?.[1] ?? '';
    const reading = readYaml(frontmatter);
    expect('value' in reading && reading.value instanceof Map && reading.value.get('description')).toBe(description);
  });

  it('keeps the targets of its links', () => {
    const found = of('## Report', 'See [a](../notes/a.md#x), [b](./b%20c.md), [w](https://e.x/y.md), `[c](c.md)`.');
    expect(found?.skill).toContain(
      'See [a](../../notes/a.md#x), [b](../../agents/b%20c.md), [w](https://e.x/y.md), `[c](c.md)`.',
    );
  });

  it('never overwrites another skill', () => {
    const file = { description: '', scope: 'project' as const };
    const around = {
      skills: new Set(['report', 'Report-2']),
      skillFiles: [{ ...file, name: 'other', uri: 'file:///w/.claude/skills/report-3/SKILL.md', path: '' }],
    };
    const found = extracted(SELECTED, { around });
    expect(found?.uri).toBe('file:///w/.claude/skills/report-4/SKILL.md');
    expect(found?.agent).toContain('skills:\n  - report-4\n');
    expect(found?.skill).toContain('name: report-4\n');
    expect(extracted(SELECTED.replace('tools: Read', 'skills: report'))?.agent).toContain('skills: report, report-2\n');
  });

  it.each<[string, string | undefined]>([
    ['.claude/agents/team/owl.md', 'file:///w/.claude/skills/report/SKILL.md'],
    ['pkg/.claude/agents/owl.md', 'file:///w/pkg/.claude/skills/report/SKILL.md'],
    ['a%20b/.claude/agents/owl.md', 'file:///w/a%20b/.claude/skills/report/SKILL.md'],
    ['prompts/owl.md', undefined],
  ])('of %s is created at %s', (path, uri) => expect(extracted(SELECTED, { path })?.uri).toBe(uri));
});

describe('the list of skills', () => {
  it.each<[string, string]>([
    ['skills: one', 'skills: one, report'],
    ['skills: "one, two"', 'skills: "one, two, report"'],
    ['skills: [one]', 'skills: [one, report]'],
    ['skills: []', 'skills: [report]'],
    ['skills:', 'skills: report'],
    ['skills: # none', 'skills: report # none'],
    ['skills:\n- one', 'skills:\n- one\n- report'],
    ['skills:\n  - one # first', 'skills:\n  - one # first\n  - report'],
  ])('grows from %j to %j', (before, after) => {
    const found = extracted(SELECTED.replace('tools: Read', before));
    expect(found?.agent.slice(0, found.agent.indexOf('You watch.'))).toBe(HEAD.replace('tools: Read', after));
  });

  it.each(['skills: 42', 'skills: {a: b}', 'skills: &a [one]'])('leaves %s alone', (field) => {
    expect(extracted(SELECTED.replace('tools: Read', field))).toBeUndefined();
  });

  it('is not created for a runtime without skills', () => {
    expect(extracted(SELECTED, { options: { claudeVersion: '2.0.30' } })).toBeUndefined();
  });
});
