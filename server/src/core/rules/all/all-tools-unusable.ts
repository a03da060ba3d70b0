// A tool list in which nothing is a tool: the runtime refuses to start the agent.

import { shownNames } from '../../messages/shown';
import { remove, replace } from '../../text/edit';
import { lineOf } from '../../text/lineOf';
import { effectiveToolsOf } from '../../verdict/effective';
import { type Fix, RUNTIME, rule, title } from '../rule';
import { toolItems } from '../toolItems';
import { closeList, isOpenList } from '../valueFixes';

export default rule({
  id: 'all-tools-unusable',
  severity: 'error',
  docs: {
    title: 'None of the listed tools can be used',
    why: 'Claude Code drops names it does not know and tools that subagents never get. When nothing is left it refuses to start the agent. Names are read letter by letter: `read` is not `Read`.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: read, grep\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, Grep\n---\nReview the change.\n',
    source: 'Measured: "would be spawned with zero tools".',
    checked: RUNTIME,
  },
  messages: {
    one: 'Claude Code refuses to start this agent: {our:names} is no tool it can have.',
    default: 'Claude Code refuses to start this agent: none of {our:names} is a tool it can have.',
    meant:
      'Claude Code refuses to start this agent: none of {our:names} is a tool it can have. Did you mean {our:meant}?',
  },
  subsumes: ['unknown-tool', 'removed-tool', 'withheld-tool', 'value-needs-quotes'],
  *check(context) {
    const { verdict } = context;
    const entry = context.view.entry('tools');
    if (verdict.status !== 'loads' || !entry || !verdict.tools || verdict.tools.length === 0) return;
    const items = toolItems(context).filter((item) => item.field === 'tools');
    if (items.some((item) => item.meaning.is === 'mcp' || item.meaning.is === 'extra' || item.meaning.is === 'all'))
      return;
    if (items.some((item) => item.meaning.is === 'tool' && item.meaning.tool.foreground === 'session')) return;
    if (effectiveToolsOf(verdict, context.options.claudeVersion).status !== 'refused') return;
    const nearer = items
      .map((item) => (item.meaning.is === 'unknown' ? item.meaning.nearest : undefined))
      .filter((name) => name !== undefined);
    yield {
      span: entry.valueSpan,
      say: nearer.length > 0 ? 'meant' : verdict.tools.length === 1 ? 'one' : 'default',
      args: { names: shownNames(verdict.tools), meant: shownNames([...new Set(nearer)]) },
      data: undefined,
    };
  },
  fixes(_data, _span, context): readonly Fix[] {
    const unclosed = context.view.entry('tools');
    if (unclosed && isOpenList(unclosed, context)) return [closeList(unclosed)];
    const items = toolItems(context).filter((item) => item.field === 'tools');
    const edits = items.flatMap((item) =>
      item.meaning.is === 'unknown' && item.meaning.nearest !== undefined
        ? [replace(item.nameSpan, item.meaning.nearest)]
        : [],
    );
    const from = items.map((item) => item.name).join(', ');
    const to = items.map((item) => (item.meaning.is === 'unknown' && item.meaning.nearest) || item.name).join(', ');
    const fixes: Fix[] = edits.length > 0 ? [{ title: title('replace', { from, to }), edits, safe: true }] : [];
    const entry = context.view.entry('tools');
    if (entry)
      fixes.push({ title: title('allTools'), edits: [remove(lineOf(context.doc.text, entry.span))], safe: false });
    return fixes;
  },
});
