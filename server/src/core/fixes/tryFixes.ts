// Tries every fix on a copy of the file: drops fixes that stop an agent from loading, corrects `safe`, adds effects to titles.

import type { AgentDocument } from '../syntax/document';
import { textOf } from '../syntax/scalars';
import type { TextEdit } from '../text/edit';
import type { AgentContext } from '../workspace/agentContext';
import { effectOf } from './effects';
import type { Fix } from './fix';
import { type Reread, reread } from './reread';
import { areSafeChanges, isSafeChange } from './safety';

/** Characters of frontmatter up to which fixes are tried, because each trial parses the file. Beyond, no fix is safe. */
const LONGEST_TRIED = 64_000;
/** The same for what its fields cost besides their characters: 4,000 fields, or 550 with faults. */
const MOST_FIELD_COST = 256_000;

/** Characters that the fixes offered by one request reread: several times what real files take. */
const OFFERED_BUDGET = 100_000;
/** Characters that fixing all reread in one file. */
const FIX_ALL_BUDGET = 200_000;
/** What a reread costs besides the characters of its frontmatter: for itself, by field, and by field whose fault is searched. */
const REREAD_COST = 256;
const FIELD_COST = 64;
const BROKEN_FIELD_COST = 400;
/** Characters of the body that cost as much as one of the frontmatter. */
const BODY_SHARE = 64;

/** How many rereads of the file the fixes offered by one request may cost. What does not fit is not offered. */
export const trialsOffered = (context: AgentContext): number => Math.max(4, trialsWithin(OFFERED_BUDGET, context));

/** How many rereads fixing all may cost, rounds and trials together. What does not fit is left for another run. */
export const trialsOfFixAll = (context: AgentContext): number => Math.max(8, trialsWithin(FIX_ALL_BUDGET, context));

function trialsWithin(budget: number, { doc }: AgentContext): number {
  const cost = doc.frontmatter.text.length + fieldCost(doc) + doc.text.length / BODY_SHARE + REREAD_COST;
  return Math.floor(budget / cost);
}

function fieldCost({ frontmatter: { entries } }: AgentDocument): number {
  const broken = entries.filter(({ style }) => style === 'broken').length;
  return entries.length * FIELD_COST + broken * BROKEN_FIELD_COST;
}

/** Costs one parse and one verdict a fix. */
export function tryFixes(fixes: readonly Fix[], context: AgentContext): readonly Fix[] {
  if (!isTriable(context)) return fixes.filter(({ reads }) => !reads).map((fix) => ({ ...fix, safe: false }));
  return fixes.flatMap((fix) => tryFix(fix, context) ?? []);
}

/** Absent if the agent loads now and would not afterwards. */
function tryFix(fix: Fix, context: AgentContext): Fix | undefined {
  if (overlap(fix.edits)) return undefined;
  const after = reread(context, fix.edits);
  if (!areReadAsIntended([fix], after)) return undefined;
  if (context.verdict.status === 'loads' && after.verdict.status !== 'loads') return undefined;
  if (fix.safe && isSafeChange(context, fix.edits, after)) return fix;
  const effect = effectOf(context, after);
  const title = effect ? { id: 'fix.withEffect', args: { fix: fix.title, effect } } : fix.title;
  return { ...fix, title, safe: false };
}

/** Edits of one fix that collide: a bug of its rule, which must not end a run. */
const overlap = (edits: readonly TextEdit[]): boolean => {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return ordered.some((edit, index) => edit.span.start < (ordered[index - 1]?.span.end ?? 0));
};

/** Whether fixes can be tried in this file at all; no fix of a longer one is safe. */
export const isTriable = ({ doc }: AgentContext): boolean =>
  doc.frontmatter.text.length <= LONGEST_TRIED && fieldCost(doc) <= MOST_FIELD_COST;

/** Whether these fixes are safe, all at once and each alone. One reread. */
export function areSafeTogether(fixes: readonly Fix[], context: AgentContext): boolean {
  const changes = fixes.map(({ edits }) => edits);
  if (!isTriable(context) || changes.some(overlap)) return false;
  const after = reread(context, changes.flat());
  return areReadAsIntended(fixes, after) && areSafeChanges(context, changes, after);
}

/** Linear in the fields and fixes. */
function areReadAsIntended(fixes: readonly Fix[], { doc }: Reread): boolean {
  const expected = fixes.flatMap(({ reads = [] }) => reads);
  if (expected.length === 0) return true;
  const fields = new Set(expected.map(({ field }) => field));
  const read = new Set<string>();
  for (const entry of doc.frontmatter.entries) {
    const value = fields.has(entry.name) ? textOf(entry, doc.text)?.value : undefined;
    if (value === undefined) continue;
    read.add(keyOf(entry.name, value)).add(keyOf(entry.name, value.replaceAll('\\n', '\n')));
  }
  return expected.every(({ field, value }) => read.has(keyOf(field, value)));
}

const keyOf = (field: string, value: string): string => `${field}:${value}`;

/** Whether an agent that loads still does after all of these fixes; true for one that does not load. */
export function loadsAfter(fixes: readonly Fix[], context: AgentContext): boolean {
  const edits = fixes.flatMap((fix) => fix.edits);
  return context.verdict.status !== 'loads' || edits.length === 0 || reread(context, edits).verdict.status === 'loads';
}
