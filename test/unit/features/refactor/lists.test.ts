// Lists of names in another style, in order, or cut down to what only reads: in every way they are written.

import { describe, expect, it } from 'vitest';
import { refactors, titlesAt } from '../../../support/refactors';

const file = (fields: string): string => `---\nname: owl\ndescription: Use it.\n${fields}\n---\nDo it.\n`;

function everywhere(before: string, title: string, after: string): void {
  for (const eol of ['\n', '\r\n']) {
    const at = (text: string): string => text.replaceAll('\n', eol);
    refactors(at(file(before)), title, at(file(after)));
    refactors(at(file(`${before}\nmodel: opus`)), title, at(file(`${after}\nmodel: opus`)));
    const first = (fields: string): string => at(`---\n${fields}\nname: owl\ndescription: Use it.\n---`);
    refactors(first(before), title, first(after));
  }
}

const COMMAS = 'Write `tools` with commas';
const LINES = 'Write `tools` as a list, one a line';

describe('listStyles', () => {
  it.each<[string, string, string, string]>([
    ['one a line out of commas', 'tools: Read,$0 Grep', LINES, 'tools:\n  - Read\n  - Grep'],
    ['one a line out of blanks', 'tools: Read$0 Grep', LINES, 'tools:\n  - Read\n  - Grep'],
    ['one a line out of quotes', 'tools: "Read,$0 Grep"', LINES, 'tools:\n  - Read\n  - Grep'],
    ['one a line out of brackets', 'tools: [Read, "Grep"$0]', LINES, 'tools:\n  - Read\n  - Grep'],
    ['one a line out of brackets over lines', 'tools: [\n  Read,\n  Grep$0\n]', LINES, 'tools:\n  - Read\n  - Grep'],
    ['with commas out of lines', 'tools:\n  - Read\n  - "Grep"$0', COMMAS, 'tools: Read, Grep'],
    ['with commas out of lines at the margin', 'tools:\n- Read\n- Gr$0ep', COMMAS, 'tools: Read, Grep'],
    ['with commas out of brackets', 'tools: [Read, Gr$0ep]', COMMAS, 'tools: Read, Grep'],
    [
      'with what is in parentheses',
      'tools: Bash(git *, ls), $0Agent(a, b)',
      LINES,
      'tools:\n  - Bash(git *, ls)\n  - Agent(a, b)',
    ],
    ['with quotes where needed', 'tools: "Bash(a: b), $0*"', LINES, 'tools:\n  - "Bash(a: b)"\n  - "*"'],
    ['with quotes around all of it', 'tools:\n  - "*"\n  - Re$0ad', COMMAS, 'tools: "*, Read"'],
    ['out of several in one item', 'tools:\n  - "Read, Grep"\n  - Ba$0sh', COMMAS, 'tools: Read, Grep, Bash'],
    ['with its comment', 'tools: Read,$0 Grep # enough', LINES, 'tools: # enough\n  - Read\n  - Grep'],
    ['with the comment above', 'tools: # enough\n  - Re$0ad', COMMAS, 'tools: Read # enough'],
    ['with one name twice', 'tools: Read,$0 Read', LINES, 'tools:\n  - Read\n  - Read'],
  ])('rewrites %s', (_case, before, title, after) => {
    everywhere(before, title, after);
    everywhere(
      before.replace('tools', 'disallowedTools'),
      title.replace('tools', 'disallowedTools'),
      after.replace('tools', 'disallowedTools'),
    );
  });

  it('rewrites skills', () => {
    everywhere('skills: one,$0 two', 'Write `skills` as a list, one a line', 'skills:\n  - one\n  - two');
    everywhere('skills:\n  - on$0e', 'Write `skills` with commas', 'skills: one');
  });

  it('works beside a broken field', () => {
    const beside = (fields: string): string => file(`hooks: [\n${fields}`);
    refactors(beside('tools:\n  - Read\n  - Gr$0ep'), COMMAS, beside('tools: Read, Grep'));
  });

  it.each([
    ['where a comment stands between the names', 'tools:\n  - Read\n  # the rest\n  - Gr$0ep'],
    ['where a comment is about one name', 'tools:\n  - Read # first\n  - Gr$0ep'],
    ['where a comment is about the last name', 'tools:\n  - Read\n  - Gr$0ep # last'],
    ['where a comment stands in brackets', 'tools: [\n  Read, # first\n  Gr$0ep\n]'],
    ['where a comment stands above the first', 'tools:\n  # these\n  - Re$0ad'],
    ['where something is no name', 'tools:\n  - Re$0ad\n  - 42'],
    ['where YAML cuts a name', 'tools: [Read, Agent(a, $0b)]'],
    ['where an anchor is', 'tools: &a [Re$0ad]'],
    ['where a name has an anchor', 'tools: [&a Re$0ad]'],
    ['where it is empty', 'tools: $0'],
    ['where it is an empty list', 'tools: [$0]'],
    ['where it is broken', 'tools: [Re$0ad'],
    ['where the cursor is elsewhere', 'mod$0el: opus\ntools: Read'],
    ['for texts', 'model: op$0us'],
  ])('is not offered for %s', (_case, fields) => {
    expect(titlesAt(file(fields)).filter((title) => title.startsWith('Write `'))).toEqual([]);
  });

  it('offers only lines for a field without commas', () => {
    const titles = titlesAt(file('mcpServers: [trac$0ker]')).filter((title) => title.startsWith('Write'));
    expect(titles).toEqual(['Write `mcpServers` as a list, one a line']);
  });
});

