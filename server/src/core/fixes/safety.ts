// Defines safe fixes, which fix-all may apply, by comparing the file before and after, whatever the rule claims.

import type { Field } from '../dialects/facts';
import type { Runtime } from '../dialects/runtime';
import type { Loads, Verdict } from '../dialects/verdict';
import type { AgentDocument, Entry } from '../syntax/document';
import { isSamePlain, type Plain, plainOf } from '../syntax/plainYaml';
import { toolReference } from '../syntax/toolList';
import type { TextEdit } from '../text/edit';
import { overlaps, slice } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';
import { isEditedAlone } from './editedAlone';
import { keepsOwnLines } from './ownLines';
import type { Reread } from './reread';
import { keepsRestrictions, losesRestriction, RESTRICTIONS } from './restrictions';
import { keepsTypes } from './types';

/**
 * True if the change keeps every other field, drops no character of content, keeps the edited field's type, and grants or removes
 * nothing beyond the author's own characters. `after` is `context` reread with `edits`. Linear in the frontmatter.
 */
export const isSafeChange = (context: AgentContext, edits: readonly TextEdit[], after: Reread): boolean =>
  areSafeChanges(context, [edits], after);

/**
 * The same for several changes at once: true only if each is as safe as alone, because every field is afterwards exactly what the
 * edits inside of it make of it. `after` is `context` reread with all of them.
 */
export function areSafeChanges(
  context: AgentContext,
  changes: readonly (readonly TextEdit[])[],
  after: Reread,
): boolean {
  const { doc, verdict } = context;
  const edits = changes.flat();
  if (after.verdict.status === 'not-an-agent' || (verdict.status === 'loads' && after.verdict.status !== 'loads'))
    return false;
  const touched = touchedEntries(doc, edits);
  return (
    keepsBody(context, after, edits) &&
    keepsUntouched(doc, after.doc, touched) &&
    keepsReading(verdict, after.verdict, new Set(touched.map(({ name }) => name))) &&
    keepsTypes(context, after, touched) &&
    keepsRestrictions(context, after) &&
    keepsOwnLines(doc, after.doc, touched) &&
    (changes.length === 1 || isEditedAlone(doc, after.doc, edits)) &&
    keepsContent(context, after, changes) &&
    (verdict.status === 'loads' && context.runtime.effectiveTools(verdict).status === 'granted'
      ? keepsRights(verdict, after.verdict, context.runtime, new Set(touched.map(({ name }) => name)))
      : readsWhatIsWritten(context, after))
  );
}

function touchedEntries(doc: AgentDocument, edits: readonly TextEdit[]): readonly Entry[] {
  const { start, end } = doc.fence.region;
  const inside = edits
    .filter((edit) => edit.span.start <= end && edit.span.end >= start)
    .sort((a, b) => a.span.start - b.span.start);
  if (inside.length === 0) return [];
  let first = 0;
  return doc.frontmatter.entries.filter((entry) => {
    // The edits do not overlap, so that those before the entry end before it.
    while ((inside[first]?.span.end ?? entry.span.start) < entry.span.start) first++;
    for (let at = first; (inside[at]?.span.start ?? Number.POSITIVE_INFINITY) <= entry.span.end; at++) {
      const edit = inside[at];
      if (edit && changesEntry(edit, entry)) return true;
    }
    return false;
  });
}

/** An insertion just before a field's name or at the end of the line before it belongs to no field. */
const changesEntry = ({ span }: TextEdit, entry: Entry): boolean =>
  span.start === span.end ? span.start > entry.span.start && span.start <= entry.span.end : overlaps(span, entry.span);

function keepsBody({ doc, verdict }: AgentContext, after: Reread, edits: readonly TextEdit[]): boolean {
  if (doc.fence.state !== 'closed' || after.doc.fence.state !== 'closed') return true;
  if (edits.every((edit) => edit.span.start >= doc.body.start)) return true;
  // If the runtime ends the frontmatter early, the rest is part of the prompt until it is fixed.
  if (verdict.reading.cutAt !== undefined) return slice(doc.text, doc.body) === slice(after.doc.text, after.doc.body);
  return (
    slice(doc.text, doc.body) === slice(after.doc.text, after.doc.body) &&
    (verdict.status !== 'loads' ||
      slice(doc.text, verdict.reading.body) === slice(after.doc.text, after.verdict.reading.body))
  );
}

/** Fields outside of the edits stay byte for byte, in the same order. */
function keepsUntouched(before: AgentDocument, after: AgentDocument, touched: readonly Entry[]): boolean {
  const names = new Set(touched.map((entry) => entry.name));
  const edited = new Set(touched);
  const written = (doc: AgentDocument, entries: readonly Entry[]): readonly string[] =>
    entries.map((entry) => slice(doc.text, entry.span));
  const kept = written(
    before,
    before.frontmatter.entries.filter((entry) => !edited.has(entry)),
  );
  const now = written(
    after,
    after.frontmatter.entries.filter((entry) => !names.has(entry.name) || kept.length > 0),
  );
  let at = 0;
  for (const each of now) if (each === kept[at]) at++;
  return at === kept.length;
}

/** The runtime reads fields outside of the edits as before, if it reads any. */
function keepsReading(was: Verdict, is: Verdict, touched: ReadonlySet<string>): boolean {
  if (!isReadable(was) || !isReadable(is)) return true;
  const [before, after] = [was.reading.fields, is.reading.fields];
  // A name that differs from an edited one in letter case is the correct name of a misspelt field.
  const folded = new Set([...touched].map((name) => name.toLowerCase()));
  return [...new Set([...before.keys(), ...after.keys()])].every(
    (name) => folded.has(name.toLowerCase()) || isSamePlain(before.get(name), after.get(name)),
  );
}

