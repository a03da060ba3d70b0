// A tool in both lists: `disallowedTools` takes precedence over `tools`.

import type { Fix } from '../../fixes/fix';
import { rule, title } from '../rule';
import { removeItem } from './listEdits';
import { isTool, type ToolItem, toolItems, voidingStar } from './toolItems';

export default rule<{ readonly given: number; readonly taken: number; readonly name: string }>({
  id: 'tool-in-both-lists',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'The tool is given and taken away',
    why: 'Claude Code applies both lists: what stands in `disallowedTools` is taken off what `tools` gives, so the entry in `tools` has no effect. `Monitor` goes together with `Bash`.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, Write\ndisallowedTools: Write\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read\ndisallowedTools: Write\n---\nReview the change.\n',
    source: 'Measured: the agent is started without the tool.',
  },
  messages: {
    default: '`disallowedTools` takes `{name}` away again: the agent does not get it.',
    with: '`disallowedTools` takes `{taken}` away, and `{name}` with it: the agent does not get it.',
  },
  *check(context) {
    if (voidingStar(context)) return;
    const items = toolItems(context);
    const denied = denials(
      items.filter((item) => item.field === 'disallowedTools' && context.runtime.tools.isWhole(item.specifier)),
    );
    for (const item of items) {
      if (item.field !== 'tools') continue;
      const taken = denialOf(item, denied);
      if (!taken) continue;
      yield {
        span: item.nameSpan,
        messageId: toolOf(taken) === toolOf(item) || item.meaning.is === 'mcp' ? 'default' : 'with',
        args: { name: item.name, taken: taken.name },
        data: { given: item.index, taken: taken.index, name: item.name },
      };
    }
  },
  fixes({ given, taken, name }, _at, context) {
    const fixes: Fix[] = [];
    const lists = [
      ['tools', given],
      ['disallowedTools', taken],
    ] as const;
    for (const [field, index] of lists) {
      const list = context.view.list(field);
      const edit = list && list.items.length > 1 ? removeItem(list, index, context.doc.text) : undefined;
      const fix = { title: title('removeFrom', { what: name, field }), safe: false };
      if (edit) fixes.push({ ...fix, edits: [edit] });
    }
    return fixes;
  },
});

const toolOf = ({ meaning, name }: ToolItem): string => (isTool(meaning) ? meaning.tool.name : name);

/** Denials by what they take away; the first of equals. */
type Denials = ReadonlyMap<string, ToolItem>;

const WHOLE_SERVER = '*';

const serverKey = (server: string, name: string): string => `${server} ${name}`;

function denials(denied: readonly ToolItem[]): Denials {
  const found = new Map<string, ToolItem>();
  for (const item of denied) {
    const { meaning, name } = item;
    const keys =
      meaning.is === 'mcp'
        ? [name, serverKey(meaning.server, meaning.name ?? WHOLE_SERVER)]
        : isTool(meaning)
          ? [toolOf(item)]
          : [];
    for (const key of keys) if (!found.has(key)) found.set(key, item);
  }
  return found;
}

/** The first denial that takes the tool away. */
function denialOf({ meaning, name }: ToolItem, denied: Denials): ToolItem | undefined {
  let keys: readonly string[] = [];
  if (isTool(meaning) && meaning.tool.foreground !== 'no')
    keys = [meaning.tool.name, ...(meaning.tool.removedWith ?? [])];
  else if (meaning.is === 'mcp' && meaning.grants) keys = ['mcp__*', name, serverKey(meaning.server, WHOLE_SERVER)];
  const found = keys.flatMap((key) => denied.get(key) ?? []);
  return found.sort((a, b) => a.index - b.index)[0];
}
