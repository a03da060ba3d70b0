// Tries every fix on a copy of the file: drops fixes that stop an agent from loading, corrects `safe`, adds effects to titles.

import type { TextEdit } from '../text/edit';
import type { AgentContext } from '../workspace/agentContext';
import { effectOf } from './effects';
import type { Fix } from './fix';
import { reread } from './reread';
import { isSafeChange } from './safety';

/** Frontmatter length up to which fixes are tried, because each trial parses the file. Beyond it no fix is safe. */
const LONGEST_TRIED = 64_000;

/** Costs one parse and one verdict a fix. */
export function tryFixes(fixes: readonly Fix[], context: AgentContext): readonly Fix[] {
  if (context.doc.frontmatter.text.length > LONGEST_TRIED) return fixes.map((fix) => ({ ...fix, safe: false }));
  return fixes.flatMap((fix) => tryFix(fix, context) ?? []);
}

/** Absent if the agent loads now and would not afterwards. */
function tryFix(fix: Fix, context: AgentContext): Fix | undefined {
  if (overlap(fix.edits)) return undefined;
  const after = reread(context, fix.edits);
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

/** Whether these edits together are as safe as each of them is claimed to be. */
export function areSafeTogether(edits: readonly TextEdit[], context: AgentContext): boolean {
  return context.doc.frontmatter.text.length <= LONGEST_TRIED && isSafeChange(context, edits, reread(context, edits));
}

/** Whether an agent that loads still does; true for one that does not. */
export function loadsAfter(edits: readonly TextEdit[], context: AgentContext): boolean {
  return context.verdict.status !== 'loads' || edits.length === 0 || reread(context, edits).verdict.status === 'loads';
}
