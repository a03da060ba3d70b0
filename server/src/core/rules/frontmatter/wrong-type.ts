// A value of a type the field does not take: a list for a text, a text for a mapping.

import { isMap, isScalar } from 'yaml';
import type { Entry } from '../../syntax/document';
import { spanOfPath } from '../../syntax/spanOfPath';
import { insert, replace, type TextEdit } from '../../text/edit';
import { fieldValue } from '../contextQueries';
import { rule, title } from '../rule';
import { mapAsListFixes } from '../tools/toolMap';

export default rule<{ readonly entry: Entry } | undefined>({
  id: 'wrong-type',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'The field does not take such a value',
    why: 'Claude Code ignores a value of the wrong kind without a word in the session, and goes on as if the field were not there.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nmcpServers: github\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\nmcpServers: [github]\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    default: '{product} ignores this: `{field}` takes {our:expected}.',
    item: '{product} drops this item without a word: `{field}` takes {our:expected}.',
    'read-as-false': '{product} reads anything but `true` as `false` here: `{field}` takes {our:expected}.',
    tools: 'This agent gets no tools at all: `{field}` takes names with commas or a list.',
  },
  *check(context) {
    for (const entry of context.doc.frontmatter.entries) {
      const field = context.runtime.fields.get(entry.name);
      const value = fieldValue(entry, context);
      if (!field || value === undefined) continue;
      if (['name', 'description', 'hooks'].includes(field.name)) continue;
      const problems = context.runtime.fields.validate(field.name, value).filter((item) => item.keyword === 'type');
      if (field.name !== 'mcpServers' && problems.every((item) => item.path.length === 1))
        for (const { path } of problems)
          yield {
            span: spanOfPath(context.doc, [field.name, ...path]) ?? entry.valueSpan,
            messageId: 'item',
            args: { field: field.name, expected: field.expects },
            data: undefined,
          };
      if (!problems.some((item) => item.path.length === 0)) continue;
      const zero = field.name === 'tools';
      yield {
        span: entry.valueSpan,
        messageId: zero ? 'tools' : field.onBadValue.consequence === 'read-as-false' ? 'read-as-false' : 'default',
        args: { field: field.name, expected: field.expects },
        ...(zero ? { severity: 'error' as const } : {}),
        data: WAYS_OUT.has(field.name) ? { entry } : undefined,
      };
    }
  },
  fixes(data, _span, context) {
    const name = data?.entry.name;
    if (name === 'tools' || name === 'disallowedTools') return mapAsListFixes(name, context);
    const edits = data ? serversAsList(data.entry, context.doc.text) : undefined;
    return edits ? [{ title: title('servers'), edits, safe: false }] : [];
  },
});

const WAYS_OUT: ReadonlySet<string> = new Set(['mcpServers', 'tools', 'disallowedTools']);

/** Names in a row become a flow list; a mapping becomes a list with one server in each item. */
function serversAsList(entry: Entry, text: string): readonly TextEdit[] | undefined {
  const written = text.slice(entry.valueSpan.start, entry.valueSpan.end);
  if (entry.style === 'plain' && /^[\w.-]+(?:[ \t]*,[ \t]*[\w.-]+)*$/.test(written))
    return [replace(entry.valueSpan, `[${written}]`)];
  if (!isMap(entry.node) || entry.node.flow) return undefined;
  const keys = entry.node.items.flatMap(({ key }) =>
    isScalar(key) && key.range ? [entry.nodeBase + key.range[0]] : [],
  );
  const start = text.lastIndexOf('\n', entry.valueSpan.start) + 1;
  const edits: TextEdit[] = [];
  for (let at = start; at < entry.valueSpan.end; at = text.indexOf('\n', at) + 1) {
    const content = at + (/^[ ]*/.exec(text.slice(at))?.[0].length ?? 0);
    if (keys.includes(content)) edits.push(insert(content, '- '));
    else if (/\S/.test(text[content] ?? '\n')) edits.push(insert(content, '  '));
    if (text.indexOf('\n', at) < 0) break;
  }
  return edits;
}
