// What can be written at the cursor, in every style a list is written in, and which characters it replaces.

import { describe, expect, it } from 'vitest';
import { fields } from '../../../server/src/core/dialects/claude/fields/fields';
import { complete } from '../../../server/src/core/features/completion/completion';
import { contextOf } from '../../support/agents';
import { completions, completionsAt, cursorIn, offers } from '../../support/drivers';
import { RUNTIME } from '../../support/runtime';

const file = (fields: string): string => `---\nname: owl\ndescription: Use it.\n${fields}\n---\nDo it.\n`;

describe('completion of tools', () => {
  it.each<[string, string, string]>([
    ['after a comma', 'tools: Read, $0', 'tools: Read, Grep'],
    ['after a comma without a blank', 'tools: Read,$0', 'tools: Read,Grep'],
    ['right behind the colon', 'tools:$0', 'tools: Grep'],
    ['behind the colon and a blank', 'tools: $0', 'tools: Grep'],
    ['half typed', 'tools: Gr$0', 'tools: Grep'],
    ['half typed, the rest behind the cursor', 'tools: G$0re, Read', 'tools: Grep, Read'],
    ['between two', 'tools: Read, G$0, Bash', 'tools: Read, Grep, Bash'],
    ['without commas', 'tools: Read G$0', 'tools: Read Grep'],
    ['in double quotes', 'tools: "Read, G$0"', 'tools: "Read, Grep"'],
    ['in single quotes', "tools: 'Read, G$0'", "tools: 'Read, Grep'"],
    ['in an empty flow list', 'tools: [$0]', 'tools: [Grep]'],
    ['in a flow list', 'tools: [Read, G$0]', 'tools: [Read, Grep]'],
    ['in an open flow list', 'tools: [Read, G$0', 'tools: [Read, Grep'],
    ['in quotes in a flow list', 'tools: ["Read", "G$0"]', 'tools: ["Read", "Grep"]'],
    ['in a flow list over lines', 'tools: [\n  Read,\n  G$0\n]', 'tools: [\n  Read,\n  Grep\n]'],
    ['in a block list', 'tools:\n  - Read\n  - G$0', 'tools:\n  - Read\n  - Grep'],
    ['in an empty item', 'tools:\n  - Read\n  - $0', 'tools:\n  - Read\n  - Grep'],
    ['behind a bare dash', 'tools:\n  - Read\n  -$0', 'tools:\n  - Read\n  - Grep'],
    ['in an item with quotes', 'tools:\n  - "G$0"', 'tools:\n  - "Grep"'],
    ['in a block list at the margin', 'tools:\n- Read\n- G$0', 'tools:\n- Read\n- Grep'],
    ['on the first line below', 'tools:\n  $0', 'tools:\n  - Grep'],
    ['after a specifier', 'tools: Bash(git *), G$0', 'tools: Bash(git *), Grep'],
    ['where a field follows', 'tools: G$0\nmodel: opus', 'tools: Grep\nmodel: opus'],
  ])('inserts at the cursor: %s', (_case, before, after) => {
    completions(file(before), 'Grep', file(after));
    completions(file(before).replaceAll('\n', '\r\n'), 'Grep', file(after).replaceAll('\n', '\r\n'));
    completions(`---\nname: owl\n${before}`, 'Grep', `---\nname: owl\n${after}`);
  });

  it('leaves out listed tools, except the one being typed', () => {
    offers(file('tools: Read, Bash(git *), $0'), { has: ['Grep', 'Write'], not: ['Read', 'Bash'] });
    offers(file('tools: [Read, "Edit", $0]'), { has: ['Grep'], not: ['Read', 'Edit'] });
    offers(file('tools:\n  - Read\n  - $0'), { has: ['Grep'], not: ['Read'] });
    offers(file('tools: Read$0, Edit'), { has: ['Read'], not: ['Edit'] });
  });

  it('completes agents inside Agent(…)', () => {
    const others = new Map([['.claude/agents/z.md', '---\nname: stock-keeper\ndescription: Counts.\n---\nCount.\n']]);
    completions(file('tools: Agent(st$0)'), 'stock-keeper', file('tools: Agent(stock-keeper)'), { others });
    offers(file('tools: Bash($0)'), { not: ['*'] });
  });

  it('offers servers of the workspace', () => {
    completions(file('tools: Read, mcp$0'), 'mcp__tracker', file('tools: Read, mcp__tracker'), {
      mcpServers: ['tracker'],
    });
    completions(file('mcpServers:\n  - $0'), 'tracker', file('mcpServers:\n  - tracker'), { mcpServers: ['tracker'] });
  });

  it('offers tools from the settings', () => {
    offers(file('tools: $0'), { has: ['NightTool'] }, { options: { extraTools: ['NightTool'] } });
  });
});

