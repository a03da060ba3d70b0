// Whether edits of several fixes leave every field exactly as the edits inside of it make it: then none changes another's field.

import type { AgentDocument } from '../syntax/document';
import type { TextEdit } from '../text/edit';
import { type Span, slice } from '../text/span';

/** A field that an edit removes is gone. Edits outside of fields may only remove, or be in the body. Linear, but for sorting the edits. */
export function isEditedAlone(before: AgentDocument, after: AgentDocument, edits: readonly TextEdit[]): boolean {
  const ordered = edits
    .filter((edit) => edit.span.start < before.body.start)
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const now = after.frontmatter.entries;
  let at = 0;
  let count = 0;
  for (const { span } of before.frontmatter.entries) {
    while (isRemovalBefore(ordered[at], span.start)) at++;
    const removal = ordered[at];
    if (removal && removal.newText === '' && removal.span.start <= span.start && removal.span.end >= span.end) continue;
    let text = '';
    let from = span.start;
    for (let edit = ordered[at]; edit && isIn(edit, span); edit = ordered[at]) {
      if (edit.span.start < from || edit.span.end > span.end) return false;
      text += before.text.slice(from, edit.span.start) + edit.newText;
      from = edit.span.end;
      at++;
    }
    const entry = now[count++];
    if (!entry || slice(after.text, entry.span) !== text + before.text.slice(from, span.end)) return false;
  }
  while (isRemovalBefore(ordered[at], before.body.start)) at++;
  return at === ordered.length && count === now.length;
}

/** Of whole fields or of blanks between them: the entries afterwards show that no other was lost. */
const isRemovalBefore = (edit: TextEdit | undefined, offset: number): boolean =>
  edit !== undefined && edit.newText === '' && edit.span.end <= offset;

const isIn = ({ span: at }: TextEdit, span: Span): boolean =>
  at.start < span.end || (at.start === at.end && at.start === span.end);
