// Validates a new agent name and computes the edits of a rename; text around the names stays unchanged.

import type { Message } from '../../../../common/src/messages/message';
import type { Runtime } from '../dialects/runtime';
import { writeQuoted, writeReadable } from '../syntax/writeScalar';
import { replace, type TextEdit } from '../text/edit';
import { canShareSession } from '../workspace/precedence';
import type { AgentSummary, Workspace } from '../workspace/workspace';
import { normalizeAgentName } from '../workspace/workspace';
import type { Occurrence } from './names/occurrences';
import { isPlainValue, spelled } from './names/spelling';
import type { AgentSymbol } from './names/symbolAt';

const message = (key: string, args: Message['args'] = {}): Message => ({ id: `rename.${key}`, args });

/** Every spelling of a built-in name calls it, unless another agent matches. */
const isBuiltIn = (name: string, runtime: Runtime): boolean =>
  runtime.builtIn.agents.some((agent) => normalizeAgentName(agent.name) === normalizeAgentName(name));

/** Why the agent cannot have this name; absent if it can. `name` is trimmed. */
export function whyNotCalled(
  name: string,
  agent: AgentSummary,
  workspace: Workspace,
  runtime: Runtime,
): Message | undefined {
  if (name === '') return message('empty');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it rejects.
  if (/[\x00-\x1f\x7f-\x9f\u2028\u2029]/.test(name) || !runtime.isAllowedName(name))
    return message('notAllowed', { product: runtime.product });
  if (name.includes('---')) return message('dashes');
  if (runtime.builtIn.agents.some((own) => own.name === name))
    return message('builtIn', { name, product: runtime.product });
  const same = workspace
    .byName(name)
    .find((other) => other.uri !== agent.uri && other.prefix === agent.prefix && canShareSession(other, agent));
  return same && message('taken', { name, path: same.path });
}

/** `unwritable`: an occurrence that cannot hold the name. */
type Renamed = { readonly edits: readonly TextEdit[] } | { readonly unwritable: Occurrence };

export function renameEdits(occurrences: readonly Occurrence[], to: string, eol: string): Renamed {
  const edits: TextEdit[] = [];
  const anew = new Map<number, Occurrence[]>();
  for (const each of occurrences) {
    if (!canHold(each, to)) return { unwritable: each };
    const written = spelled(to, each.spelling);
    const whole = each.value && each.value.at.end - each.value.at.start === each.value.text.length;
    const quotes = each.spelling === 'plain' && (written === undefined || (whole && !isPlainValue(to)));
    if (each.value && quotes) anew.set(each.value.span.start, [...(anew.get(each.value.span.start) ?? []), each]);
    else if (written === undefined) return { unwritable: each };
    else edits.push(replace(each.span, written));
  }
  for (const group of anew.values()) {
    const value = group[0]?.value;
    if (!value) continue;
    const text = group.reduceRight(
      (now, { value: each }) => (each ? now.slice(0, each.at.start) + to + now.slice(each.at.end) : now),
      value.text,
    );
    edits.push(replace(value.span, text.includes('\n') ? writeReadable(text, eol) : writeQuoted(text, eol)));
  }
  return { edits: edits.sort((a, b) => a.span.start - b.span.start) };
}

/** A comma or a parenthesis would end the name in a list of agents; a mention ends at a blank. */
function canHold({ form }: Occurrence, name: string): boolean {
  switch (form) {
    case 'call':
      return !/[,()]/.test(name);
    case 'field':
      return !/[,|]/.test(name);
    case 'mention':
    case 'flag':
      return /^[\p{L}\p{N}_.-]+$/u.test(name);
    case 'quoted':
    case 'type':
      return !/["'`\\]/.test(name);
    default:
      return true;
  }
}

/** The agent that a rename at this symbol renames, or why there is none. `isEditable`: its file may be changed. */
export function renameTarget(
  { agents, occurrence }: AgentSymbol,
  workspace: Workspace,
  runtime: Runtime,
  isEditable: (agent: AgentSummary) => boolean,
): { readonly agent: AgentSummary } | { readonly refusal: Message } {
  const [target] = agents;
  const name = occurrence.written;
  if (!target)
    return isBuiltIn(name, runtime)
      ? { refusal: message('ofBuiltIn', { name, product: runtime.product }) }
      : { refusal: message('notInSight', { name }) };
  const same = agents.length > 1 ? agents : sameNameInFolder(target, workspace.byName(target.name));
  const [first, second] = same;
  if (first && second) return { refusal: message('ambiguous', { name, path: first.path, other: second.path }) };
  if (!isEditable(target)) return { refusal: message('notYours', { name, path: target.path }) };
  if (!hasName(target)) return { refusal: message('unnamed', { name, path: target.path }) };
  return { agent: target };
}

/** The agents of its folder with the same name, itself included: which of them loads depends on read order. */
const sameNameInFolder = (target: AgentSummary, same: readonly AgentSummary[]): readonly AgentSummary[] =>
  same.filter(
    (other) =>
      other.uri === target.uri ||
      (other.tree === target.tree && other.prefix === target.prefix && other.status === target.status),
  );

/** `nameStart` is the opening fence where the file has no name. */
const hasName = ({ nameStart }: AgentSummary): boolean => nameStart.line > 0;