describe('completion of values', () => {
  const chosen = fields.filter((field) => field.values.length > 0 && field.valueSource === undefined);

  it('exists for enough fields', () => expect(chosen.length).toBeGreaterThanOrEqual(6));

  it.each(chosen.map((field) => [field.name, RUNTIME.fields.valuesOf(field).map(({ value }) => value)] as const))(
    '%s',
    (name, values) => {
      for (const value of values) {
        completions(file(`${name}: $0`), value, file(`${name}: ${value}`));
        completions(file(`${name}:$0`), value, file(`${name}: ${value}`));
        completions(file(`${name}: ${value.slice(0, 1)}$0`), value, file(`${name}: ${value}`));
        completions(file(`${name}: "${value.slice(0, 1)}$0"`), value, file(`${name}: "${value}"`));
      }
      offers(file(`${name}: $0`), { has: values });
    },
  );

  it('offers model aliases and ids in service on the day', () => {
    completions(file('model: so$0'), 'sonnet', file('model: sonnet'));
    completions(file('model: claude-$0'), 'claude-opus-5-5', file('model: claude-opus-5-5'));
    completions(file('model:$0'), 'haiku', file('model: haiku'));
    offers(file('model: $0'), { has: ['inherit', 'opus'], not: ['claude-sonnet-4-20250514', 'claude-opus-4-1'] });
    offers(file('model: $0'), { has: ['my-model'] }, { options: { extraModels: ['my-model'] } });
  });

  it('offers hook events, types and matchers', () => {
    completions(
      file('hooks:\n  Pre$0'),
      'PreToolUse',
      file(
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a snippet's own syntax.
        'hooks:\n  PreToolUse:\n  - matcher: Bash\n    hooks:\n      - type: command\n        command: ${1:./scripts/check-command.sh}',
      ),
    );
    completions(
      file('hooks:\n  Sto$0'),
      'Stop',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a snippet's own syntax.
      file('hooks:\n  Stop:\n  - hooks:\n      - type: command\n        command: ${1:./hook.sh}'),
    );
    const condition = 'hooks:\n  PreToolUse:\n    - hooks:\n        - type: command\n          if: Ba$0';
    completions(file(condition), 'Bash', file(condition.replace('Ba$0', 'Bash')));
    const hooks = 'hooks:\n  PreToolUse:\n    - matcher: Ba$0\n      hooks:\n        - type: command';
    completions(file(hooks), 'Bash', file(hooks.replace('Ba$0', 'Bash')));
    const type = 'hooks:\n  PreToolUse:\n    - matcher: Bash\n      hooks:\n        - type: com$0';
    completions(file(type), 'command', file(type.replace('com$0', 'command')));
    offers(file('hooks:\n  Stop:\n    - hooks:\n        - type: command\n  $0'), {
      has: ['PreToolUse'],
      not: ['Stop'],
    });
  });
});

describe('completion of fields', () => {
  it('offers missing fields where one can start', () => {
    offers(file('$0'), { has: ['tools', 'model', 'color'], not: ['name', 'description'] });
    offers(file('to$0'), { has: ['tools'] });
    offers('---\nname: owl\n$0', { has: ['description', 'tools'], not: ['name'] });
    offers('---\r\nname: owl\r\n$0\r\n---\r\n', { has: ['description', 'tools'], not: ['name'] });
    offers('---\n$0\n---\n', { has: ['name', 'description'] });
  });

  it('replaces the typed part of the name and keeps its colon', () => {
    completions(file('mod$0'), 'model', file('model: '));
    completions(file('mod$0el: opus'), 'model', file('model: opus'));
    completions(file('to$0'), 'tools', file('tools: '));
  });
});

describe('completion', () => {
  it.each([
    ['in a file without frontmatter', '# A readme\n\ntools: $0\n'],
    ['in a body with text', '---\nname: owl\ndescription: Use it.\n---\nDo it. $0\n'],
    ['behind a value', `${file('name: x $0')}`],
    ['on the opening fence', '--$0-\nname: owl\n---\n'],
    ['on the closing fence', '---\nname: owl\n--$0-\n'],
    ['inside a description', '---\nname: owl\ndescription: Use to$0 build\n---\n'],
    ['inside a description block', '---\nname: owl\ndescription: |\n  Use\n  to$0\n---\n'],
    ['in a comment', '---\nname: owl\n# to$0\n---\n'],
  ])('offers nothing %s', (_case, text) => offers(text, { not: ['*'] }));
});

it('offers whole agents in an empty file', () => {
  for (const text of ['$0', '\n$0\n', 'rev$0']) {
    const all = completionsAt(text);
    expect(all.length).toBe(7);
    expect(all.every((item) => item.isSnippet && item.newText.startsWith('---\nname: '))).toBe(true);
  }
});

it.each(['description$0  : Use it.', 'description $0 : Use it.', 'description  $0: Use it.'])(
  'completes around the cursor only: %s',
  (line) => {
    const { text, offset } = cursorIn(`---\nname: owl\n${line}\n---\nGo.\n`);
    for (const { replace } of complete(contextOf(text), offset)) {
      expect(replace.start).toBeLessThanOrEqual(offset);
      expect(replace.end).toBeGreaterThanOrEqual(offset);
    }
  },
);
