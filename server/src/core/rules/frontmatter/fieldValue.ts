// The value of a field that rules judge: what the runtime holds where it reads the file, else what is written.

import type { Entry } from '../../syntax/document';
import { type Plain, plainOf } from '../../syntax/plainYaml';
import type { AgentContext } from '../../workspace/agentContext';

/** Absent for an empty value, for one that cannot be read, and for a field that is repeated further down. */
export function fieldValue(entry: Entry, context: AgentContext): Plain | undefined {
  if (entry !== context.view.entry(entry.name)) return undefined;
  const { reading } = context.verdict;
  const readable = reading.state === 'valid' || reading.state === 'repaired';
  const value = readable ? reading.fields.get(entry.name) : entry.style === 'broken' ? undefined : plainOf(entry);
  return value === null ? undefined : value;
}
