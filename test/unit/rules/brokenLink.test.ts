// Which references of a prompt are judged, and where a file may lie. Nothing is there but what a case names.

import { describe, expect, it } from 'vitest';
import { fileReferences } from '../../../server/src/core/syntax/fileReferences';
import { type AgentOptions, contextOf, findingsIn } from '../../support/agents';

const file = (body: string): string => `---\nname: linker\ndescription: Use this agent for x.\n---\n${body}\n`;

function broken(body: string, there: readonly string[] = [], given: AgentOptions = {}): readonly string[] {
  const text = file(body);
  const { doc } = contextOf(text, given);
  const present = new Set(there.map((path) => `file:///w/${path}`));
  const missing = fileReferences(doc).flatMap(({ uris }) => uris.filter((uri) => !present.has(uri)));
  return findingsIn(text, { ...given, around: { missingFiles: new Set(missing) } })
    .filter(({ rule }) => rule === 'broken-link')
    .map(({ span }) => text.slice(span.start, span.end));
}

describe('broken-link reports', () => {
  it.each([
    ['Follow [the guide](docs/guide.md) before you start.', 'docs/guide.md'],
    ['Read @docs/guide.md first.', 'docs/guide.md'],
    ['- See [style](../style.md#naming).', '../style.md'],
    ['1. Always consult [the API rules](./api-rules.md "Rules").', './api-rules.md'],
    ['Check the change against [our checklist](review/checklist.md).', 'review/checklist.md'],
    ['Before writing code, read [the handbook](docs/handbook.md).', 'docs/handbook.md'],
    ['Do not start before you have read [the handbook](docs/handbook.md).', 'docs/handbook.md'],
    ['Make no assumptions, follow [the handbook](docs/handbook.md).', 'docs/handbook.md'],
    ['If it is not clear, see [the handbook](docs/handbook.md).', 'docs/handbook.md'],
    ['Report missing tests per [the policy](docs/policy.md).', 'docs/policy.md'],
    ['Check for regressions against [the list](docs/list.md).', 'docs/list.md'],
    ['Check [CONTRIBUTING.md](CONTRIBUTING.md) for the rules.', 'CONTRIBUTING.md'],
    ['See [a](docs/a.md).', 'docs/a.md'],
    ['It is described in [missing](missing.md).', 'missing.md'],
    ['Never skip [the handbook](docs/handbook.md).', 'docs/handbook.md'],
    ['| Topic | File |\n|---|---|\n| Naming | [naming](docs/naming.md) |', 'docs/naming.md'],
    ['The architecture is described in @docs/architecture.md.', 'docs/architecture.md'],
    ['You must strictly follow @.claude/rules/precautions.md:', '.claude/rules/precautions.md'],
    ['## Context\n\n- @docs/domain/orders.md\n- @docs/domain/billing.md', 'docs/domain/orders.md'],
    ['Use the colors in [tokens](design/tokens.json).', 'design/tokens.json'],
    ['Write tests as described in [testing](docs/testing.md).', 'docs/testing.md'],
    ['Run the scripts in [tools](tools/).', 'tools/'],
    ['The entry point is [main](src/main.ts:42).', 'src/main.ts'],
    ['Lies [vor dem Start](docs/anleitung.md) die Anleitung.', 'docs/anleitung.md'],
    ['Review [the decisions](docs/My%20decisions.md) weekly.', 'docs/My%20decisions.md'],
    ['<context>\nRead [the map](docs/map.md).\n</context>', 'docs/map.md'],
    ['```ts\nrun();\n```\n\nThen read [the map](docs/map.md).', 'docs/map.md'],
    ['Escalation paths are listed in [the runbook](ops/runbook.md); obey them.', 'ops/runbook.md'],
  ])('%s', (body, target) => expect(broken(body)[0]).toBe(target));

  it('reports every reference once', () =>
    expect(broken('Read [a guide](docs/a-guide.md) and [b guide](docs/b-guide.md).')).toHaveLength(2));
});

