// A tool that only earlier releases had.

import type { Fix } from '../../fixes/fix';
import { replace } from '../../text/edit';
import { rule, title } from '../rule';
import { removeItem } from './listEdits';
import { isListed, type ToolField, toolItems } from './toolItems';

export default rule<{ readonly field: ToolField; readonly index: number; readonly to: string | undefined }>({
  id: 'removed-tool',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'This tool is gone',
    why: 'Claude Code no longer has the tool. The entry is dropped from the list and nothing says so.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, Edit, MultiEdit\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, Edit\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    replaced: '`{name}` is gone (`{to}` does its work); the entry is ignored.',
    gone: '`{name}` is gone; the entry is ignored.',
    deniedReplaced: '`{name}` is gone: this takes nothing away. `{to}` does its work now.',
    deniedGone: '`{name}` is gone: this takes nothing away.',
  },
  *check(context) {
    for (const { meaning, name, nameSpan, field, index } of toolItems(context)) {
      if (meaning.is !== 'removed') continue;
      const to = meaning.removed.replacement;
      yield {
        span: nameSpan,
        messageId: messageIdOf(field, to !== undefined && (field === 'tools' || !isListed(field, to, context))),
        args: { name, to: to ?? '' },
        tag: 'deprecated',
        data: { field, index, to },
      };
    }
  },
  fixes({ field, index, to }, at, context) {
    const name = context.doc.text.slice(at.start, at.end);
    const list = context.view.list(field);
    if (!list) return [];
    const fixes: Fix[] = [];
    if (to !== undefined && !isListed(field, to, context))
      fixes.push({ title: title('replace', { from: name, to }), edits: [replace(at, to)], safe: false });
    const gone = list.items.length > 1 ? removeItem(list, index, context.doc.text) : undefined;
    if (gone) fixes.push({ title: title('remove', { what: name }), edits: [gone], safe: false });
    return fixes;
  },
});

function messageIdOf(field: ToolField, replaced: boolean): string {
  if (field === 'tools') return replaced ? 'replaced' : 'gone';
  return replaced ? 'deniedReplaced' : 'deniedGone';
}
