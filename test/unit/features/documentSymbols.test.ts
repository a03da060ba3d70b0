// The outline: fields with values, examples with utterances, headings unless the editor shows them itself.

import { describe, expect, it } from 'vitest';
import { type DocumentSymbol, documentSymbols } from '../../../server/src/core/features/documentSymbols';
import { inEnglish } from '../../../server/src/core/messages/render';
import { contextOf } from '../../support/agents';

const symbolsOf = (text: string, headings = true): readonly DocumentSymbol[] =>
  documentSymbols(contextOf(text), { headings, localize: inEnglish });

const drawn = (symbols: readonly DocumentSymbol[], indent = ''): string =>
  symbols
    .map(({ name, detail, children }) => {
      const below = drawn(children, `${indent}  `);
      return `${indent}${name}${detail === '' ? '' : ` · ${detail}`}${below === '' ? '' : `\n${below}`}`;
    })
    .join('\n');

function held(symbols: readonly DocumentSymbol[], length: number): void {
  for (const { span, selection, children, name } of symbols) {
    expect(name).not.toBe('');
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeLessThanOrEqual(length);
    expect([span.start <= selection.start, selection.start <= selection.end, selection.end <= span.end]).toEqual([
      true,
      true,
      true,
    ]);
    for (const child of children)
      expect(child.span.start >= span.start && child.span.end <= span.end, child.name).toBe(true);
    held(children, length);
  }
}

const EXAMPLE = '<example>\\nContext: A wall.\\nuser: \\"Paint the wall\\"\\nassistant: \\"On it\\"\\n</example>';

describe('document symbols of fields', () => {
  it.each<[string, string, string]>([
    ['text', 'model: sonnet', 'model · sonnet'],
    ['a list with commas', 'tools: Read, Bash(git *)', 'tools · Read, Bash(git *)'],
    ['a flow list', 'tools: [Read, "Grep"]', 'tools · Read, Grep'],
    ['a block list', 'tools:\n  - Read\n  - Grep', 'tools · Read, Grep'],
    ['a block of text', 'initialPrompt: |\n  Look\n  around', 'initialPrompt · Look around'],
    ['a mapping', 'hooks:\n  Stop:\n    - hooks: []\n  PreToolUse: []', 'hooks · Stop, PreToolUse'],
    ['nothing', 'model:', 'model'],
    ['a half-typed name', 'mod', 'mod'],
    ['a broken value', 'tools: [Read, "Gr', 'tools · [Read, "Gr'],
    ['one that is unknown', 'wings: two', 'wings · two'],
    ['a name in quotes', '"model": opus', 'model · opus'],
    ['one that stands twice', 'model: opus\nmodel: haiku', 'model · opus\nmodel · haiku'],
  ])('outline %s', (_case, field, outline) => {
    for (const text of [
      `---\nname: owl\n${field}\n---\nHoot.\n`,
      `---\r\nname: owl\r\n${field.replaceAll('\n', '\r\n')}\r\n---\r\nHoot.\r\n`,
      `---\nname: owl\n${field}`,
      `---\nname: owl\n${field}\n---`,
      `---\nname: owl\n${field}\ndescription: "Use\n---\n`,
    ]) {
      const symbols = symbolsOf(text);
      expect(drawn(symbols.filter(({ name }) => name !== 'description'))).toBe(`name · owl\n${outline}`);
      held(symbols, text.length);
    }
  });

  it('escape and shorten text of authors', () => {
    const [, field] = symbolsOf(`---\nname: owl\nmodel: "a\\u202eb${'x'.repeat(500)}"\n---\n`);
    expect(field?.detail.startsWith('a\ufffdb')).toBe(true);
    expect(field?.detail.length).toBe(120);
  });
});

describe('document symbols of examples', () => {
  const paint = ['Paint the wall'];
  it.each<[string, string]>([
    ['in double quotes', `description: "Use it. ${EXAMPLE}"`],
    ['plain, with escapes', `description: Use it. ${EXAMPLE.replaceAll(': ', ':\\n')}`],
    ['in single quotes', `description: 'Use it. ${EXAMPLE.replaceAll('\\"', '"')}'`],
    ['in a block', `description: |\n  Use it. ${EXAMPLE.replaceAll('\\n', '\n  ').replaceAll('\\"', '"')}`],
    ['in a folded block', `description: >-\n  Use it. ${EXAMPLE.replaceAll('\\n', '\n  ').replaceAll('\\"', '"')}`],
    ['without a closing tag', `description: "Use it. ${EXAMPLE.replace('</example>', '')}"`],
  ])('are named by the utterance: %s', (_case, field) => {
    for (const text of [
      `---\nname: owl\n${field}\n---\nHoot.\n`,
      `---\nname: owl\n${field}\n---\nHoot.\n`.replaceAll('\n', '\r\n'),
      `---\nname: owl\n${field}`,
      `---\nname: owl\ntools: [Read\n${field}\n---\n`,
    ]) {
      const children = symbolsOf(text).find(({ name }) => name === 'description')?.children ?? [];
      expect(children.map(({ name }) => name)).toEqual(paint);
      const [example] = children;
      expect(text.slice(example?.span.start, example?.span.end)).toMatch(
        /^<example>[\s\S]*(?:<\/example>|\\n|On it\W*)$/,
      );
      expect(text.slice(example?.selection.start, example?.selection.end)).toBe(paint[0]);
      held(symbolsOf(text), text.length);
    }
  });

  it('have a name without an utterance', () => {
    const text = '---\nname: owl\ndescription: "Use it. <example></example> <example>A wall is wet.</example>"\n---\n';
    expect(symbolsOf(text)[1]?.children.map(({ name }) => name)).toEqual(['Example', 'A wall is wet.']);
  });
});

describe('document symbols of headings', () => {
  const body =
    '# One\n\nText.\n\n### Deep\n\n## Two ##\n```md\n# not one\n```\n<!--\n# nor this\n-->\n#no\n# Three #1\n####### seven\n';
  const outline = 'One\n  Deep\n  Two\nThree #1';

  it.each<[string, string]>([
    ['LF', `---\nname: owl\n---\n${body}`],
    ['CRLF', `---\nname: owl\n---\n${body}`.replaceAll('\n', '\r\n')],
    ['an unclosed code block at the end', `---\nname: owl\n---\n${body}~~~\n# code`],
  ])('are nested and leave out code: %s', (_case, text) => {
    const symbols = symbolsOf(text).slice(1);
    expect(drawn(symbols)).toBe(outline);
    held(symbols, text.length);
    expect(text.slice(symbols[0]?.span.start, symbols[0]?.span.end)).toMatch(/^# One[\s\S]*-->\r?\n#no$/);
  });

  it('are left out on request', () =>
    expect(drawn(symbolsOf(`---\nname: owl\n---\n${body}`, false))).toBe('name · owl'));

  it('may be empty', () => expect(drawn(symbolsOf('---\nname: owl\n---\n##\n# \n').slice(1))).toBe('##\n#'));
});
