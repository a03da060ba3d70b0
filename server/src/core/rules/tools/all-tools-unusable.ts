// A tool list without a single usable tool: the runtime refuses to start the agent.

import { codeSpans } from '../../../../../common/src/text/sanitize';
import type { Fix } from '../../fixes/fix';
import type { Entry } from '../../syntax/document';
import { remove, replace } from '../../text/edit';
import { lineOf, type Span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { closeList, isOpenList } from '../frontmatter/valueFixes';
import { rule, title } from '../rule';
import { isMeantForMain } from '../workspace/mainThread';
import { removeItem } from './listEdits';
import { isTool, type ToolItem, type ToolMeaning, toolItems } from './toolItems';

export default rule({
  id: 'all-tools-unusable',
  since: '0.1.0',
  severity: 'error',
  hasSafeFix: true,
  docs: {
    title: 'None of the listed tools can be used',
    why: 'Claude Code drops names it does not know and tools that subagents never get. When nothing is left it refuses to start the agent. Names are read letter by letter: `read` is not `Read`.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: read, grep\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, Grep\n---\nReview the change.\n',
    source: 'Measured: "would be spawned with zero tools".',
  },
  messages: {
    starts: 'This agent gets no tools at all: none of {our:names} is a tool it can have.',
    one: '{product} refuses to start this agent: {our:names} is no tool it can have.',
    denied: '{product} refuses to start this agent: `disallowedTools` takes away all that `tools` gives ({our:names}).',
    separate: '{product} refuses to start this agent: it takes {our:meant} for one name. Separate names by commas.',
    elsewhere:
      '{product} refuses to start this agent: {our:names} are tools of {other}, and nothing else is listed that it knows.',
    default: '{product} refuses to start this agent: none of {our:names} is a tool it can have.',
    meant:
      '{product} refuses to start this agent: none of {our:names} is a tool it can have. Did you mean {our:meant}?',
  },
  subsumes: [
    'unknown-tool',
    'removed-tool',
    'withheld-tool',
    'value-needs-quotes',
    'tool-punctuation',
    'mcp-wildcard',
    'mcp-tool-name',
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
    if (isMeantForMain(context) && items.some(({ meaning }) => isTool(meaning))) return;
    if (context.runtime.effectiveTools(verdict).status !== 'refused') return;
    const meant = items.flatMap(({ meaning }) => alternatives(meaning));
    const product = productOf(items);
    yield {
      span: entry.valueSpan,
      messageId: context.runtime.can('refuses-without-tools') ? messageIdOf(items, verdict.tools, product) : 'starts',
      args: {
        names: codeSpans(product === undefined ? verdict.tools : namesOf(product, items)),
        meant: codeSpans([...new Set(meant)]),
        other: product ?? '',
      },
      data: undefined,
    };
  },
  fixes(_data, _span, context): readonly Fix[] {
    const entry = context.view.entry('tools');
    if (!entry) return [];
    if (isOpenList(entry, context)) return [closeList(entry)];
    const items = toolItems(context).filter((item) => item.field === 'tools');
    const foreign = items.some(({ meaning }) => meaning.is === 'unknown' && meaning.elsewhere?.instead !== undefined);
    const repaired = foreign ? replaceAll(items, entry, context) : correctNames(items, entry, context);
    const allTools = remove(lineOf(context.doc.text, entry.span));
    const open = { title: title('remove', { what: 'tools' }), edits: [allTools], safe: false };
    return [...(repaired ? [repaired] : []), open];
  },
});

function messageIdOf(items: readonly ToolItem[], tools: readonly string[], product: string | undefined): string {
  if (items.every(({ meaning }) => isTool(meaning) && meaning.tool.foreground === 'yes')) return 'denied';
  if (items.every(isJoined)) return 'separate';
  if (product !== undefined) return 'elsewhere';
  if (items.some(({ meaning }) => alternatives(meaning).length > 0)) return 'meant';
  return tools.length === 1 ? 'one' : 'default';
}

/** One edit for each misspelled name. */
function correctNames(items: readonly ToolItem[], entry: Entry, context: AgentContext): Fix | undefined {
  const all = items.flatMap(({ meaning }) => correctedNames(meaning));
  if (new Set(all).size < all.length) return replaceAll(items, entry, context);
  const edits = items.flatMap((item) => {
    const names = correctedNames(item.meaning);
    return names.length === 0 ? [] : [replace(spanToReplace(item), names.join(', '))];
  });
  if (edits.length === 0) return undefined;
  const from = items.map((item) => item.name).join(', ');
  const to = items.flatMap((item) => {
    const names = correctedNames(item.meaning);
    return names.length === 0 ? [item.name] : names;
  });
  const joined = items.every(isJoined);
  return {
    title: joined ? title('separate', { to: to.join(', ') }) : title('replace', { from, to: to.join(', ') }),
    edits,
    safe: items.every(isPlainSlip),
  };
}

/** The whole list in Claude Code's own names, each once; names without a counterpart are dropped. */
function replaceAll(items: readonly ToolItem[], entry: Entry, context: AgentContext): Fix | undefined {
  const names = [...new Set(items.flatMap(({ meaning }) => alternatives(meaning)))];
  if (names.length === 0) return undefined;
  const fix = { title: title('separate', { to: names.join(', ') }), safe: false };
  const written = names.join(', ');
  if (entry.style === 'flow') return { ...fix, edits: [replace(entry.valueSpan, `[${written}]`)] };
  if (['plain', 'single', 'double'].includes(entry.style))
    return { ...fix, edits: [replace(entry.valueSpan, written)] };
  const list = items[0]?.list;
  if (list?.style !== 'block') return undefined;
  const kept = new Map<string, number>();
  for (const { index, meaning } of items)
    for (const name of alternatives(meaning)) if (!kept.has(name)) kept.set(name, index);
  const edits = items.flatMap((item) => {
    const own = names.filter((name) => kept.get(name) === item.index);
    if (own.length > 0) return [replace(item.item.span, own.join(', '))];
    return removeItem(list, item.index, context.doc.text) ?? [];
  });
  return { ...fix, edits };
}

/** Tool names that could replace the item. */
function correctedNames(meaning: ToolMeaning): readonly string[] {
  if (meaning.is === 'punctuated') return meaning.names;
  if (meaning.is === 'mcp') return meaning.spelled === undefined ? [] : [meaning.spelled];
  return meaning.is === 'unknown' && meaning.nearest !== undefined ? [meaning.nearest] : [];
}

const namesOf = (product: string, items: readonly ToolItem[]): readonly string[] =>
  items
    .filter(({ meaning }) => meaning.is === 'unknown' && meaning.elsewhere?.product === product)
    .map(({ name }) => name);

/** The tool that does the same work as another program's. */
function alternatives(meaning: ToolMeaning): readonly string[] {
  const instead = meaning.is === 'unknown' ? meaning.elsewhere?.instead : undefined;
  return instead === undefined ? correctedNames(meaning) : [instead];
}

const spanToReplace = (item: ToolItem): Span => (item.meaning.is === 'punctuated' ? item.item.span : item.nameSpan);

/** Differs from the written text only in letter case and separators; never `*`, which is not among the suggested names. */
function isPlainSlip({ meaning, name }: ToolItem): boolean {
  if (meaning.is === 'punctuated')
    return meaning.names.every((each) => name.toLowerCase().includes(each.toLowerCase()));
  return meaning.is === 'unknown' && meaning.nearest?.toLowerCase() === name.toLowerCase();
}

/** Several names that Claude Code takes for one. */
const isJoined = ({ meaning }: ToolItem): boolean => meaning.is === 'punctuated' && meaning.names.length > 1;

/** The program whose tools most of the list names; a single name may be a coincidence. */
function productOf(items: readonly ToolItem[]): string | undefined {
  const products = items.flatMap(({ meaning }) => (meaning.is === 'unknown' && meaning.elsewhere?.product) || []);
  const first = products[0];
  const same = products.filter((product) => product === first).length;
  return same >= 2 && same * 2 >= items.length ? first : undefined;
}
