// What is said about each word of a frontmatter: every field, every value, every kind of entry in a tool list.

import { describe, expect, it } from 'vitest';
import { hookEvents } from '../../../server/src/core/dialects/claude/catalogue/hooks';
import { hoverAt, hovers } from '../../support/drivers';
import { RUNTIME, RUNTIME_VERSION } from '../../support/runtime';

const file = (fields: string): string => `---\nname: owl\ndescription: Use it.\n${fields}\n---\nDo it.\n`;
const rest = RUNTIME.fields.all.filter(
  (field) => !['name', 'description'].includes(field.name) && RUNTIME.fields.has(field),
);

describe('hover of a field', () => {
  it.each(rest.map((field) => [field.name]))('%s', (name) => {
    hovers(file(`${name[0]}$0${name.slice(1)}: x`), name, new RegExp(`^\\*\\*${name}\\*\\* — [\\s\\S]*checked 20`));
    hovers(file(`${name}$0:`), name, /checked 20/);
  });
  it('describes name and description', () => {
    hovers('---\nn$0ame: owl\ndescription: Use it.\n---\n', 'name', /^\*\*name\*\* — /);
    hovers('---\nname: owl\ndescriptio$0n: Use it.\n---\n', 'description', /^\*\*description\*\* — /);
  });
});

describe('hover of a value', () => {
  const values = rest.flatMap((field) =>
    RUNTIME.fields.valuesOf(field).map(({ value }) => [field.name, value] as const),
  );
  it.each(values)('describes %s: %s', (field, value) => {
    hovers(file(`${field}: ${value[0]}$0${value.slice(1)}`), value, /^\*\*.+\*\* — \S/);
  });
});

describe('hover of a tool', () => {
  it.each(RUNTIME.tools.all.map((tool) => [tool.name]))('%s', (name) => {
    hovers(
      file(`tools: Read, ${name.slice(0, 2)}$0${name.slice(2)}, Bash`),
      name,
      new RegExp(`^\\*\\*${name}\\*\\* — \\S`),
    );
  });
  it.each([
    ['in a flow list', 'tools: [Read, "G$0rep"]', 'Grep', /^\*\*Grep\*\*/],
    ['in a block list', 'tools:\n  - Read\n  - Gr$0ep', 'Grep', /^\*\*Grep\*\*/],
    ['with a specifier', 'tools: Ba$0sh(git *)', 'Bash(git *)', /does not restrict/],
    ['denied with a specifier', 'disallowedTools: Ba$0sh(rm *)', 'Bash(rm *)', /all of it is taken away/],
    ['under its old name', 'tools: Ta$0sk', 'Task', /old name and still works/],
    ['that is gone', 'tools: Multi$0Edit', 'MultiEdit', /gone/],
    ['of a server', 'tools: mcp__tracker$0__search', 'mcp__tracker__search', /of the MCP server `tracker`/],
    ['of all of a server', 'tools: mcp__tra$0cker', 'mcp__tracker', /All tools of the MCP server/],
    ['for all', 'tools: "$0*"', '*', /All tools/],
    ['that is unknown', 'tools: Fo$0o', 'Foo', /We know no tool/],
    ['a near miss', 'tools: gr$0ep', 'grep', /Close to it: `Grep`/],
  ])('describes %s', (_case, text, over, says) => hovers(file(text), over, says));
});

it('lists the tools in effect', () => {
  const found = hoverAt(file('too$0ls: Read, MultiEdit, AskUserQuestion, foo, mcp__tracker'));
  expect(found?.facts.join('\n')).toContain(
    '**In effect here:** `Read`, `mcp__tracker` · *not* `MultiEdit` (removed), `AskUserQuestion` (not for subagents), `foo` (unknown)',
  );
});

it.each([
  ['sonnet', /resolves to `claude-sonnet-5-5` in Claude Code 2\.1\.329/],
  ['inherit', /main conversation/],
  ['claude-opus-4-1', /asks for `claude-opus-5-5` instead/],
  ['claude-sonnet-4-20250514', /retired on 2026-06-15/],
  ['claude-sonnet-4-5', /retires on 2026-11-30/],
  ['default', /no model’s name/],
])('describes the model %s', (model, says) => hovers(file(`model: ${model[0]}$0${model.slice(1)}`), model, says));

it.each(hookEvents(RUNTIME_VERSION).map((event) => [event.name]))('hook event %s', (name) => {
  hovers(file(`hooks:\n  ${name[0]}$0${name.slice(1)}:\n    - hooks: []`), name, new RegExp(`^\\*\\*${name}\\*\\*`));
});

it.each([
  ['outside the frontmatter', '---\nname: owl\n---\nto$0ols: Read\n'],
  ['in a file without frontmatter', 'tools: Re$0ad\n'],
  ['on an unknown field', file('fo$0o: bar')],
  ['between fields', file('tools: Read\n$0\nmodel: opus')],
])('returns nothing %s', (_case, text) => expect(hoverAt(text)).toBeUndefined());

it('escapes text of authors', () => {
  const found = hoverAt(file('tools: x`<img_src=a>[y](z)$0'));
  expect([found?.lead, ...(found?.facts ?? [])].join('\n')).toContain('`xˋ<img_src=a>[y]`');
});
