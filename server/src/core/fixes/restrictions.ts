// Restrictions of an agent (tool lists, permission mode); a safe fix never removes, hides or disables one.

import type { Runtime } from '../dialects/runtime';
import type { Loads } from '../dialects/verdict';
import type { AgentDocument, Entry } from '../syntax/document';
import { toolReference } from '../syntax/toolList';
import { slice } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';
import type { Reread } from './reread';

export const RESTRICTIONS = ['tools', 'disallowedTools'] as const;

/** A written `tools` or `disallowedTools` stays a field with names in it, and none disappears into another value. */
export function keepsRestrictions({ doc, view, verdict }: AgentContext, after: Reread): boolean {
  if (indentedFields(doc).some((name) => !doc.frontmatter.field(name) && !after.doc.frontmatter.field(name)))
    return false;
  return RESTRICTIONS.every((field) => {
    const was = view.entry(field);
    if (!was) return true;
    const names = view.list(field)?.items ?? [];
    const now = after.view.list(field)?.items ?? [];
    if (!after.view.entry(field) || (names.length > 0 && now.length === 0)) return false;
    if (was.style === 'broken' && !now.every(({ value }) => NAME.test(value))) return false;
    return (
      !now.some(({ value }) => value === '*') || (verdict.status === 'loads' && verdict[field]?.includes('*') === true)
    );
  });
}

/** A tool, with or without a specifier. Other text, quoted or joined, names no tool: a denial would be lost. */
const NAME = /^(?:[A-Za-z][\w.*-]*(?:\(.*\))?|\*)$/s;

/** Known fields on an indented line of unreadable frontmatter, probably intended as fields. */
function indentedFields({ text, frontmatter, profile }: AgentDocument): readonly string[] {
  return frontmatter.entries
    .filter((entry) => entry.style === 'broken')
    .flatMap((entry) => [...slice(text, entry.span).matchAll(/\n[ \t]{1,3}([A-Za-z]\w*):(?=\s|$)/g)])
    .map((match) => match[1] ?? '')
    .filter((name) => profile.shapeOf(name) !== undefined);
}

/**
 * Whether the agent, which did not load, would start with more rights than written: a restricting field has a wrong name, a denied
 * name is no tool, or its permission mode is unknown.
 */
export function losesRestriction(context: AgentContext, after: Reread & { readonly verdict: Loads }): boolean {
  if (after.doc.frontmatter.entries.some((entry) => isLostRestriction(entry, after.view, context.runtime))) return true;
  return (
    context.verdict.status !== 'loads' && (deniesInVain(context, after.verdict) || isNoMode(context, after.verdict))
  );
}

function deniesInVain({ options, runtime }: AgentContext, { disallowedTools }: Loads): boolean {
  if (disallowedTools === null) return false;
  const known = (item: string): boolean => {
    const { name } = toolReference(item);
    return (
      runtime.tools.resolve(name) !== undefined || options.extraTools.includes(name) || runtime.tools.deniesMcp(item)
    );
  };
  return runtime.tools.deniesNothing(disallowedTools) || !disallowedTools.every(known);
}

function isNoMode({ scope, runtime }: AgentContext, { reading }: Loads): boolean {
  const mode = reading.fields.get('permissionMode');
  const field = runtime.fields.get('permissionMode');
  if (mode === undefined || mode === null || scope === 'plugin' || !field) return false;
  return !runtime.fields.valuesOf(field).some(({ value }) => value === mode);
}

/** A field intended to restrict the tools that is none: the agent would start with all of them. */
function isLostRestriction(entry: Entry, view: Reread['view'], runtime: Runtime): boolean {
  if (runtime.fields.get(entry.name) || !runtime.profile.isField(entry.name)) return false;
  const meant = runtime.fields.wrongSpelling(entry.name);
  return RESTRICTIONS.some((field) => field === meant && !view.entry(field));
}
