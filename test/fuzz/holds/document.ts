// What holds for reading any text: spans nest and are in order, decoded texts lead back, and what was read after an edit is what
// is read afresh.

import { readFields } from '../../../server/src/core/dialects/claude/loader/readFields';
import { readAsRuntime } from '../../../server/src/core/dialects/claude/loader/readRegion';
import type { Verdict } from '../../../server/src/core/dialects/verdict';
import type { AgentDocument, Text } from '../../../server/src/core/syntax/document';
import { parseAgent } from '../../../server/src/core/syntax/parse';
import { viewOf } from '../../../server/src/core/syntax/view';
import { type Span, span } from '../../../server/src/core/text/span';
import { judge, RUNTIME } from '../../support/runtime';
import { must, mustEqual, mustLieIn } from '../must';
import { edited } from '../mutate';
import type { Random } from '../random';

const URI = 'file:///w/.claude/agents/agent.md';
const parse = (text: string, before?: AgentDocument): AgentDocument => parseAgent(URI, text, RUNTIME.profile, before);

export function documentHolds(text: string, random: Random): void {
  const doc = parse(text);
  spansNest(doc);
  textsLeadBack(doc);
  readApartAsWhole(doc);
  let now = doc;
  for (let i = 0; i < 3; i++) {
    const next = edited(now.text, random);
    now = parse(next, now);
    const fresh = parse(next);
    mustEqual(shapeOf(now), shapeOf(fresh), 'a document read after an edit is what is read afresh');
    mustEqual(judged(now), judged(fresh), 'a verdict after an edit is the one on a fresh reading');
  }
}

function spansNest(doc: AgentDocument): void {
  const { fence, body, frontmatter, text } = doc;
  const whole = span(0, text.length);
  must(doc.text === text && frontmatter.text === text.slice(fence.region.start, fence.region.end), 'nothing is lost');
  for (const part of [fence.open, fence.close, fence.region, body]) mustLieIn(part, whole, 'a part');
  must(fence.open.end <= fence.region.start && fence.region.end <= body.start, 'fences, fields and body are in order');
  let last = fence.region.start;
  for (const entry of frontmatter.entries) {
    mustLieIn(entry.span, fence.region, 'a field');
    mustLieIn(entry.nameSpan, entry.span, 'the name of a field');
    mustLieIn(entry.valueSpan, fence.region, 'a value');
    must(entry.colon === undefined || text[entry.colon] === ':', 'a colon is one');
    must(entry.span.start >= last, 'fields are in order');
    for (const problem of entry.problems) mustLieIn(problem.span, whole, 'a problem of YAML');
    last = entry.span.start;
  }
}

function textsLeadBack(doc: AgentDocument): void {
  const view = viewOf(doc);
  const whole = span(0, doc.text.length);
  for (const name of new Set(doc.frontmatter.entries.map((entry) => entry.name))) {
    const decoded = view.text(name);
    if (decoded) leadsBack(decoded, whole);
    let last = 0;
    for (const item of view.list(name)?.items ?? []) {
      mustLieIn(item.element, whole, 'an element of a list');
      mustLieIn(item.span, item.element, 'an item of a list');
      must(item.span.start >= last, 'items are in order');
      last = item.span.start;
    }
  }
  const { description, examples } = view;
  if (description) leadsBack(description, whole);
  let last = 0;
  for (const example of examples) {
    mustLieIn(example.span, span(last, description?.value.length ?? 0), 'an example');
    for (const { part, label } of example.turns) {
      mustLieIn(part.span, example.span, 'what is said in an example');
      mustLieIn(label, example.span, 'who speaks in an example');
    }
    last = example.span.end;
  }
}

function leadsBack(decoded: Text, whole: Span): void {
  mustLieIn(decoded.span, whole, 'a decoded text');
  let last = decoded.span.start;
  for (let i = 0; i <= decoded.value.length; i++) {
    const at = decoded.toSource(i);
    must(
      at >= last && at <= decoded.span.end,
      'a decoded text leads back, never backwards and never out of its field',
      () => ({
        i,
        at,
        last,
        span: decoded.span,
      }),
    );
    last = at;
  }
}

/** Where the reader gave up first is for a message only, and may differ. */
function readApartAsWhole(doc: AgentDocument): void {
  const apart = readFields(doc);
  if (!apart) return;
  const comparable = (reading: typeof apart) => ({ ...reading, errorAt: 0, fields: [...reading.fields] });
  mustEqual(comparable(apart), comparable(readAsRuntime(doc.text)), 'fields read apart are the fields of the whole');
}

const shapeOf = ({ fence, body, frontmatter }: AgentDocument) => ({
  fence,
  body,
  mode: frontmatter.mode,
  entries: frontmatter.entries.map(({ name, span: at, nameSpan, valueSpan, style, colon }) => ({
    name,
    at,
    nameSpan,
    valueSpan,
    style,
    colon,
  })),
});

function judged(doc: AgentDocument): unknown {
  const found: Verdict = judge(doc, { scope: 'project', path: URI });
  const { reading, ...rest } = found;
  const causes = found.status === 'skipped' ? found.causes.map(({ code, span: at }) => ({ code, at })) : [];
  return { ...rest, causes, hookProblems: [], reading: { ...reading, fields: [...reading.fields] } };
}
