// For every style a text can be written in: it is read back as it was, and every plain character leads to itself.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAgent } from '../../server/src/core/syntax/parse';
import { type AgentView, viewOf } from '../../server/src/core/syntax/view';
import { type WrittenStyle, writeQuoted, writeReadable, writeScalar } from '../../server/src/core/syntax/writeScalar';
import { judge, RUNTIME } from '../support/runtime';
import { prose, runs } from './agentTexts';

const styles = ['plain', 'single', 'double', 'literal'] as const satisfies readonly WrittenStyle[];
const anyValue = fc.oneof(
  prose,
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary-ascii', maxLength: 40 }),
);

function read(written: string, eol: string): { readonly text: string; readonly view: AgentView } {
  const text = `---\nname: owl\ndescription: ${written}\nmodel: opus\n---\n`.replaceAll(/\r?\n/g, eol);
  return { text, view: viewOf(parseAgent('a.md', text, RUNTIME.profile)) };
}

function leadsBack(text: string, view: AgentView, value: string): void {
  const decoded = view.text('description');
  expect(decoded?.value).toBe(value);
  for (let i = 0; i < value.length; i++) {
    const char = value[i] ?? '';
    const there = text[decoded?.toSource(i) ?? -1];
    if (there !== '\\' && /[A-Za-z0-9<>é’]/.test(char)) expect(there).toBe(char);
  }
  expect(view.text('model')?.value).toBe('opus');
}

describe.each(styles)('%s', (style) => {
  it.each(['\n', '\r\n'])('is read back, and every character leads to itself (%j)', (eol) => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const written = writeScalar(value, style, eol);
        if (written === undefined) return;
        const { text, view } = read(written, eol);
        leadsBack(text, view, value);
      }),
      runs,
    );
  });
});

describe('texts over several lines as people write them', () => {
  it.each([
    ['folded', '>-\n  One two\n  three.\n\n  Four\n   five', 'One two three.\n\nFour\n five'.replace('\n\n', '\n')],
    ['folded, kept', '>+\n  One\n  two', 'One two\n'],
    ['literal with a deeper line', '|\n  One\n    two', 'One\n  two\n'],
    ['literal with an indicator', '|2-\n    One\n  two', '  One\ntwo'],
    ['plain', 'One two\n  three\n\n  four', 'One two three\nfour'],
    [
      'double',
      '"One \\\n  two \\"x\\" \\x41\\u00e9\\ttab\n  three\n\n  four\\n"',
      'One two "x" Aé\ttab three\nfour\n',
      'One \ntwo "x" Aé\ttab\nthree\n\nfour\n',
    ],
    ['single', "'One ''two''\n  three'", "One 'two' three", "One 'two'\nthree"],
  ])('%s', (_style, written, value, withWindowsLineEnds = value) => {
    for (const [eol, expected] of [
      ['\n', value],
      ['\r\n', withWindowsLineEnds],
    ] as const) {
      const { text, view } = read(written, eol);
      leadsBack(text, view, expected);
    }
  });
});

describe('what fixes write', () => {
  it('is read by the runtime as the very same text', () => {
    fc.assert(
      fc.property(anyValue, fc.constantFrom('\n', '\r\n'), (value, eol) => {
        const meant = value.replaceAll('\\n', '\n');
        fc.pre(meant !== '' && !/\p{Surrogate}/u.test(meant));
        for (const written of [writeQuoted(meant, eol), writeReadable(meant, eol)]) {
          const text = `---${eol}name: owl${eol}description: ${written}${eol}---${eol}`;
          const found = judge(parseAgent('a.md', text, RUNTIME.profile), { scope: 'project', path: 'a.md' });
          expect(found.status === 'loads' && found.description).toBe(meant);
        }
      }),
      runs,
    );
  });
});
