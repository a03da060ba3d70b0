// What every refactoring keeps, whatever people write: the agent that Claude Code holds, and the text it is not about.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REFACTORING_KINDS, refactorings } from '../../server/src/core/features/refactor/refactorings';
import { render } from '../../server/src/core/messages/render';
import { check } from '../../server/src/core/rules/run';
import { writeScalar } from '../../server/src/core/syntax/writeScalar';
import { applyEdits } from '../../server/src/core/text/edit';
import type { AgentContext } from '../../server/src/core/workspace/agentContext';
import { aboveHint, contextOf, strict } from '../support/agents';
import { everyRefactoring, held } from '../support/refactors';
import { agentText, anyText, fewer, prose } from './agentTexts';

const GROWS = /^(?:Add an example|Move this section)/;
describe('every refactoring', () => {
  it('keeps the agent and the unrelated text, and has a title', () => {
    let offered = 0;
    fc.assert(
      fc.property(fc.oneof(agentText, anyText), (text) => {
        const context = contextOf(text);
        for (const { title, kind, text: after } of everyRefactoring(context)) {
          offered++;
          expect(REFACTORING_KINDS).toContain(kind);
          expect(after).not.toBe(text);
          expect(title).not.toMatch(/^refactor\.|\{/);
          if (context.verdict.status === 'loads') expect(held(after, title), title).toEqual(held(text, title));
          if (!text.includes('\r')) expect(after).not.toContain('\r');
        }
      }),
      fewer,
    );
    expect(offered).toBeGreaterThan(100);
  });

  it('brings no finding above a hint', () => {
    fc.assert(
      fc.property(agentText, (text) => {
        const context = contextOf(text);
        if (context.verdict.status !== 'loads') return;
        const rulesIn = (each: AgentContext): readonly string[] =>
          aboveHint(check(each, strict)).map(({ rule }) => rule);
        const before = rulesIn(context);
        for (const { title, text: after } of everyRefactoring(context))
          if (!GROWS.test(title))
            expect(
              rulesIn(contextOf(after)).filter((rule) => !before.includes(rule)),
              title,
            ).toEqual([]);
      }),
      fewer,
    );
  });
});

describe('the styles of a description', () => {
  const STYLE = /^Write the description/;
  const styles = ['plain', 'single', 'double', 'literal'] as const;

  it('lead from each to each other and back, and the orchestrator sees the same', () => {
    fc.assert(
      fc.property(prose, fc.constantFrom(...styles), fc.constantFrom('\n', '\r\n'), (value, style, eol) => {
        const written = writeScalar(value, style, eol);
        if (written === undefined) return;
        const text = `---\nname: owl\ndescription: ${written}\nmodel: opus\n---\nDo it.\n`.replaceAll(/\r?\n/g, eol);
        const at = (each: string) =>
          refactorings(contextOf(each), { start: each.indexOf('description'), end: each.indexOf('description') });
        const seen = (each: string): unknown => {
          const { verdict } = contextOf(each);
          return verdict.status === 'loads' && verdict.description;
        };
        for (const there of at(text).filter(({ title }) => STYLE.test(render(title)))) {
          const other = applyEdits(text, there.edits);
          expect(seen(other)).toBe(seen(text));
          for (const back of at(other).filter(({ title }) => STYLE.test(render(title))))
            expect(seen(applyEdits(other, back.edits))).toBe(seen(text));
        }
      }),
      fewer,
    );
  });

  it('always have double quotes among them', () => {
    fc.assert(
      fc.property(prose, (value) => {
        const text = `---\nname: owl\ndescription: ${writeScalar(value, 'literal') ?? 'x'}\n---\n`;
        const titles = refactorings(contextOf(text), { start: 16, end: 16 }).map(({ title }) => render(title));
        expect(titles).toContain('Write the description in double quotes');
      }),
      fewer,
    );
  });
});

describe('organized frontmatter', () => {
  const organized = (text: string): string | undefined => {
    const [found] = refactorings(contextOf(text), { start: 0, end: 0 }, (kind) => kind.startsWith('source.'));
    return found && applyEdits(text, found.edits);
  };

  it('is organized once and for all, and every line of it is there', () => {
    fc.assert(
      fc.property(agentText, (text) => {
        const once = organized(text);
        if (once === undefined) return;
        expect(organized(once)).toBeUndefined();
        const lines = (each: string): readonly string[] => each.replace(/["']/g, '').split('\n').sort();
        expect(lines(once)).toEqual(lines(text));
      }),
      fewer,
    );
  });
});
