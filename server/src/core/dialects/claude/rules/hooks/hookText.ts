// What rules about hooks share: whether anything was written where a hook is expected (an event left empty while typing is
// no lost hook), and which type was meant.

import { nearest } from '../../../../text/nearest';
import type { Span } from '../../../../text/span';
import type { Runtime } from '../../../runtime';

/** False for a key with nothing after it, on its line or further in. */
export function isText(text: string, at: Span): boolean {
  const rest = text.slice(at.end);
  const line = /^[ \t]*:[ \t]*(?:#[^\n]*)?\r?\n([ \t]*)/.exec(rest);
  if (!line) return true;
  const start = text.lastIndexOf('\n', at.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0;
  const next = rest.slice(line[0].length);
  return (line[1] ?? '').length > indent || (next.startsWith('- ') && (line[1] ?? '').length === indent);
}

/** The type somebody meant, if that is fairly sure. */
export function nearestHookType(name: string, runtime: Runtime): string | undefined {
  const types = runtime.hooks.types.map((type) => type.name);
  return /^(?:shell|bash|sh|script)$/i.test(name) ? 'command' : nearest(name, types);
}
