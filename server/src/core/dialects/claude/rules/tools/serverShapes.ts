// Rewrites common wrong shapes of `mcpServers` items to the shape Claude Code takes: the same values under other keys.

import type { Fix } from '../../../../fixes/fix';
import { reshapeEdit } from '../../../../rules/frontmatter/valueFixes';
import { title } from '../../../../rules/rule';
import { isPlainList, isPlainMap, isSamePlain, type Plain, type PlainMap } from '../../../../syntax/plainYaml';
import type { AgentContext } from '../../../../workspace/agentContext';
import { serverProblems } from '../../loader/mcpServers';

/** One item corrected, the others unchanged; returned only if the item has no problem afterwards. */
export function reshapedServer(index: number, context: AgentContext): readonly Fix[] {
  const entry = context.doc.frontmatter.field('mcpServers');
  const servers = context.verdict.reading.fields.get('mcpServers');
  const item = isPlainList(servers) ? servers[index] : undefined;
  if (!entry || !isPlainList(servers) || !isPlainMap(item)) return [];
  const shaped = serverOf(item);
  if (!shaped || isSamePlain(shaped, item) || serverProblems([shaped]).length > 0) return [];
  const edit = reshapeEdit(
    entry,
    servers.map((each, i) => (i === index ? shaped : each)),
    context,
  );
  const [name = ''] = [...shaped.keys()];
  return edit
    ? [{ title: title('reshapeServer', { name, product: context.runtime.product }), edits: [edit], safe: false }]
    : [];
}

/** Configuration keys beside the name instead of below it. */
const CONFIGURATION: readonly string[] = ['command', 'url', 'type', 'args', 'env', 'headers', 'timeout', 'cwd'];

function serverOf(item: PlainMap): PlainMap | undefined {
  const named = item.get('name');
  if (typeof named === 'string') return new Map([[named, configured(without(item, ['name']))]]);
  const names = [...item.keys()].filter((key) => !CONFIGURATION.includes(key));
  const [name] = names;
  if (name === undefined || names.length !== 1) return undefined;
  const below = item.get(name) ?? null;
  const beside = without(item, [name]);
  if (isPlainMap(below)) return beside.size === 0 ? new Map([[name, configured(below)]]) : undefined;
  if (below === null && beside.size > 0) return new Map([[name, configured(beside)]]);
  return typeof below === 'string' && beside.size === 0 ? new Map([[name, fromText(below)]]) : undefined;
}

const without = (map: PlainMap, keys: readonly string[]): PlainMap =>
  new Map([...map].filter(([key]) => !keys.includes(key)));

/** A URL or a command line in place of the configuration. */
function fromText(text: string): PlainMap {
  if (/^https?:\/\//.test(text))
    return new Map([
      ['type', 'http'],
      ['url', text],
    ]);
  return configured(new Map([['command', words(text)]]));
}

/** Key names of other programs. */
const TYPES: Readonly<Record<string, string>> = {
  local: 'stdio',
  remote: 'http',
  streamablehttp: 'http',
  websocket: 'ws',
};
const URL_KEYS: readonly string[] = ['httpUrl', 'serverUrl', 'endpoint', 'uri'];

function configured(configuration: PlainMap): PlainMap {
  const shaped = new Map<string, Plain>();
  for (const [key, value] of configuration) {
    if (key === 'type' && typeof value === 'string') {
      const folded = value.toLowerCase().replace(/[-_]/g, '');
      shaped.set('type', TYPES[folded] ?? folded);
    } else if (key === 'args' && typeof value === 'string') shaped.set('args', words(value));
    else if (key === 'args' && isPlainList(value)) shaped.set('args', value.map(asText));
    else if (key === 'env' && isPlainMap(value)) shaped.set('env', new Map([...value].map(([k, v]) => [k, asText(v)])));
    else shaped.set(URL_KEYS.includes(key) ? 'url' : key, value);
  }
  const command = shaped.get('command');
  const more = shaped.get('args');
  if (isPlainList(command) && command.length > 0) {
    const [program = null, ...args] = command;
    shaped.set('command', program).set('args', [...args, ...(isPlainList(more) ? more : [])]);
  }
  if (!shaped.has('type') && shaped.has('url') && !shaped.has('command')) return new Map([['type', 'http'], ...shaped]);
  return shaped;
}

const asText = (value: Plain): Plain =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;

/** Split at blanks; one piece if it contains quotes. */
const words = (text: string): readonly string[] => (/["'\\$]/.test(text) ? [text] : text.trim().split(/\s+/));
