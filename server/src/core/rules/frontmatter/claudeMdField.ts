// Common other names of the field `omitClaudeMd`, some with the opposite meaning.

import type { Fix } from '../../fixes/fix';
import type { Entry } from '../../syntax/document';
import { plainOf } from '../../syntax/plainYaml';
import { replace } from '../../text/edit';
import { span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { title } from '../rule';

const SAME = /^(?:ignore|exclude|skip|without|disable|no)claudemd$/;
const OPPOSITE = /^(?:load|include|use|read|inherit|with|enable|keep)claudemd$/;

/** `omitClaudeMd` with the equivalent value; none for other fields and for values that are not booleans. */
export function claudeMdFixes(entry: Entry, { view }: AgentContext): readonly Fix[] {
  const folded = entry.name.toLowerCase().replace(/[-_]/g, '');
  const isOpposite = OPPOSITE.test(folded);
  if ((!isOpposite && !SAME.test(folded)) || view.entry('omitClaudeMd')) return [];
  const value = String(plainOf(entry)).toLowerCase();
  if (value !== 'true' && value !== 'false') return [];
  const to = String((value === 'true') !== isOpposite);
  const edits = [replace(span(entry.nameSpan.start, entry.valueSpan.end), `omitClaudeMd: ${to}`)];
  return [{ title: title('inverse', { to }), edits, safe: false }];
}
