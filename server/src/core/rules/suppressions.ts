// Parses suppression comments (for a line, for the file, or in the body) and matches them with findings.

import type { AgentDocument } from '../syntax/document';
import { type Span, span } from '../text/span';
import type { Finding, UnusedSuppression } from './rule';

interface Suppression {
  readonly rule: string;
  readonly ruleSpan: Span;
  /** The whole comment. */
  readonly span: Span;
  /** The suppressed line, zero-based; absent for the whole file. */
  readonly line?: number;
}

interface Suppressions {
  readonly all: readonly Suppression[];
  apply(findings: readonly Finding[]): readonly Finding[];
  /** Comments that suppress none of these findings. */
  unused(findings: readonly Finding[]): readonly UnusedSuppression[];
}

const IN_FRONTMATTER = /^[ \t]*#[ \t]*subagents-disable(-next-line)?[ \t]([^\r\n]*)/gm;
const IN_BODY = /<!--[ \t]*subagents-disable[ \t]+(?![ \t])((?:(?!<!--)[^\n>])*?)-->/g;

const memo = new WeakMap<AgentDocument, Suppressions>();

/** Computed once per document. */
export function suppressionsOf(doc: AgentDocument): Suppressions {
  const known = memo.get(doc);
  if (known) return known;
  const made = createSuppressions(doc.text.includes('subagents-disable') ? find(doc) : [], doc);
  memo.set(doc, made);
  return made;
}

/** Both functions are linear in the number of comments and findings. */
function createSuppressions(all: readonly Suppression[], doc: AgentDocument): Suppressions {
  const silenced = new Set(all.map(({ rule, line }) => keyOf(rule, line)));
  const inComment = new Map<number, number>();
  for (const { span: at } of all) inComment.set(at.start, (inComment.get(at.start) ?? 0) + 1);
  /** The keys of the comments that suppress it. */
  const keysOf = ({ rule, span: at }: Finding): readonly string[] => [
    keyOf(rule, undefined),
    keyOf(rule, doc.lines.positionAt(at.start).line),
  ];
  return {
    all,
    apply: (findings) =>
      all.length === 0 ? findings : findings.filter((finding) => !keysOf(finding).some((key) => silenced.has(key))),
    unused(findings) {
      const used = new Set(findings.flatMap(keysOf));
      return all
        .filter(({ rule, line }) => !used.has(keyOf(rule, line)))
        .map((item) => ({ ...item, alone: inComment.get(item.span.start) === 1 }));
    },
  };
}

/** Without a line: the whole file. */
const keyOf = (rule: string, line: number | undefined): string => `${rule} ${line ?? ''}`;

function find(doc: AgentDocument): readonly Suppression[] {
  const out: Suppression[] = [];
  const add = (list: string, listStart: number, comment: Span, line?: number): void => {
    for (const match of list.matchAll(/[^\s,]+/g)) {
      const start = listStart + match.index;
      out.push({
        rule: match[0],
        ruleSpan: span(start, start + match[0].length),
        span: comment,
        ...(line === undefined ? {} : { line }),
      });
    }
  };
  const region = doc.fence.region;
  for (const match of doc.text.slice(region.start, region.end).matchAll(IN_FRONTMATTER)) {
    const list = match[2] ?? '';
    const start = region.start + match.index;
    const end = start + match[0].length;
    add(list, end - list.length, span(start, end), match[1] ? doc.lines.positionAt(start).line + 1 : undefined);
  }
  for (const match of doc.text.slice(doc.body.start, doc.body.end).matchAll(IN_BODY)) {
    const list = match[1] ?? '';
    const start = doc.body.start + match.index;
    add(list, start + match[0].indexOf(list), span(start, start + match[0].length));
  }
  return out;
}
