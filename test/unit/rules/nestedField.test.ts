// A name or description inside another field is named where it stands, and moved to the margin.

import { describe, expect, it } from 'vitest';
import { render } from '../../../server/src/core/messages/render';
import { contextOf, findingsIn } from '../../support/agents';
import { appliedFixes } from '../../support/drivers';

const file = (fields: string): string => `---\n${fields}\n---\nDo it.\n`;

describe('a nested description', () => {
  it.each([
    ['alone', 'name: n\nmetadata:\n  description: Use for x.', 'name: n\ndescription: Use for x.'],
    [
      'beside others, a block',
      'name: n\nmetadata:\n  version: 1\n  description: |\n    Use for x.\n    When y.\n  author: me\ntools: Read',
      'name: n\ndescription: |-\n  Use for x.\n  When y.\nmetadata:\n  version: 1\n  author: me\ntools: Read',
    ],
    [
      'inside braces, which stay',
      'name: n\nmetadata: { description: "Use for x.", version: 1 }',
      'name: n\ndescription: Use for x.\nmetadata: { description: "Use for x.", version: 1 }',
    ],
    ['two levels down', 'name: n\nagent:\n  meta:\n    description: Use for x.', 'name: n\ndescription: Use for x.'],
    [
      'that needs quotes',
      'name: n\nmetadata:\n  description: "Use for x: y"\n  tags: [a]',
      'name: n\ndescription: "Use for x: y"\nmetadata:\n  tags: [a]',
    ],
    ['before the name', 'metadata:\n  description: Use for x.\nname: n', 'name: n\ndescription: Use for x.'],
  ])('is moved to the top level: %s', (_what, before, after) => {
    const [first] = appliedFixes('description-missing', file(before));
    expect(first).toMatchObject({ text: file(after), safe: false });
    expect(contextOf(first?.text ?? '').verdict.status).toBe('loads');
    const windows = file(before).replaceAll('\n', '\r\n');
    expect(appliedFixes('description-missing', windows)[0]?.text).toBe(file(after).replaceAll('\n', '\r\n'));
  });

  it('is underlined in place', () => {
    const text = file('name: n\nmetadata:\n  description: Use for x.');
    const [finding] = findingsIn(text).filter(({ rule }) => rule === 'description-missing');
    expect(finding && text.slice(finding.span.start, finding.span.end)).toBe('description');
    expect(finding && render(finding.message)).toContain('stands inside `metadata`');
  });

  it.each([
    'name: n\ninputs:\n  file:\n    description: A path.',
    'name: n\nhooks:\n  description: Of the hooks.',
    'name: n\nmetadata:\n  description: ""',
    'name: n\nmetadata:\n  inputs:\n    description: A path.',
  ])('of another thing stays: %j', (fields) =>
    expect(appliedFixes('description-missing', file(fields))[0]?.text).toContain('TODO say when'),
  );
});

describe('a nested name', () => {
  it('is moved to the top level', () => {
    const [first] = appliedFixes('name-missing', file('description: Use for x.\nmetadata:\n  name: n6\n  version: 1'));
    expect(first?.text).toBe(file('name: n6\ndescription: Use for x.\nmetadata:\n  version: 1'));
  });

  it("of an author is not taken for the agent's", () =>
    expect(appliedFixes('name-missing', file('description: Use for x.\nauthor:\n  name: Jane'))[0]?.text).toBe(
      file('name: agent\ndescription: Use for x.\nauthor:\n  name: Jane'),
    ));
});

describe('an agent name from a file name', () => {
  it.each([
    ['UP_case', ['Add `name: up-case`', 'Add `name: UP_case`']],
    ['two words', ['Add `name: two-words`']],
    ['plain', ['Add `name: plain`']],
  ])('%s.md without a name', (name, titles) =>
    expect(
      appliedFixes('name-missing', file('description: Use for x.'), { path: `.claude/agents/${name}.md` }).map(
        ({ title }) => title,
      ),
    ).toEqual(titles),
  );

  it.each(['X.MD', 'Y.Md', 'UP_case.mD'])('%s gets a correct file name', (name) => {
    const [finding] = findingsIn(file('name: n\ndescription: Use for x.'), { path: `.claude/agents/${name}` });
    expect(finding?.rule).toBe('file-extension');
    expect(finding && render(finding.message)).toContain(`Rename it to \`${name.slice(0, -3)}.md\``);
  });
});
