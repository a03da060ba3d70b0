// Parses a file after a change and compares the agent before and after; fixes and refactorings are offered only if it allows them.

import type { Runtime } from '../dialects/runtime';
import type { Loads, Verdict } from '../dialects/verdict';
import type { AgentDocument } from '../syntax/document';
import { parseAgent } from '../syntax/parse';
import { isPlainList, isSamePlain, type Plain } from '../syntax/plainYaml';
import { type AgentView, viewOf } from '../syntax/view';
import { applyEdits, type TextEdit } from '../text/edit';
import { slice } from '../text/span';
import type { AgentContext, FrontmatterReader } from '../workspace/agentContext';
import { filePlace } from '../workspace/placeRules';

/** A file after a change. */
export interface Reread {
  readonly doc: AgentDocument;
  readonly view: AgentView;
  readonly verdict: Verdict;
}

/** Costs one parse and one verdict. The edits must not overlap. */
export function reread({ doc, scope, plugin, runtime }: AgentContext, edits: readonly TextEdit[]): Reread {
  const after = parseAgent(doc.uri, applyEdits(doc.text, edits), runtime.profile);
  const verdict = runtime.load(after, filePlace({ scope, plugin }, doc.uri));
  return { doc: after, view: viewOf(after), verdict };
}

/**
 * Fields that the change is about and that are not compared; besides names, `body`, `seen` (the description the orchestrator
 * reads) and `granted` (the tools it gets). The caller checks these.
 */
export type Changed = readonly string[];

export function keepsAgent(before: AgentContext, after: Reread, changed: Changed): boolean {
  const was = before.verdict;
  const is = after.verdict;
  if (is.status !== was.status && (was.status !== 'skipped' || is.status !== 'loads')) return false;
  if (before.doc.fence.state !== after.doc.fence.state) return false;
  if (was.reading.state === 'valid' && is.reading.state !== 'valid') return false;
  if (!changed.includes('body') && slice(before.doc.text, before.doc.body) !== slice(after.doc.text, after.doc.body))
    return false;
  if (!(isReadable(was) && isReadable(is) ? sameFields(was, is, changed) : sameLines(before, after, changed)))
    return false;
  return was.status !== 'loads' || (is.status === 'loads' && sameHeld(was, is, changed, before.runtime));
}

const isReadable = ({ reading }: Verdict): boolean => reading.state === 'valid' || reading.state === 'repaired';

function sameFields(was: Verdict, is: Verdict, changed: Changed): boolean {
  const [before, after] = [was.reading.fields, is.reading.fields];
  return [...new Set([...before.keys(), ...after.keys()])].every(
    (name) =>
      changed.includes(name) ||
      (before.has(name) === after.has(name) && isSamePlain(before.get(name), after.get(name))),
  );
}

/** Unreadable files have no values to compare. */
function sameLines(before: AgentContext, after: Reread, changed: Changed): boolean {
  const written = ({ doc }: { readonly doc: AgentDocument }): string =>
    JSON.stringify(
      doc.frontmatter.entries.map((entry) => (changed.includes(entry.name) ? entry.name : slice(doc.text, entry.span))),
    );
  return written(before) === written(after);
}

function sameHeld(was: Loads, is: Loads, changed: Changed, runtime: Runtime): boolean {
  return (
    was.name === is.name &&
    (changed.includes('seen') || was.description === is.description) &&
    was.model === is.model &&
    (changed.includes('granted') || grantedTools(was, runtime) === grantedTools(is, runtime))
  );
}

/** The agent's tools as a comparable text: in any order, MCP tools as far as they are known. */
export function grantedTools(verdict: Loads, runtime: Runtime): string {
  const tools = runtime.effectiveTools(verdict);
  return tools.status === 'granted'
    ? JSON.stringify([[...tools.tools].sort(), [...new Set(tools.mcp)].sort()])
    : tools.status;
}

/** Whether Claude Code splits the field into these names; false for a file it does not read. */
export function readsNames({ reading }: Verdict, field: string, names: readonly string[], runtime: Runtime): boolean {
  if (reading.state !== 'valid' && reading.state !== 'repaired') return true;
  return SPLIT.some(
    (each) => each === field && JSON.stringify(runtime.listOf(reading.fields, each)) === JSON.stringify(names),
  );
}

const SPLIT = ['tools', 'disallowedTools', 'skills'] as const;

/** False if another program that read a field as Claude Code does would no longer do so. */
export function readersFollow(before: AgentContext, after: Reread, fields: readonly string[]): boolean {
  return before.readers.every((reader) => {
    const was = read(reader, before.doc.text);
    if (!was) return true;
    const agreed = fields.filter((name) => sameThere(before.verdict.reading.fields.get(name), was.get(name)));
    if (agreed.length === 0) return true;
    const is = read(reader, after.doc.text);
    return is !== undefined && agreed.every((name) => sameThere(after.verdict.reading.fields.get(name), is.get(name)));
  });
}

function read(reader: FrontmatterReader, text: string): ReadonlyMap<string, unknown> | undefined {
  const reading = reader.read(text);
  return !reading || 'error' in reading ? undefined : reading.fields;
}

function sameThere(ours: Plain | undefined, theirs: unknown): boolean {
  if (!isPlainList(ours)) return ours === theirs;
  return (
    Array.isArray(theirs) &&
    ours.length === theirs.length &&
    ours.every((item, index) => sameThere(item, theirs[index]))
  );
}