const SORT = 'Sort `tools` by name';

describe('sortedList', () => {
  it.each<[string, string, string, string]>([
    ['with commas', 'tools: Read, $0Bash, Grep', SORT, 'tools: Bash, Grep, Read'],
    ['with blanks, which stay', 'tools: Read $0Bash', SORT, 'tools: Bash Read'],
    ['in quotes', 'tools: "Read,$0Bash"', SORT, 'tools: "Bash,Read"'],
    ['in brackets, quotes kept', 'tools: [Read, $0"Bash"]', SORT, 'tools: ["Bash", Read]'],
    ['in brackets over lines', 'tools: [\n  Read,\n  Ba$0sh,\n]', SORT, 'tools: [\n  Bash,\n  Read,\n]'],
    ['in lines', 'tools:\n  - Read\n  - Ba$0sh', SORT, 'tools:\n  - Bash\n  - Read'],
    [
      'in lines, comments with them',
      'tools:\n  # last\n  - Read # r\n  - Ba$0sh # b',
      SORT,
      'tools:\n  - Bash # b\n  # last\n  - Read # r',
    ],
    ['what is listed twice left out', 'tools: Read, $0Bash, Read', `${SORT}, each once`, 'tools: Bash, Read'],
    ['twice in lines', 'tools:\n  - Read\n  - Read\n  - Ba$0sh', `${SORT}, each once`, 'tools:\n  - Bash\n  - Read'],
    ['twice in brackets', 'tools: [Read, Read, $0Bash]', `${SORT}, each once`, 'tools: [Bash, Read]'],
    [
      'twice in brackets over lines',
      'tools: [\n  Read,\n  Read,\n  $0Bash\n]',
      `${SORT}, each once`,
      'tools: [\n  Bash,\n  Read\n]',
    ],
    ['twice, in order otherwise', 'tools: Bash, $0Read, Read', `${SORT}, each once`, 'tools: Bash, Read'],
    ['twice, behind the last in quotes', 'tools: "Bash, $0Read, Read"', `${SORT}, each once`, 'tools: "Bash, Read"'],
    [
      'servers last',
      'tools: mcp__b__x, Read, $0mcp__a, Bash',
      `${SORT}, MCP tools last`,
      'tools: Bash, Read, mcp__a, mcp__b__x',
    ],
    [
      'what is in parentheses in its order',
      'tools: Read, Bash(z *), $0Bash(a *)',
      SORT,
      'tools: Bash(z *), Bash(a *), Read',
    ],
  ])('sorts %s', (_case, before, title, after) => everywhere(before, title, after));

  it('sorts skills and denied tools', () => {
    everywhere('skills: two, $0one', 'Sort `skills` by name', 'skills: one, two');
    everywhere('disallowedTools: Edit, $0Bash', 'Sort `disallowedTools` by name', 'disallowedTools: Bash, Edit');
  });

  it.each([
    ['where it is in order', 'tools: Bash, $0Read, mcp__a'],
    ['where a comment would go', 'tools:\n  - Read\n  - Read # again\n  - Ba$0sh'],
    ['where a comment stands in brackets', 'tools: [\n  Read, # first\n  Read,\n  Ba$0sh\n]'],
    ['where YAML cuts a name', 'tools: [Read, Agent(a, $0b)]'],
    ['for one name', 'tools: Re$0ad'],
  ])('is not offered for %s', (_case, fields) => {
    expect(titlesAt(file(fields)).filter((title) => title.startsWith('Sort'))).toEqual([]);
  });
});

