// Tools as a mapping, `Read: true`, as OpenCode takes them; Claude Code reads no names from it.

import type { Fix } from '../../fixes/fix';
import { replace } from '../../text/edit';
import type { AgentContext } from '../../workspace/agentContext';
import { fieldValue } from '../contextQueries';
import { title } from '../rule';
import { meaningOf, type ToolField } from './toolItems';

/** The names as a list in Claude Code's own spelling; if all are switched off, as a list of denied tools. */
export function mapAsListFixes(field: ToolField, context: AgentContext): readonly Fix[] {
  const entry = context.view.entry(field);
  const switches = entry && switchesIn(fieldValue(entry, context));
  if (!switches) return [];
  const on = namesOf(switches, true, context);
  const off = namesOf(switches, false, context);
  const denies = on.length === 0 && entry.name === 'tools';
  const names = (denies ? off : on).join(', ');
  if (names === '' || (denies && context.view.entry('disallowedTools'))) return [];
  const written = `${denies ? 'disallowedTools' : entry.name}: ${names}`;
  const edits = [replace({ start: entry.nameSpan.start, end: entry.valueSpan.end }, written)];
  return [{ title: title('separate', { to: denies ? written : names }), edits, safe: false }];
}

type Switches = readonly (readonly [name: string, on: boolean])[];

/** Absent unless every value of the mapping is a switch. */
function switchesIn(value: unknown): Switches | undefined {
  const maps = Array.isArray(value) ? value : [value];
  const pairs = maps.flatMap((map: unknown) => (map instanceof Map ? [...map] : [[undefined, undefined]]));
  const switches = pairs.flatMap(([name, state]: readonly unknown[]): Switches => {
    const on = stateOf(state);
    return typeof name === 'string' && on !== undefined ? [[name, on]] : [];
  });
  return switches.length > 0 && switches.length === pairs.length ? switches : undefined;
}

function stateOf(state: unknown): boolean | undefined {
  if (typeof state === 'boolean') return state;
  if (typeof state !== 'string') return undefined;
  if (/^(?:true|yes|on|allow)$/i.test(state)) return true;
  return /^(?:false|no|off|deny)$/i.test(state) ? false : undefined;
}

/** Each once, without names that are no tool here. */
function namesOf(switches: Switches, wanted: boolean, context: AgentContext): readonly string[] {
  const names = switches.flatMap(([name, on]) => (on === wanted ? toolCalled(name, context) : []));
  return [...new Set(names)];
}

function toolCalled(name: string, context: AgentContext): readonly string[] {
  const meaning = meaningOf(name, context);
  switch (meaning.is) {
    case 'tool':
    case 'alias':
      return [meaning.tool.name];
    case 'extra':
      return [name];
    case 'mcp':
      return meaning.grants ? [name] : [];
    case 'unknown':
      return meaning.elsewhere?.instead === undefined ? caseOf(name, meaning.nearest) : [meaning.elsewhere.instead];
    default:
      return [];
  }
}

const caseOf = (name: string, nearest: string | undefined): readonly string[] =>
  nearest?.toLowerCase() === name.toLowerCase() ? [nearest] : [];
