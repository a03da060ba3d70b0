// `memory` adds the tools it needs, even to an otherwise read-only agent.

import { codeSpans } from '../../../../../../../common/src/text/sanitize';
import type { Fix } from '../../../../fixes/fix';
import { eolOf } from '../../../../rules/frontmatter/valueFixes';
import { rule, title } from '../../../../rules/rule';
import { appendItem } from '../../../../rules/tools/listEdits';
import { voidingStar } from '../../../../rules/tools/toolItems';
import { insert, type TextEdit } from '../../../../text/edit';
import { lineOf } from '../../../../text/span';
import type { AgentContext } from '../../../../workspace/agentContext';

export default rule<{ readonly added: readonly string[] }>({
  id: 'memory-widens-tools',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: '`memory` gives tools that `tools` does not list',
    why: 'To keep its notes an agent with `memory` is given `Read`, `Write` and `Edit` on top of what `tools` lists, and it may use them on any file. An agent that was meant to look only can then change what it looks at. `disallowedTools: Write, Edit` takes them away again; the agent then reads its notes and cannot write them.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, Grep\nmemory: project\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, Grep\ndisallowedTools: Write, Edit\nmemory: project\n---\nReview the change.\n',
    source: 'Measured: the tools of the started agent, with and without `disallowedTools`.',
  },
  messages: {
    readOnly: '`memory` also gives {our:added}, so this agent is not read-only.',
    more: '`memory` also gives {our:added}, which `tools` does not list.',
  },
  *check(context) {
    const entry = context.view.entry('memory');
    if (!entry || context.verdict.status !== 'loads') return;
    const { tools } = context.verdict;
    if (!tools || tools.length === 0 || tools.includes('Write') || tools.includes('Edit')) return;
    const got = context.runtime.effectiveTools(context.verdict);
    if (got.status !== 'granted') return;
    const added = context.runtime.tools.addedByMemory.filter(
      (name) => got.tools.includes(name) && !tools.includes(name) && name !== 'Read',
    );
    if (added.length === 0 || tools.includes('*') || !hasMemory(context.verdict.reading.fields)) return;
    yield {
      span: entry.nameSpan,
      messageId: got.tools.includes('Bash') ? 'more' : 'readOnly',
      args: { added: codeSpans(added).replace(/, ([^,]*)$/, ' and $1') },
      data: { added },
    };
  },
  fixes({ added }, _at, context) {
    const list = context.view.list('tools');
    const listed = list && appendItem(list, added, context.doc.text);
    const denied = denyEdit(added, context);
    const names = added.join(', ');
    const fixes: Fix[] = [];
    if (denied)
      fixes.push({ title: title('addKey', { what: `disallowedTools: ${names}` }), edits: [denied], safe: false });
    if (listed) fixes.push({ title: title('listTool', { what: names }), edits: [listed], safe: false });
    return fixes;
  },
});

/** Adds to the existing list, else a new field below `tools`. A `*` in the list would make the additions ineffective. */
function denyEdit(names: readonly string[], context: AgentContext): TextEdit | undefined {
  const { doc, view } = context;
  const list = view.list('disallowedTools');
  if (list && list.items.length > 0) return voidingStar(context) ? undefined : appendItem(list, names, doc.text);
  const tools = view.entry('tools');
  if (!tools || view.entry('disallowedTools')) return undefined;
  const { end } = lineOf(doc.text, tools.span);
  return insert(end, `disallowedTools: ${names.join(', ')}${eolOf(doc.text)}`);
}

const hasMemory = (fields: ReadonlyMap<string, unknown>): boolean =>
  ['user', 'project', 'local'].some((value) => fields.get('memory') === value);
