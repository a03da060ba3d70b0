// A tool list in which nothing is a tool: the runtime refuses to start the agent.

import type { Tool } from '../../catalogue/catalogue';
import { shownNames } from '../../messages/shown';
import { remove, replace } from '../../text/edit';
import { lineOf } from '../../text/lineOf';
import type { Span } from '../../text/span';
import { effectiveToolsOf } from '../../verdict/effective';
import { type Fix, RUNTIME, rule, title } from '../rule';
import { type ToolItem, type ToolMeaning, toolItems } from '../toolItems';
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
    denied:
      'Claude Code refuses to start this agent: `disallowedTools` takes away all that `tools` gives ({our:names}).',
    separate: 'Claude Code refuses to start this agent: it takes {our:meant} for one name. Separate names by commas.',
    default: 'Claude Code refuses to start this agent: none of {our:names} is a tool it can have.',
    meant:
      'Claude Code refuses to start this agent: none of {our:names} is a tool it can have. Did you mean {our:meant}?',
  },
  subsumes: [
    'unknown-tool',
    'removed-tool',
    'withheld-tool',
    'value-needs-quotes',
    'tool-punctuation',
    'mcp-wildcard',
    'tool-specifier',
    'flow-list-cuts-agent',
    'memory-widens-tools',
  ],
  *check(context) {
    const { verdict } = context;
    const entry = context.view.entry('tools');
    if (verdict.status !== 'loads' || !entry || !verdict.tools || verdict.tools.length === 0) return;
    const items = toolItems(context).filter((item) => item.field === 'tools');
    if (
      items.some(
        ({ meaning }) => meaning.is === 'extra' || meaning.is === 'all' || (meaning.is === 'mcp' && meaning.grants),
      )
    )
      return;
    if (items.some(({ meaning }) => isTool(meaning) && meaning.tool.foreground === 'session')) return;
    if (effectiveToolsOf(verdict, context.options.claudeVersion).status !== 'refused') return;
    const nearer = items.flatMap(({ meaning }) => meantBy(meaning));
    const denied = items.every(({ meaning }) => isTool(meaning) && meaning.tool.foreground === 'yes');
    yield {
      span: entry.valueSpan,
      say: denied
        ? 'denied'
        : items.every(isJoined)
          ? 'separate'
          : nearer.length > 0
            ? 'meant'
            : verdict.tools.length === 1
              ? 'one'
              : 'default',
      args: { names: shownNames(verdict.tools), meant: shownNames([...new Set(nearer)]) },
      data: undefined,
    };
  },
  fixes(_data, _span, context): readonly Fix[] {
    const unclosed = context.view.entry('tools');
    if (unclosed && isOpenList(unclosed, context)) return [closeList(unclosed)];
    const items = toolItems(context).filter((item) => item.field === 'tools');
    const edits = items.flatMap((item) => {
      const names = meantBy(item.meaning);
      return names.length === 0 ? [] : [replace(spanToReplace(item), names.join(', '))];
    });
    const from = items.map((item) => item.name).join(', ');
    const to = items.flatMap((item) => {
      const names = meantBy(item.meaning);
      return names.length === 0 ? [item.name] : names;
    });
    const fixes: Fix[] =
      edits.length > 0
        ? [
            {
              title: items.every(isJoined)
                ? title('separate', { to: to.join(', ') })
                : title('replace', { from, to: to.join(', ') }),
              edits,
              safe: true,
            },
          ]
        : [];
    const entry = context.view.entry('tools');
    if (entry)
      fixes.push({ title: title('allTools'), edits: [remove(lineOf(context.doc.text, entry.span))], safe: false });
    return fixes;
  },
});

const isTool = (meaning: ToolMeaning): meaning is Extract<ToolMeaning, { readonly tool: Tool }> =>
  meaning.is === 'tool' || meaning.is === 'alias';

/** Names that could stand there instead. */
function meantBy(meaning: ToolMeaning): readonly string[] {
  if (meaning.is === 'punctuated') return meaning.meant;
  return meaning.is === 'unknown' && meaning.nearest !== undefined ? [meaning.nearest] : [];
}

const spanToReplace = (item: ToolItem): Span => (item.meaning.is === 'punctuated' ? item.item.span : item.nameSpan);

/** Several names that Claude Code takes for one. */
const isJoined = ({ meaning }: ToolItem): boolean => meaning.is === 'punctuated' && meaning.meant.length > 1;
