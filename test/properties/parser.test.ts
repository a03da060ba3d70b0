// What holds for the document model whatever the text: it never throws, its spans lie inside each other, nothing is lost.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgentDocument, Text } from '../../server/src/core/syntax/document';
import { parseAgent } from '../../server/src/core/syntax/parse';
import { viewOf } from '../../server/src/core/syntax/view';
import type { Span } from '../../server/src/core/text/span';
import { RUNTIME, verdict } from '../support/runtime';
import { agentText, anyText, runs } from './agentTexts';

const parse = (text: string): AgentDocument => parseAgent('file:///w/.claude/agents/a.md', text, RUNTIME.profile);
const texts = fc.oneof(anyText, agentText);

function inside(inner: Span, outer: Span): void {
  expect(inner.start).toBeLessThanOrEqual(inner.end);
  expect(inner.start).toBeGreaterThanOrEqual(outer.start);
  expect(inner.end).toBeLessThanOrEqual(outer.end);
}

function checkText(decoded: Text, whole: Span): void {
  inside(decoded.span, whole);
  let last = decoded.span.start;
  for (let i = 0; i <= decoded.value.length; i++) {
    const at = decoded.toSource(i);
    expect(at).toBeGreaterThanOrEqual(last);
    expect(at).toBeLessThanOrEqual(decoded.span.end);
    last = at;
  }
}

describe('every text is read', () => {
  it('spans nest and stay inside the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const doc = parse(text);
        const whole = { start: 0, end: text.length };
        for (const part of [doc.fence.open, doc.fence.close, doc.fence.region, doc.body]) inside(part, whole);
        expect(doc.fence.region.start).toBeGreaterThanOrEqual(doc.fence.open.end);
        expect(doc.body.start).toBeGreaterThanOrEqual(doc.fence.region.end);
        let last = doc.fence.region.start;
        for (const entry of doc.frontmatter.entries) {
          inside(entry.span, doc.fence.region);
          inside(entry.nameSpan, entry.span);
          inside(entry.valueSpan, doc.fence.region);
          if (entry.colon !== undefined) expect(text[entry.colon]).toBe(':');
          expect(entry.span.start).toBeGreaterThanOrEqual(last);
          last = entry.span.start;
        }
      }),
      runs,
    );
  });

  it('decoded texts lead back, never backwards and never out of their field', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const doc = parse(text);
        const view = viewOf(doc);
        const whole = { start: 0, end: text.length };
        for (const entry of doc.frontmatter.entries) {
          const decoded = view.text(entry.name);
          if (decoded) checkText(decoded, whole);
          for (const item of view.list(entry.name)?.items ?? []) {
            inside(item.span, whole);
            inside(item.span, item.element);
          }
        }
        if (view.description) checkText(view.description, whole);
        for (const example of view.examples)
          inside(example.span, { start: 0, end: view.description?.value.length ?? 0 });
      }),
      runs,
    );
  });

  it('nothing is lost: fences, fields and body make up the whole text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const doc = parse(text);
        const { region } = doc.fence;
        expect(doc.text).toBe(text);
        expect(doc.frontmatter.text).toBe(text.slice(region.start, region.end));
        if (doc.fence.state === 'none') expect(doc.body).toEqual({ start: 0, end: text.length });
        if (doc.fence.state !== 'closed') return;
        expect(text.slice(region.end, doc.body.start)).toMatch(/^\r?\n?-{3,}[ \t]*\r?\n?$/);
        expect(doc.body.end).toBe(text.length);
      }),
      runs,
    );
  });

  it('the verdict is a verdict, and the same every time', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('project', 'user', 'plugin', 'managed'), (text, scope) => {
        const bytes = new TextEncoder().encode(text);
        const first = verdict(bytes, { scope: scope as 'project', path: 'a.md' });
        expect(['loads', 'skipped', 'not-an-agent']).toContain(first.status);
        expect(verdict(bytes, { scope: scope as 'project', path: 'a.md' })).toEqual(first);
        if (first.status === 'skipped')
          for (const cause of first.causes) inside(cause.span, { start: 0, end: text.length });
      }),
      runs,
    );
  });

  it('reuses the frontmatter while only the body changes, and reads the same without it', () => {
    fc.assert(
      fc.property(agentText, anyText, (text, more) => {
        const before = parse(text);
        const after = parseAgent(before.uri, text + more, RUNTIME.profile, before);
        expect(
          after.frontmatter.entries.map(({ name, span, valueSpan, style }) => ({ name, span, valueSpan, style })),
        ).toEqual(
          parse(text + more).frontmatter.entries.map(({ name, span, valueSpan, style }) => ({
            name,
            span,
            valueSpan,
            style,
          })),
        );
        if (before.fence.state === 'closed') expect(after.frontmatter).toBe(before.frontmatter);
      }),
      runs,
    );
  });
});
