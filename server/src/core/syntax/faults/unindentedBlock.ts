// A description with a block header and unindented text: YAML reads an empty text, and the lines as fields where possible.

import { span } from '../../text/span';
import type { AgentDocument } from '../document';
import type { UnreadableCause } from './fault';

const HEADER = /^description[ \t]*:[ \t]*[|>][-+\d]*[ \t]*(?:#[^\r\n]*)?\r?\n/;

/** Absent if no text follows the block header. The span covers all of it. */
export function unindentedBlock({ frontmatter, fence, text, profile }: AgentDocument): UnreadableCause | undefined {
  const entry = frontmatter.field('description');
  const below = entry ? text.slice(entry.span.start, fence.region.end) : '';
  const header = HEADER.exec(below)?.[0];
  if (!entry || header === undefined) return undefined;
  const lines: { readonly start: number; readonly written: string }[] = [];
  let start = entry.span.start + header.length;
  for (const line of below.slice(header.length).split('\n')) {
    if (profile.isField(/^([A-Za-z]\w*)[ \t]*:(?:\s|$)/.exec(line)?.[1] ?? '')) break;
    if (line.trim() !== '') lines.push({ start, written: line.trimEnd() });
    start += line.length + 1;
  }
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last || /^[ \t]/.test(first.written) || lines.every(({ written }) => written.startsWith('#')))
    return undefined;
  const at = span(first.start, last.start + last.written.length);
  const edits = lines.map((line) => ({ span: span(line.start, line.start), newText: '  ' }));
  return {
    code: 'continuation-not-indented',
    span: at,
    entry,
    slip: { code: 'continuation-not-indented', span: at, edits, fix: 'indent', what: 'description', plain: false },
  };
}
