// Rewrites common wrong shapes of `hooks` to the shape Claude Code loads: the same values, in the lists they belong to.

import type { Fix } from '../../../../fixes/fix';
import { reshapeEdit } from '../../../../rules/frontmatter/valueFixes';
import { title } from '../../../../rules/rule';
import { isPlainList, isPlainMap, type Plain, type PlainMap } from '../../../../syntax/plainYaml';
import { nearest } from '../../../../text/nearest';
import type { Span } from '../../../../text/span';
import type { AgentContext } from '../../../../workspace/agentContext';
import type { Runtime } from '../../../runtime';
import { hookProblems } from '../../loader/hooks';

/** Returned only if the result has no problem. */
export function reshapedHooks(context: AgentContext): readonly Fix[] {
  const { runtime } = context;
  const entry = context.doc.frontmatter.field('hooks');
  const value = context.verdict.reading.fields.get('hooks');
  const reshaped = value === undefined ? undefined : eventsOf(value, runtime);
  if (!entry || !reshaped || reshaped.size === 0 || hookProblems(reshaped, runtime.version).length > 0) return [];
  const edit = reshapeEdit(entry, reshaped, context);
  return edit ? [{ title: title('reshapeHooks'), edits: [edit], safe: false }] : [];
}

/** From events to lists of matchers; absent where an event or a hook is missing. */
function eventsOf(hooks: Plain, runtime: Runtime): PlainMap | undefined {
  if (isPlainMap(hooks) && hooks.size === 1 && isPlainMap(hooks.get('hooks')))
    return eventsOf(hooks.get('hooks') ?? null, runtime);
  const parts = isPlainList(hooks) ? hooks.map(eventPairs) : [isPlainMap(hooks) ? [...hooks] : undefined];
  const events = new Map<string, Plain[]>();
  for (const part of parts) {
    if (!part) return undefined;
    for (const [key, value] of part) {
      const event = eventNamed(key, runtime);
      if (event === undefined) return undefined;
      const matchers = events.get(event) ?? [];
      events.set(event, matchers);
      for (const each of isPlainList(value) ? value : [value]) {
        const matcher = matcherOf(each, runtime);
        if (matcher === undefined) return undefined;
        matchers.push(matcher);
      }
    }
  }
  return events;
}

/** A list item in place of the mapping: `PreToolUse: …`, or `event: PreToolUse` beside the command. */
function eventPairs(item: Plain): readonly (readonly [string, Plain])[] | undefined {
  if (!isPlainMap(item)) return undefined;
  const event = item.get('event') ?? item.get('on');
  if (typeof event !== 'string') return [...item];
  return [[event, new Map([...item].filter(([key]) => key !== 'event' && key !== 'on'))]];
}

const fold = (name: string): string => name.toLowerCase().replace(/[-_ ]/g, '');

const eventNamed = (name: string, runtime: Runtime): string | undefined =>
  runtime.hooks.events.find((event) => fold(event.name) === fold(name))?.name;

/** One matcher with a list of hooks, from one with a command of its own, or from the command alone. */
function matcherOf(item: Plain, runtime: Runtime): PlainMap | undefined {
  if (typeof item === 'string') return withHooks(new Map(), [item], runtime);
  if (!isPlainMap(item)) return undefined;
  const hooks = item.get('hooks');
  const pattern = item.get('matcher');
  const matcher = new Map<string, Plain>();
  if (isPlainList(pattern)) matcher.set('matcher', pattern.join('|'));
  else if (pattern !== undefined) matcher.set('matcher', pattern);
  if (hooks !== undefined && hooks !== null) return withHooks(matcher, isPlainList(hooks) ? hooks : [hooks], runtime);
  return withHooks(matcher, [new Map([...item].filter(([key]) => key !== 'matcher' && key !== 'hooks'))], runtime);
}

function withHooks(matcher: Map<string, Plain>, hooks: readonly Plain[], runtime: Runtime): PlainMap | undefined {
  const shaped = hooks.map((hook) => hookOf(hook, runtime));
  if (shaped.some((hook) => hook === undefined)) return undefined;
  return matcher.set(
    'hooks',
    shaped.filter((hook) => hook !== undefined),
  );
}

/** Infers the type from its required key. */
const TYPE_BY_KEY = [
  ['command', 'command'],
  ['prompt', 'prompt'],
  ['url', 'http'],
] as const;

function hookOf(hook: Plain, runtime: Runtime): PlainMap | undefined {
  if (typeof hook === 'string')
    return hook === ''
      ? undefined
      : new Map([
          ['type', 'command'],
          ['command', hook],
        ]);
  if (!isPlainMap(hook)) return undefined;
  const written = hook.get('type');
  const byKey = TYPE_BY_KEY.find(([key]) => hook.has(key))?.[1];
  const type = typeof written === 'string' ? (nearestHookType(written, runtime) ?? written) : byKey;
  if (type === undefined) return undefined;
  const command = hook.get('command');
  const shaped = new Map<string, Plain>([['type', type]]);
  for (const [key, value] of hook) if (key !== 'type') shaped.set(key, value);
  if (isPlainList(command) && !hook.has('args')) {
    const [program, ...args] = command;
    if (program !== undefined) shaped.set('command', program).set('args', args);
  }
  return shaped;
}

/** False for a key with nothing after it, on its line or indented below. */
export function isText(text: string, at: Span): boolean {
  const rest = text.slice(at.end);
  const line = /^[ \t]*:[ \t]*(?:#[^\n]*)?\r?\n([ \t]*)/.exec(rest);
  if (!line) return true;
  const start = text.lastIndexOf('\n', at.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0;
  const next = rest.slice(line[0].length);
  return (line[1] ?? '').length > indent || (next.startsWith('- ') && (line[1] ?? '').length === indent);
}

/** The intended type, if it is fairly certain. */
export function nearestHookType(name: string, runtime: Runtime): string | undefined {
  const types = runtime.hooks.types.map((type) => type.name);
  return /^(?:shell|bash|sh|script)$/i.test(name) ? 'command' : nearest(name, types);
}
