// The summary of an agent file: everything that other files may know of it. An edit of the body changes no summary.

import type { Runtime } from '../dialects/runtime';
import type { Verdict } from '../dialects/verdict';
import type { AgentDocument } from '../syntax/document';
import { utterance } from '../syntax/examples';
import { type AgentView, viewOf } from '../syntax/view';
import { normalizeWords } from '../text/normalizeWords';
import { span } from '../text/span';
import type { AgentPlace } from './placeRules';
import { descriptionTokens } from './tokens';
import type { AgentSummary } from './workspace';

/** Absent for a file that is no agent. */
export function summaryOf(
  doc: AgentDocument,
  verdict: Verdict,
  place: AgentPlace,
  path: string,
  runtime: Runtime,
): AgentSummary | undefined {
  if (verdict.status === 'not-an-agent') return undefined;
  const view = viewOf(doc);
  const name = view.text('name');
  const nameSpan = name ? span(name.toSource(0), name.toSource(name.value.length)) : doc.fence.open;
  const loads = verdict.status === 'loads';
  return {
    uri: doc.uri,
    path,
    scope: place.scope,
    rank: runtime.rankOf(place.scope),
    status: verdict.status,
    skippedBy: verdict.status === 'skipped' ? verdict.reason.code : null,
    name: loads ? verdict.name : (name?.value ?? ''),
    description: loads ? verdict.description : (view.description?.value ?? ''),
    nameSpan,
    nameStart: doc.lines.positionAt(nameSpan.start),
    nameEnd: doc.lines.positionAt(nameSpan.end),
    tools: loads ? verdict.tools : null,
    model: loads ? verdict.model : null,
    tree: place.tree,
    ...(place.root === undefined ? {} : { root: place.root }),
    // Among the files of a plugin, read order decides in all versions.
    lastPathIsUsed: place.scope !== 'plugin' && runtime.can('uses-last-path'),
    ...(place.plugin ? { prefix: runtime.idPrefix(place.plugin) } : {}),
    color: view.text('color')?.value ?? null,
    tokens: loads ? descriptionTokens(verdict.name, verdict.description) : 0,
    utterances: loads ? saidIn(view) : [],
    examples: view.examples.length,
  };
}

const saidIn = (view: AgentView): readonly string[] =>
  view.examples.map((example) => normalizeWords(utterance(example)?.value ?? ''));

/** Structural equality of all fields. The revision of the workspace grows only when this is false. */
export const sameSummary = (a: AgentSummary | undefined, b: AgentSummary | undefined): boolean => sameData(a, b);

/** For plain data; a field that is undefined equals one that is missing. */
function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  for (const key in a) if (!sameData(a[key], b[key])) return false;
  for (const key in b) if (b[key] !== undefined && a[key] === undefined) return false;
  return true;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
