// The shape of a refactoring: an optional change of a correct file, never applied unasked.

import type { Message } from '../../../../../common/src/messages/message';
import { eolOf } from '../../rules/frontmatter/valueFixes';
import type { Entry } from '../../syntax/document';
import { entryAt } from '../../syntax/entryQueries';
import { insert, type TextEdit } from '../../text/edit';
import { lineOf, overlaps, type Span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';

export const REFACTORING_KINDS = ['refactor.rewrite', 'refactor.extract', 'source.organize.subagents'] as const;
export type RefactoringKind = (typeof REFACTORING_KINDS)[number];

export interface Refactoring {
  readonly title: Message;
  readonly kind: RefactoringKind;
  readonly edits: readonly TextEdit[];
  /** A file that must not exist yet. */
  readonly create?: { readonly uri: string; readonly text: string };
}

/** The title of a refactoring, by its key in the texts of features. */
export const refactorTitle = (id: string, args: Message['args'] = {}): Message => ({ id: `refactor.${id}`, args });

/** The field that contains the whole selection; absent if it touches several, and for a field repeated below. */
export function selectedField({ doc, view }: AgentContext, selection: Span): Entry | undefined {
  const entry = entryAt(doc, selection.start) ?? entryAt(doc, selection.end);
  if (!entry || view.entry(entry.name) !== entry) return undefined;
  const others = doc.frontmatter.entries.some((other) => other !== entry && overlaps(other.span, selection));
  return others || selection.end > doc.fence.close.start ? undefined : entry;
}

/** An anchor, alias or tag before the value, which a rewrite would lose. */
export const hasSign = (entry: Entry, { doc }: AgentContext): boolean =>
  /^[&!*]/.test(doc.text.slice(entry.valueSpan.start, entry.valueSpan.end));

/** Insertions of a missing field, best place first: by conventional order, at the end, at the beginning. */
export function fieldInsertions(name: string, value: string, { doc, runtime }: AgentContext): readonly TextEdit[] {
  const eol = eolOf(doc.text);
  const orderOf = (field: string): number => runtime.fields.get(field)?.order ?? runtime.fields.all.length * 100;
  const before = doc.frontmatter.entries.filter((entry) => orderOf(entry.name) < orderOf(name)).at(-1);
  const places = [
    ...(before ? [lineOf(doc.text, before.span).end] : []),
    doc.fence.close.start,
    doc.fence.region.start,
  ];
  return places.map((offset) => insert(offset, `${name}:${value}${eol}`));
}