describe('broken-link leaves alone', () => {
  it.each([
    ['a fenced sample', 'Write:\n\n```markdown\n- [API](./api.md)\n```'],
    ['a fenced sample in a list', '1. Write this:\n   ```markdown\n   - [API](./api.md)\n   ```'],
    ['a fence in a quote', '> ```\n> [API](./api.md)\n> ```'],
    ['a fence with a fence in it', '````\n```\n[API](./api.md)\n```\n[API](./api.md)\n````'],
    ['a sloppy fence in a fence', '```markdown\n```bash\nls\n```\n- [API](./api.md)\n```'],
    ['tildes', '~~~\n[API](./api.md)\n~~~'],
    ['indented code', 'So:\n\n    [API](./api.md)\n'],
    ['a code span', 'Write `[API](./api.md)` there.'],
    ['a code span of two backticks', 'Write `` [API](./api.md) `` there.'],
    ['a comment', '<!-- [API](./api.md) -->'],
    ['a comment over lines', '<!--\n[API](./api.md)\n-->'],
    ['a quotation', 'Say "[Code](CODE.md)" at the end.'],
    ['a quotation of a sentence', 'Answer with "See [the guide](docs/guide.md) for more."'],
    ['curly quotes', 'Say “see [the guide](docs/guide.md)” at the end.'],
    ['a block quote', '> See [the guide](docs/guide.md).'],
    ['e.g.', 'Link every page, e.g. [Setup](docs/setup.md).'],
    ['for example', 'For example, [Setup](docs/setup.md) is one.'],
    ['such as', 'Prefer relative links such as [Setup](docs/setup.md).'],
    ['an example below a colon', 'For example:\n\n- [Setup](docs/setup.md)'],
    ['an output format', '## Output format\n\n- [Setup](docs/setup.md): one sentence'],
    ['a section within an output format', '## Report format\n\n### Findings\n\nSee [Setup](docs/setup.md).'],
    ['a bold title of a template', '**Template:**\n\n- [Setup](docs/setup.md)'],
    ['an example in tags', '<example>\nuser: see [Setup](docs/setup.md)\n</example>'],
    ['an output template in tags', '<output_format>\n[Setup](docs/setup.md)\n</output_format>'],
    ['how links are written', 'Format links as [text](url) and images as ![alt text](url).'],
    ['link text', 'Write [link text](docs/page-one.md).'],
    ['a path with a placeholder', 'Read [it](docs/{feature}.md) and [that](docs/<name>.md).'],
    ['path/to', 'Read [it](path/to/guide.md).'],
    ['a date', 'Read [the log](logs/YYYY-MM-DD.md) of the day.'],
    ['a number', 'Read [the decision](adr/ADR-NNN.md), then [that](adr/XXXX-title.md).'],
    ['a variable', 'Read [it]($ROOT/guide.md) and $PLUGIN/guide.md.'],
    ['an ellipsis', 'Read [it](.../guide.md).'],
    ['a file of no name', 'Read [it](file.md) and [that](filename.ext).'],
    ['a web address without a scheme', 'Read [it](example.com/guide.md) and [that](www.x.org/a.html).'],
    ['a web address', 'Read [it](https://x.org/a.md).'],
    ['an anchor', 'Read [below](#steps).'],
    ['an image', 'It looks so: ![shape](docs/shape.png)'],
    ['a file that may be there', 'Read @docs/style.md if it exists.'],
    ['a file that may be there, first', 'If present, read [the style](docs/style.md).'],
    ['an optional file', 'Optionally consult [the style](docs/style.md).'],
    ['a file looked for', 'Check whether @docs/style.md defines a rule.'],
    ['a file looked for, first', 'Look for a @docs/style.md in the project.'],
    ['a file to write', 'Save the plan to @docs/the-plan.md.'],
    ['a file to create', 'Create [the plan](docs/the-plan.md) first.'],
    ['a file to append to', 'After each run, append a line to [the log](docs/run-log.md).'],
    ['a prohibition', 'Do not link to [the drafts](drafts/all.md).'],
    ['something gone', 'There is no longer a [guide](docs/guide.md).'],
    ['instead of', 'Write the answer instead of citing [the guide](docs/guide.md).'],
    ['bad examples', '## Anti-patterns\n\n- See [this](docs/this-thing.md)'],
    ['a table of bad and good', '| Bad | Good |\n|---|---|\n| [here](docs/setup.md) | [the setup](docs/setup.md) |'],
    ['the home folder', 'Read @~/notes/style.md.'],
    ['an absolute path', 'Read @/etc/style.md and [it](/docs/style.md).'],
    ['a module', 'Import it from @acme/tools/index.js.'],
    ['an address', 'Mail jo@docs/style.md about it.'],
    ['a name without an ending', 'See [the type](OrderType).'],
  ])('%s', (_what, body) => expect(broken(body)).toEqual([]));
});

describe('broken-link finds a file', () => {
  it.each([
    ['beside the agent', '[g](guide-one.md)', '.claude/agents/guide-one.md'],
    ['in .claude', '[g](docs/guide-one.md)', '.claude/docs/guide-one.md'],
    ['from the project', '[g](docs/guide-one.md)', 'docs/guide-one.md'],
    ['from the project, mentioned', '@docs/guide-one.md', 'docs/guide-one.md'],
    ['from the project, with a dot', '@./docs/guide-one.md', 'docs/guide-one.md'],
    ['from the file, upwards', '[g](../../docs/guide-one.md)', 'docs/guide-one.md'],
    ['with its blanks encoded', '[g](docs/guide%20one.md)', 'docs/guide%20one.md'],
  ])('%s', (_where, reference, there) => {
    expect(broken(`Read ${reference} first.`, [there])).toEqual([]);
    expect(broken(`Read ${reference} first.`)).toHaveLength(1);
  });

  it('from the root of a repository with several projects', () => {
    const path = 'packages/api/.claude/agents/linker.md';
    expect(broken('Read @docs/guide.md.', ['docs/guide.md'], { path })).toEqual([]);
    expect(broken('Read @docs/guide.md.', ['packages/web/docs/guide.md'], { path })).toHaveLength(1);
  });

  it('only up to the limit of folders', () =>
    expect(broken('Read [the guide](../guide.md).', ['guide.md'])).toEqual(['../guide.md']));
});

describe('broken-link in agents of any project', () => {
  it.each([
    ['plugin', 'Read [the refs](refs/rules.md).', 1],
    ['plugin', 'Read @docs/rules.md.', 0],
    ['user', 'Read [the refs](./refs/rules.md).', 1],
    ['user', 'Read [the refs](refs/rules.md) and @docs/rules.md.', 0],
    ['managed', 'Read @docs/rules.md.', 0],
  ] as const)('%s: %s', (scope, body, count) => expect(broken(body, [], { scope })).toHaveLength(count));
});
