// Tests as data: a text with marks in, a text with marks out, so that a failing test shows the file as its author sees it.

import { expect } from 'vitest';
import { type Completion, complete } from '../../server/src/core/features/completion/completion';
import { fixText } from '../../server/src/core/features/fixText';
import { type Hover, hover } from '../../server/src/core/features/hover/hoverAt';
import { inEnglish, render } from '../../server/src/core/messages/render';
import { fixesOf } from '../../server/src/core/rules/run';
import { applyEdits } from '../../server/src/core/text/edit';
import { LineIndex } from '../../server/src/core/text/lineIndex';
import { type AgentOptions, contextOf, filesOf, findingsIn, strict, turnedOn } from './agents';

const COMMON_HINTS: readonly string[] = ['no-trigger-wording'];
const MARK_LINE = /^ *\^+ [a-z-]+ (?:error|warning|information|hint)$/;

/**
 * The findings stand below the line they are on: `^^^ rule-id severity`. A finding over several lines is marked on its
 * first. Hints that most files have are left out unless the text has one. Several files: `//- path` lines, the first is checked.
 */
export function checks(marked: string, given: AgentOptions = {}): void {
  const { text, others, path } = split(marked);
  const plain = text
    .split('\n')
    .filter((line) => !MARK_LINE.test(line))
    .join('\n');
  expect(
    withMarks(
      plain,
      { ...given, ...others, ...path },
      COMMON_HINTS.filter((rule) => !text.includes(rule)),
    ),
  ).toBe(text);
}

function withMarks(text: string, given: AgentOptions, leftOut: readonly string[]): string {
  const index = new LineIndex(text);
  const lines = text.split('\n');
  const below = new Map<number, string[]>();
  for (const finding of findingsIn(text, given)) {
    if (leftOut.includes(finding.rule)) continue;
    const { line, character } = index.positionAt(finding.span.start);
    const room = (lines[line] ?? '').replace(/\r$/, '').length - character;
    const length = Math.max(1, Math.min(finding.span.end - finding.span.start, room));
    const mark = `${' '.repeat(character)}${'^'.repeat(length)} ${finding.rule} ${finding.severity}`;
    below.set(line, [...(below.get(line) ?? []), mark]);
  }
  return lines.flatMap((line, at) => [line, ...(below.get(at) ?? [])]).join('\n');
}

function split(fixture: string) {
  if (!fixture.startsWith('//- ')) return { text: fixture, others: {}, path: {} };
  const [first, ...rest] = filesOf(fixture);
  if (!first) throw new Error('a fixture without a file');
  return { text: first[1], others: { others: new Map(rest) }, path: { path: first[0] } };
}

interface Applied {
  readonly text: string;
  readonly title: string;
  readonly safe: boolean;
}

/** Every fix of every finding of the rule, each applied by itself to the whole text. */
export function appliedFixes(rule: string, text: string, given: AgentOptions = {}): readonly Applied[] {
  const context = contextOf(text, given);
  return findingsIn(text, given, turnedOn(rule))
    .filter((finding) => finding.rule === rule)
    .flatMap((finding) =>
      fixesOf(finding, context).map((fix) => ({
        text: applyEdits(text, fix.edits),
        title: render(fix.title),
        safe: fix.safe,
      })),
    );
}

/** The first fix of the rule's first finding, or the one with that title. */
export function fixes(rule: string, before: string, after: string, title?: string, given: AgentOptions = {}): void {
  const offered = appliedFixes(rule, before, given);
  const chosen = title === undefined ? offered[0] : offered.find((fix) => fix.title === title);
  if (!chosen) throw new Error(`no such fix of ${rule}; there are: ${offered.map((fix) => fix.title).join(', ')}`);
  expect(chosen.text).toBe(after);
}

/** The text after all safe fixes. */
export const fixedAll = (text: string, given: AgentOptions = {}): string =>
  fixText(contextOf(text, given), (next) => contextOf(next, given), strict).text;

/** Cuts `$0` out and says where it stood. */
export function cursorIn(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('$0');
  if (offset < 0) throw new Error('no $0 in the text');
  return { text: marked.slice(0, offset) + marked.slice(offset + 2), offset };
}

/** As it is said in English. */
type SaidCompletion = Omit<Completion, 'detail' | 'documentation'> & {
  readonly detail?: string;
  readonly documentation?: () => string;
};

export function completionsAt(marked: string, given: AgentOptions = {}): readonly SaidCompletion[] {
  const { text: fixture, others, path } = split(marked);
  const { text, offset } = cursorIn(fixture);
  const context = contextOf(text, { ...given, ...others, ...path });
  return complete(context, offset).map(({ detail, documentation, ...item }) => ({
    ...item,
    ...(detail === undefined ? {} : { detail: inEnglish(detail) }),
    ...(documentation === undefined ? {} : { documentation: () => documentation().map(inEnglish).join('\n\n') }),
  }));
}

/** Taking the completion with that label gives that text; snippet stops are shown as they are. */
export function completions(marked: string, label: string, after: string, given: AgentOptions = {}): void {
  const all = completionsAt(marked, given);
  const item = all.find((candidate) => candidate.label === label);
  if (!item) throw new Error(`no ${label} among: ${all.map((each) => each.label).join(', ')}`);
  const { text, offset } = cursorIn(split(marked).text);
  expect(item.replace.start).toBeLessThanOrEqual(offset);
  expect(item.replace.end).toBeGreaterThanOrEqual(offset);
  expect(applyEdits(text, [{ span: item.replace, newText: item.newText }])).toBe(after);
}

interface Offered {
  readonly has?: readonly string[];
  readonly not?: readonly string[];
}

/** Labels that are there, and labels that are not; `not: ['*']` for none at all. */
export function offers(marked: string, { has = [], not = [] }: Offered, given: AgentOptions = {}): void {
  const labels = completionsAt(marked, given).map((item) => item.label);
  if (not.includes('*')) expect(labels).toEqual([]);
  else {
    expect(labels).toEqual(expect.arrayContaining([...has]));
    expect(labels.filter((label) => not.includes(label))).toEqual([]);
  }
  expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
}

/** As it is said in English. */
interface SaidHover {
  readonly span: Hover['span'];
  readonly lead: string;
  readonly facts: readonly string[];
  /** What is hovered. */
  readonly text: string;
}

export function hoverAt(marked: string, given: AgentOptions = {}): SaidHover | undefined {
  const { text, offset } = cursorIn(marked);
  const found = hover(contextOf(text, given), offset);
  return (
    found && {
      span: found.span,
      lead: inEnglish(found.lead),
      facts: found.facts.map(inEnglish),
      text: text.slice(found.span.start, found.span.end),
    }
  );
}

/** What is hovered, and what is said about it. */
export function hovers(marked: string, over: string, says: RegExp, given: AgentOptions = {}): void {
  const found = hoverAt(marked, given);
  expect(found?.text).toBe(over);
  expect([found?.lead, ...(found?.facts ?? [])].join('\n\n')).toMatch(says);
}
