// Splits the value of `tools`, `disallowedTools` or `skills` exactly as Claude Code 2.1.329 does (measured), whatever the names.

interface ToolListItem {
  readonly value: string;
  /** Index of the given string it is in. */
  readonly index: number;
  /** Offsets into that string. */
  readonly start: number;
  readonly end: number;
}

/**
 * Commas and blanks separate, except between `(` and the first `)` after it: there is no nesting. Tabs and line breaks
 * do not separate, but are trimmed off an item like any other white space. Empty items are dropped.
 */
export function splitToolList(strings: readonly string[]): readonly ToolListItem[] {
  return strings.flatMap((text, index) => splitOne(text, index));
}

function splitOne(text: string, index: number): readonly ToolListItem[] {
  const items: ToolListItem[] = [];
  let start = 0;
  let inside = false;
  for (let at = 0; at <= text.length; at++) {
    const character = text[at];
    if (character === '(') inside = true;
    else if (character === ')') inside = false;
    if (character !== undefined && (inside || (character !== ',' && character !== ' '))) continue;
    const item = trimmed(text, start, at);
    if (item) items.push({ ...item, index });
    start = at + 1;
  }
  return items;
}

function trimmed(text: string, from: number, to: number): Omit<ToolListItem, 'index'> | undefined {
  const raw = text.slice(from, to);
  const value = raw.trim();
  if (value === '') return undefined;
  const start = from + raw.length - raw.trimStart().length;
  return { value, start, end: start + value.length };
}

/** Splits an item into its name and the text in its parentheses: `Bash(git *)` is `Bash` with `git *`. */
interface ToolReference {
  readonly name: string;
  readonly specifier?: string;
}

/** Only an item that ends with `)` has a specifier; anything else is one name, parentheses included. */
export function toolReference(item: string): ToolReference {
  const open = item.indexOf('(');
  if (open <= 0 || !item.endsWith(')')) return { name: item };
  return { name: item.slice(0, open), specifier: item.slice(open + 1, -1) };
}

interface AgentName {
  readonly name: string;
  /** Offset into the specifier. */
  readonly start: number;
}

/** The names in `Agent(a, Two Words)`: only commas separate them, and white space around one is dropped (Claude Code 2.1.332). */
export function agentNames(specifier: string): readonly AgentName[] {
  const names: AgentName[] = [];
  let at = 0;
  for (const piece of specifier.split(',')) {
    const name = piece.trim();
    if (name !== '') names.push({ name, start: at + piece.length - piece.trimStart().length });
    at += piece.length + 1;
  }
  return names;
}

/** The lists of names in `Agent(…)` items; absent if any agent may be started. */
export function agentsListed(specifiers: readonly (string | undefined)[]): readonly string[] | undefined {
  const named = specifiers.flatMap((specifier) => agentNames(specifier ?? '')).map(({ name }) => name);
  return named.length === 0 || named.includes('*') ? undefined : named;
}

export const isMcpName = (name: string): boolean => name.startsWith('mcp__');

/** A server's name as in the names of its tools: other characters become `_` (Claude Code 2.1.329). */
export const toolPart = (server: string): string => server.replace(/[^\w-]/g, '_');

/** The server in `mcp__server` and `mcp__server__tool`; none in `mcp__` and `mcp__*`. */
export function mcpServerOf(name: string): string | undefined {
  if (!isMcpName(name)) return undefined;
  const server = name.slice('mcp__'.length).split('__')[0] ?? '';
  return server === '' || server === '*' ? undefined : server;
}

/** `mcp__server__tool` in its parts: the server has at least one character, and no tool where a second `__` is missing. */
export function mcpTool(name: string): { readonly server: string; readonly tool: string | undefined } | undefined {
  const from = 'mcp__'.length;
  if (!isMcpName(name) || name.length === from || /[\n\r\u2028\u2029]/.test(name)) return undefined;
  const cut = name.indexOf('__', from + 1);
  return cut < 0
    ? { server: name.slice(from), tool: undefined }
    : { server: name.slice(from, cut), tool: name.slice(cut + 2) };
}
