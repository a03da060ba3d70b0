// A block whose text stands at the margin is one slip, whatever YAML makes of the lines.

import { describe, expect, it } from 'vitest';
import { check, fixesOf } from '../../../../server/src/core/rules/run';
import { applyEdits } from '../../../../server/src/core/text/edit';
import { contextOf, strict } from '../../../support/agents';

const HEADERS = ['|', '>', '|-', '>-', '| # in short'];
const TEXTS = [
  ['Use when: the build is broken'],
  ['Use this agent for:', '- reviews', '- tests'],
  ['Use when: asked', '', 'Not when: tired'],
  ['# Reviews', 'Use when: asked'],
  ['Use: x', 'Use: y', 'and z'],
];

const cases = HEADERS.flatMap((header) =>
  TEXTS.flatMap((text) => ['\n', '\r\n'].map((eol) => [header, text, eol] as const)),
);

describe('an unindented description below a block header', () => {
  it.each(cases)('%j, %j, %j: is the only finding, and its fix indents it', (header, text, eol) => {
    const source = ['---', 'name: reviewer', `description: ${header}`, ...text, 'tools: Read', '---', 'Review.'].join(
      eol,
    );
    const context = contextOf(source);
    const found = check(context, strict).filter(({ severity }) => severity !== 'hint');
    expect(found.map(({ rule, span }) => [rule, context.doc.lines.positionAt(span.start)])).toEqual([
      ['continuation-not-indented', { line: 3, character: 0 }],
    ]);
    const [fix] = found.flatMap((finding) => fixesOf(finding, context));
    expect(fix?.safe).toBe(false);
    const { verdict } = contextOf(applyEdits(source, fix?.edits ?? []));
    const read = verdict.status === 'loads' ? verdict.description : '';
    expect(read.replace(/\s+/g, ' ').trim()).toBe(text.join(' ').replace(/\s+/g, ' '));
    expect(verdict).toMatchObject({ tools: ['Read'] });
  });

  it.each(['tools: Read', 'version: 1.0\ntools: Read', '# a comment\ntools: Read', ''])(
    'is empty where only %j follows',
    (below) => {
      const context = contextOf(`---\nname: reviewer\ndescription: |\n${below}\n---\nReview.\n`);
      expect(context.verdict).toMatchObject({ status: 'skipped', reason: { code: 'description-empty' } });
    },
  );
});

describe('the finding about it', () => {
  const marked = (...lines: readonly string[]): string | undefined => {
    const source = ['---', 'name: reviewer', 'description: |', ...lines, 'tools: Read', '---', 'Review.'].join('\n');
    const [found] = check(contextOf(source), strict).filter(({ rule }) => rule === 'continuation-not-indented');
    return found && source.slice(found.span.start, found.span.end);
  };

  it('reaches from the first to the last character of the text', () => {
    expect(marked('Use: x  ', '', 'Not: y \t', '')).toBe('Use: x  \n\nNot: y');
  });

  it('is absent where the first line of the text is indented', () => {
    expect(marked('  Use: x', 'Not: y')).toBeUndefined();
  });

  it('is absent where every line is a comment', () => {
    expect(marked('# Use: x', '# Not: y')).toBeUndefined();
  });
});
