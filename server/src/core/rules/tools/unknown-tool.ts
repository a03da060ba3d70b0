// An unknown name in a tool list; the runtime drops it without a log line.

import type { Fix } from '../../fixes/fix';
import { replace } from '../../text/edit';
import { rule, title } from '../rule';
import { removeItem } from './listEdits';
import { isListed, type ToolField, toolItems } from './toolItems';

interface Data {
  readonly field: ToolField;
  readonly index: number;
  readonly to: string | undefined;
  readonly safe: boolean;
}

export default rule<Data>({
  id: 'unknown-tool',
  since: '0.1.0',
  severity: 'warning',
  hasSafeFix: true,
  docs: {
    title: 'No tool is called so',
    why: 'Claude Code drops a name it does not know from the list and says so nowhere. Names are read letter by letter. A name that is close to a tool’s is almost surely meant for it; of any other we only know that it is not in our list.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, grep\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, Grep\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    meant: '{product} does not know `{name}` and ignores it. Did you mean `{to}`?',
    case: '`{name}` is not `{to}`: {product} ignores it.',
    elsewhere: '`{name}` is a tool of {other}; {product} ignores it.',
    elsewhereSeveral: '{our:names} are tools of {other}; {product} ignores them.',
    instead: '`{name}` is a tool of {other}; {product} ignores it. Here `{to}` does its work.',
    mcp: '{product} ignores `{name}`: tools of MCP servers are called `mcp__server__tool`, with two underscores each.',
    unknown: 'We know no tool called `{name}`; {product} ignores names it does not know.',
    unknownSeveral: 'We know no tools called {our:names}; {product} ignores names it does not know.',
  },
  combine: { within: 'field', naming: 'name' },
  *check(context) {
    for (const { meaning, name, nameSpan, field, index } of toolItems(context)) {
      if (meaning.is !== 'unknown') continue;
      const to = meaning.nearest;
      const data = { field, index, to: to ?? meaning.elsewhere?.instead, safe: field === 'tools' && isCase(name, to) };
      const { elsewhere } = meaning;
      if (elsewhere)
        yield {
          span: nameSpan,
          messageId: elsewhere.instead === undefined ? 'elsewhere' : 'instead',
          args: { name, other: elsewhere.product, to: elsewhere.instead ?? '' },
          severity: 'information',
          data,
        };
      else if (/^mcp[_:./-]/i.test(name))
        yield { span: nameSpan, messageId: 'mcp', args: { name }, severity: 'information', data };
      else if (to === undefined)
        yield { span: nameSpan, messageId: 'unknown', args: { name }, severity: 'information', data };
      else
        yield {
          span: nameSpan,
          messageId: isCase(name, to) ? 'case' : 'meant',
          args: { name, to },
          data,
        };
    }
  },
  fixes({ field, index, to, safe }, at, context) {
    const name = context.doc.text.slice(at.start, at.end);
    const fixes: Fix[] =
      to === undefined || isListed(field, to, context)
        ? []
        : [{ title: title('replace', { from: name, to }), edits: [replace(at, to)], safe }];
    const list = context.view.list(field);
    const edit = list && list.items.length > 1 ? removeItem(list, index, context.doc.text) : undefined;
    if (edit) fixes.push({ title: title('remove', { what: name }), edits: [edit], safe: false });
    return fixes;
  },
});

const isCase = (name: string, to: string | undefined): boolean => to?.toLowerCase() === name.toLowerCase();
