// Restricts an agent to read-only tools; offered only if no other field, such as a memory, adds more.

import type { Runtime } from '../../dialects/runtime';
import type { Loads } from '../../dialects/verdict';
import { keepsAgent, reread } from '../../fixes/reread';
import { eolOf } from '../../rules/frontmatter/valueFixes';
import { splitToolList, toolReference } from '../../syntax/toolList';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { listField, rewriteList, writeList } from './listStyle';
import { fieldInsertions, type Refactoring, refactorTitle, selectedField } from './refactoring';

export function readOnlyTools(context: AgentContext, selection: Span): readonly Refactoring[] {
  const { verdict, view, runtime } = context;
  const set = readOnlySet(runtime);
  const selected = selectedField(context, selection);
  if (verdict.status !== 'loads' || !set || !selected || onlyReads(verdict, runtime)) return [];
  if (view.entry('tools') ? !/^(?:tools|disallowedTools)$/.test(selected.name) : false) return [];
  for (const edit of toolsEdits(set, context)) {
    const after = reread(context, [edit]);
    if (!keepsAgent(context, after, ['tools', 'granted']) || after.verdict.status !== 'loads') continue;
    if (JSON.stringify(after.verdict.tools) !== JSON.stringify(set)) continue;
    if (!onlyReads(after.verdict, runtime) || !gets(set, after.verdict, runtime)) continue;
    return [{ title: refactorTitle('readOnly', { tools: set.join(', ') }), kind: 'refactor.rewrite', edits: [edit] }];
  }
  return [];
}

/** The schema's first snippet of `tools` with read-only tools only. */
function readOnlySet(runtime: Runtime): readonly string[] | undefined {
  const sets = runtime.fields
    .get('tools')
    ?.snippets.map((snippet) => splitToolList([snippet.body]).map((item) => item.value));
  return sets?.find((set) => set.length > 0 && set.every((name) => runtime.tools.resolve(name)?.can === 'read'));
}

/** MCP tools may write. */
function onlyReads(verdict: Loads, runtime: Runtime): boolean {
  const granted = runtime.effectiveTools(verdict);
  if (granted.status !== 'granted' || granted.mcp.length > 0) return false;
  if (verdict.tools === null || verdict.tools.includes('*')) return false;
  const names = [...granted.tools, ...verdict.tools.map((item) => toolReference(item).name)];
  return names.every((name) => runtime.tools.resolve(name)?.can === 'read');
}

/** Another field must not remove any of them. */
function gets(set: readonly string[], verdict: Loads, runtime: Runtime): boolean {
  const granted = runtime.effectiveTools(verdict);
  return granted.status === 'granted' && set.every((name) => granted.tools.includes(name));
}

function toolsEdits(set: readonly string[], context: AgentContext): readonly TextEdit[] {
  const entry = context.view.entry('tools');
  if (!entry) return fieldInsertions('tools', writeList(set, 'csv', eolOf(context.doc.text)), context);
  const field = listField(entry, context);
  const edit = field && rewriteList(field, set, field.list.style, context);
  return edit ? [edit] : [];
}
