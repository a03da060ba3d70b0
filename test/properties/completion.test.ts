// Wherever the cursor is in whatever text: nothing throws, what is replaced is around the cursor, and the label ends up there.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complete } from '../../server/src/core/features/completion/completion';
import { cursorAt } from '../../server/src/core/features/completion/cursor';
import { hover } from '../../server/src/core/features/hover/hoverAt';
import { applyEdits } from '../../server/src/core/text/edit';
import { contextOf } from '../support/agents';
import { agentText, anyText, fewer } from './agentTexts';

const placed = fc
  .tuple(fc.oneof(anyText, agentText), fc.nat())
  .map(([text, at]) => ({ text, offset: at % (text.length + 1) }));

describe('at any place in any text', () => {
  it('a completion replaces what is around the cursor and leaves its label there', () => {
    fc.assert(
      fc.property(placed, ({ text, offset }) => {
        const context = contextOf(text);
        const items = complete(context, offset);
        for (const item of items) {
          expect(item.replace.start).toBeLessThanOrEqual(offset);
          expect(item.replace.end).toBeGreaterThanOrEqual(offset);
          expect(item.replace.end).toBeLessThanOrEqual(text.length);
          if (item.kind === 'snippet') continue;
          const after = applyEdits(text, [{ span: item.replace, newText: item.newText }]);
          const there = after.slice(item.replace.start, item.replace.start + item.newText.length);
          expect(there.trimStart().replace(/^- /, '')).toMatch(
            new RegExp(`^${item.label.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&')}`),
          );
        }
        const labels = items.filter((item) => item.kind !== 'snippet').map((item) => item.label);
        expect(new Set(labels).size).toBe(labels.length);
      }),
      fewer,
    );
  });

  it('a hover is about characters the cursor touches', () => {
    fc.assert(
      fc.property(placed, ({ text, offset }) => {
        const found = hover(contextOf(text), offset);
        if (!found) return;
        expect(found.span.start).toBeLessThanOrEqual(offset);
        expect(found.span.end).toBeGreaterThanOrEqual(offset);
        expect(found.lead).not.toBe('');
      }),
      fewer,
    );
  });

  it('in a body with text only names are offered, and nothing where there is no frontmatter', () => {
    fc.assert(
      fc.property(placed, ({ text, offset }) => {
        const context = contextOf(text);
        const { at } = cursorAt(context.doc, offset);
        const said = text.trim().split(/\s+/).length > 1;
        const inBody = at === 'body' && text.slice(context.doc.body.start).trim() !== '';
        const kinds = new Set(complete(context, offset).map(({ kind }) => kind));
        if (said && inBody) expect([...kinds].filter((kind) => kind !== 'agent' && kind !== 'tool')).toEqual([]);
        if (said && at === 'outside' && context.doc.fence.state === 'none') expect(kinds.size).toBe(0);
      }),
      fewer,
    );
  });
});