const READ_ONLY = 'Restrict to read-only tools: `Read, Grep, Glob`';

describe('readOnlyTools', () => {
  it.each<[string, string, string]>([
    ['with commas', 'tools: Read, $0Bash', 'tools: Read, Grep, Glob'],
    ['in lines', 'tools:\n  - Read\n  - Ba$0sh', 'tools:\n  - Read\n  - Grep\n  - Glob'],
    ['in brackets', 'tools: [Read, Ba$0sh]', 'tools: [Read, Grep, Glob]'],
    ['all tools', 'tools: "*$0"', 'tools: Read, Grep, Glob'],
    ['with a server', 'tools: Read, mcp__a$0', 'tools: Read, Grep, Glob'],
    ['with a comment', 'tools: Ba$0sh # all', 'tools: Read, Grep, Glob # all'],
    [
      'none left as the list is empty',
      'disallowedTools: Ba$0sh\ntools: Edit',
      'disallowedTools: Bash\ntools: Read, Grep, Glob',
    ],
  ])('restricts %s', (_case, before, after) => everywhere(before, READ_ONLY, after));

  it('adds a missing list after the fields before it', () => {
    refactors(
      file('mod$0el: opus'),
      READ_ONLY,
      '---\nname: owl\ndescription: Use it.\ntools: Read, Grep, Glob\nmodel: opus\n---\nDo it.\n',
    );
    refactors(
      '---\r\ndescription: |\r\n  Use it.\r\n\r\nna$0me: owl # me\r\n---\r\n',
      READ_ONLY,
      '---\r\ndescription: |\r\n  Use it.\r\n\r\nname: owl # me\r\ntools: Read, Grep, Glob\r\n---\r\n',
    );
    refactors(
      '---\nna$0me: owl\ndescription: |+\n  Use it.\n\n\nmodel: opus\n---\n',
      READ_ONLY,
      '---\nname: owl\ndescription: |+\n  Use it.\n\n\nmodel: opus\ntools: Read, Grep, Glob\n---\n',
    );
  });

  it.each([
    ['where it has no others', 'tools: Read, $0Glob'],
    ['where it has only one of them', 'tools: Re$0ad'],
    ['where a memory brings others', 'memory: project\ntools: Ba$0sh'],
    ['where one of them is taken away', 'disallowedTools: Read\ntools: Ba$0sh'],
    ['where all of them are taken away', 'disallowedTools: Read, Grep, Glob\ntools: Ba$0sh'],
    ['on another field where there is a list', 'mod$0el: opus\ntools: Bash'],
    ['where a comment would go', 'tools:\n  - Re$0ad\n  - Bash # for git'],
  ])('is not offered for %s', (_case, fields) => expect(titlesAt(file(fields))).not.toContain(READ_ONLY));

  it('is not offered in a file that does not load', () => {
    expect(titlesAt('---\nname: owl\ntools: Ba$0sh\n---\n')).not.toContain(READ_ONLY);
  });
});
