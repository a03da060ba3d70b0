// What is shown beside and above the text: hints, the colour, the line above the file.

import { describe, expect, it } from 'vitest';
import { fieldByName } from '../../../server/src/core/dialects/claude/fields/fields';
import { codeLens } from '../../../server/src/core/features/codeLens';
import { agentColor } from '../../../server/src/core/features/documentColors';
import { inlayHints } from '../../../server/src/core/features/inlayHints';
import { inEnglish, render } from '../../../server/src/core/messages/render';
import { type AgentOptions, contextOf } from '../../support/agents';
import { RUNTIME } from '../../support/runtime';

const file = (fields: string): string => `---\nname: owl\ndescription: Use it.\n${fields}\n---\nDo it.\n`;

describe('inlayHints', () => {
  function hinted(text: string, wanted: string, which: 'model' | 'tokens'): void {
    for (const [each, expected] of [
      [text, wanted],
      [text.replaceAll('\n', '\r\n'), wanted.replaceAll('\n', '\r\n')],
    ] as const) {
      let out = each;
      const hints = inlayHints(contextOf(each), { model: which === 'model', tokens: which === 'tokens' });
      for (const { offset, label } of [...hints].reverse())
        out = `${out.slice(0, offset)}⟦${render(label)}⟧${out.slice(offset)}`;
      expect(out).toBe(expected);
    }
  }

  it.each([
    ['model: sonnet', 'model: sonnet⟦→ {sonnet}⟧'],
    ['model: "opus"', 'model: "opus"⟦→ {opus}⟧'],
    ['model: sonnet[1m] # long', 'model: sonnet[1m]⟦→ {sonnet}[1m]⟧ # long'],
    ['model: inherit', 'model: inherit'],
    ['model: claude-opus-5-5', 'model: claude-opus-5-5'],
    ['model: my-own', 'model: my-own'],
    ['model:', 'model:'],
  ])('shows the model of %s', (before, after) => {
    const known = after.replace(/\{(\w+)\}/, (_whole, alias: string) => RUNTIME.models.read(alias).sent ?? '');
    hinted(file(before), file(known), 'model');
    hinted(file(`${before}\ntools: [Read`), file(`${known}\ntools: [Read`), 'model');
  });

  it.each([
    ['Use this agent to paint.', 'Use this agent to paint.⟦7 tokens⟧'],
    ['"Use this agent to paint."', '"Use this agent to paint."⟦7 tokens⟧'],
    ['|-\n  Use this agent to paint.', '|-⟦7 tokens⟧\n  Use this agent to paint.'],
    ['>-\n  Use this agent\n  to paint.', '>-⟦7 tokens⟧\n  Use this agent\n  to paint.'],
    ['', ''],
  ])('shows the tokens of %j', (before, after) =>
    hinted(`---\nname: owl\ndescription: ${before}\n---\n`, `---\nname: owl\ndescription: ${after}\n---\n`, 'tokens'),
  );

  it('returns none unless enabled', () =>
    expect(inlayHints(contextOf(file('model: sonnet')), { model: false, tokens: false })).toEqual([]));
});

describe('documentColors', () => {
  it('has a colour for every colour of Claude Code', () => {
    for (const { value } of fieldByName('color')?.values ?? []) {
      for (const text of [
        file(`color: ${value}`),
        file(`color: "${value}"`),
        file(`color: ${value} # nice\nmodel: [x`),
      ]) {
        const found = agentColor(contextOf(text));
        expect(text.slice(found?.span.start, found?.span.end)).toBe(value);
        for (const part of [found?.red, found?.green, found?.blue]) {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(1);
        }
      }
    }
    const { red = 0, green = 1, blue = 1 } = agentColor(contextOf(file('color: red'))) ?? {};
    expect(red).toBeGreaterThan(green + blue);
  });
  it.each([
    'color: Red',
    'color: teal',
    'color: "#ff0000"',
    'color:',
    'color: [red]',
    'color: constructor',
    'model: red',
  ])('has none for %s', (field) => expect(agentColor(contextOf(file(field)))).toBeUndefined());
});

describe('codeLens', () => {
  const lens = (text: string, given: AgentOptions = {}): string =>
    codeLens(contextOf(text, given), inEnglish)
      .map(({ title }) => title)
      .join(' | ');
  const good = file('model: opus');

  it.each<[string, string, string]>([
    ['loads', good, 'Loads as owl | ~10 tokens | Preview routing'],
    ['is not loaded', '---\nname: owl\n---\n', 'Not loaded: The description is missing | Preview routing'],
    [
      'has no end of its frontmatter',
      '---\nname: owl\ndescription: x\n',
      'Not loaded: The closing fence is missing | Preview routing',
    ],
    ['is no agent', '# Read me\n', 'Not an agent: no name, description or tools in its frontmatter'],
    ['is empty', ' \n', ''],
    [
      'has an icon for a name',
      good.replace('owl', '"$(bug) `x`"'),
      'Loads as $ (bug) ˋxˋ | ~10 tokens | Preview routing',
    ],
  ])('describes a file that %s', (_case, text, titles) => expect(lens(text)).toBe(titles));

  it('names the agent that takes precedence', () => {
    const others = new Map([['.claude/agents/owl.md', good]]);
    expect(lens(good, { others })).toBe(
      'Loads as owl, and so does .claude/agents/owl.md: which one is used depends on read order | ~10 tokens | Preview routing',
    );
    const deeper = new Map([['sub/.claude/agents/owl.md', good]]);
    expect(lens(good, { others: deeper })).toBe(
      'Loads as owl, but sub/.claude/agents/owl.md comes before it | ~10 tokens | Preview routing',
    );
  });

  it('names the settings that deny it', () => {
    const at = { line: 0, character: 0 };
    const denied = [{ name: 'owl', entry: 'Agent(owl)', uri: 'x', path: '.claude/settings.json', start: at, end: at }];
    expect(lens(good, { around: { denied } })).toBe(
      'Loads as owl, but .claude/settings.json denies it | ~10 tokens | Preview routing',
    );
  });

  it('keeps its number while a word is typed', () => {
    const counts = ['', ' a', ' an', ' and', ' and so'].map((more) =>
      lens(good.replace('Use it.', `Use this agent when a wall needs paint, whatever its colour is${more}.`)),
    );
    expect(new Set(counts).size).toBe(1);
  });
});