const isReadable = ({ reading }: Verdict): boolean => reading.state === 'valid' || reading.state === 'repaired';

/** Every letter and digit that an edit removes is in its new text; escapes count as the characters they stand for. */
function keepsCharacters({ text }: AgentDocument, edits: readonly TextEdit[]): boolean {
  const left = new Map<string, number>();
  for (const edit of edits) for (const letter of lettersOf(edit.newText)) left.set(letter, (left.get(letter) ?? 0) + 1);
  for (const edit of edits)
    for (const letter of lettersOf(slice(text, edit.span))) {
      const count = left.get(letter) ?? 0;
      if (count === 0) return false;
      left.set(letter, count - 1);
    }
  return true;
}

const lettersOf = (text: string): Iterable<string> =>
  text
    .replace(/\\x[0-9a-f]{2}|\\u[0-9a-f]{4}/gi, ' ')
    .replace(/\\[nrt]/g, ' ')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** Each change keeps its characters, or renames tools: every name there is the same but for letter case and recorded renames. */
function keepsContent(context: AgentContext, after: Reread, changes: readonly (readonly TextEdit[])[]): boolean {
  const lossy = changes.filter((edits) => !keepsCharacters(context.doc, edits));
  if (lossy.length === 0) return true;
  const lists = RESTRICTIONS.flatMap((field) => context.view.entry(field) ?? []);
  const isInList = (edit: TextEdit): boolean =>
    lists.some(({ valueSpan }) => edit.span.start >= valueSpan.start && edit.span.end <= valueSpan.end);
  return (
    lossy.flat().every(isInList) &&
    RESTRICTIONS.every((field) => sameNames(namesOf(context, field), namesOf(after, field), context.runtime))
  );
}

const namesOf = ({ view }: Pick<Reread, 'view'>, field: (typeof RESTRICTIONS)[number]): readonly string[] =>
  view.list(field)?.items.map(({ value }) => value) ?? [];

/** The same items in the same order, ignoring letter case and Claude Code's own renames, without new repetitions. */
function sameNames(before: readonly string[], after: readonly string[], runtime: Runtime): boolean {
  const folded = (item: string): string => {
    const { name, specifier } = toolReference(item);
    const current = runtime.tools.canonical(name) ?? name;
    return `${current.toLowerCase()}${specifier === undefined ? '' : `(${specifier})`}`;
  };
  const repeated = (items: readonly string[]): number => items.length - new Set(items).size;
  return (
    before.length === after.length &&
    before.every((item, index) => folded(item) === folded(after[index] ?? '')) &&
    repeated(after) <= repeated(before)
  );
}

/** For an agent that starts with tools: it keeps its name, and its rights but for names misspelt by case alone. */
function keepsRights(was: Loads, is: Verdict, runtime: Runtime, touched: ReadonlySet<string>): boolean {
  if (is.status !== 'loads' || was.name !== is.name) return false;
  if (was.description !== is.description && !touched.has('description')) return false;
  const [before, after] = [was.reading.fields, is.reading.fields];
  return (
    sameCase(was.model, is.model) &&
    runtime.fields.all.every(
      ({ name, decides, types }) => !decides || sameValue(before.get(name), after.get(name), types),
    ) &&
    keepsTools(was, is, runtime)
  );
}

/** Letter case does not count in a text. */
const sameValue = (a: Plain | undefined, b: Plain | undefined, types: Field['types']): boolean =>
  types.includes('object') || types.includes('array') ? isSamePlain(a, b) : sameCase(a, b);

const sameCase = (a: Plain | undefined, b: Plain | undefined): boolean =>
  isSamePlain(a, b) || (typeof a === 'string' && typeof b === 'string' && a.toLowerCase() === b.toLowerCase());

function keepsTools(was: Loads, is: Loads, runtime: Runtime): boolean {
  const [before, after] = [runtime.effectiveTools(was), runtime.effectiveTools(is)];
  if (before.status !== 'granted' || after.status !== 'granted') return before.status === after.status;
  const had = new Set([...before.tools, ...before.mcp]);
  const has = new Set([...after.tools, ...after.mcp]);
  if ([...had].some((tool) => !has.has(tool))) return false;
  const gained = [...has].filter((tool) => !had.has(tool));
  const listed = new Set((is.tools ?? []).map((item) => toolReference(item).name));
  return (
    gained.every((tool) => listed.has(tool)) &&
    (gained.length === 0 ||
      (was.tools !== null &&
        is.tools !== null &&
        sameNames(was.tools, is.tools, runtime) &&
        sameNames(was.disallowedTools ?? [], is.disallowedTools ?? [], runtime)))
  );
}

/** For an agent that does not start, or not with tools: afterwards the runtime reads each field as written. */
function readsWhatIsWritten(context: AgentContext, { verdict, doc, view }: Reread): boolean {
  if (verdict.status !== 'loads') return true;
  if (context.verdict.status === 'loads' && context.verdict.name !== verdict.name) return false;
  const asWritten = doc.frontmatter.entries.every((entry) => {
    if (entry !== doc.frontmatter.field(entry.name) || entry.style === 'broken' || entry.style === 'alias') return true;
    return isSamePlain(verdict.reading.fields.get(entry.name) ?? null, plainOf(entry));
  });
  return asWritten && verdict.reading.cutAt === undefined && !losesRestriction(context, { doc, view, verdict });
}
