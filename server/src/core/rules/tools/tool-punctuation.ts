// Quotes, semicolons and backticks inside an item, which Claude Code reads as part of the tool's name.

import { codeSpans } from '../../../../../common/src/text/sanitize';
import { replace } from '../../text/edit';
import type { AgentContext } from '../../workspace/agentContext';
import { rule, title } from '../rule';
import { removeItem } from './listEdits';
import { type ToolItem, toolItems } from './toolItems';
import type { Punctuated } from './toolPunctuation';

export default rule<{ readonly item: ToolItem; readonly meaning: Punctuated }>({
  id: 'tool-punctuation',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'A sign is taken for part of the name',
    why: 'Claude Code separates names by commas and blanks, and by nothing else. Quotes around one name of an unquoted list, backticks, semicolons and line breaks become letters of the name, no tool is called so, and the entry is dropped without a word.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, "Write"\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, Write\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    quotes: '{product} reads the quotes as part of the name and ignores `{item}`: write {our:meant}.',
    separator:
      'Only commas and blanks separate names: {product} takes `{item}` for one and ignores it. Write {our:meant}.',
    lines:
      'Only commas and blanks separate names, not line breaks or tabs: {product} takes {our:meant} for one name and ignores it.',
    alone: '`{item}` is taken for the name of a tool and ignored; commas or blanks separate names.',
    open: 'The parenthesis is never closed: {product} takes `{item}` for one name and ignores it.',
  },
  *check(context) {
    for (const item of toolItems(context)) {
      const { meaning } = item;
      if (meaning.is !== 'punctuated') continue;
      yield {
        span: item.item.span,
        messageId: meaning.kind,
        args: { item: item.item.value, meant: codeSpans(meaning.names) },
        ...(meaning.kind === 'alone' ? { severity: 'hint' as const } : {}),
        data: { item, meaning },
      };
    }
  },
  fixes({ item, meaning }, _at, context) {
    if (meaning.names.length > 0) {
      const ends = /[;；，、|]$/.test(item.item.value) && item.index < item.list.items.length - 1;
      const edit = replace(item.item.span, meaning.names.join(', ') + (ends ? ',' : ''));
      const fix = { title: title('separate', { to: meaning.names.join(', ') }), edits: [edit], safe: false };
      return [fix];
    }
    return meaning.kind === 'alone' ? removed(item, context) : [];
  },
});

function removed({ list, index, item }: ToolItem, context: AgentContext) {
  const edit = list.items.length > 1 ? removeItem(list, index, context.doc.text) : undefined;
  return edit ? [{ title: title('remove', { what: item.value }), edits: [edit], safe: false }] : [];
}
