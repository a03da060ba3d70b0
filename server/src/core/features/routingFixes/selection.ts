// Where a stretch of the description stands in the file after a change.

import type { Scope } from '../../dialects/verdict';
import type { Reread } from '../../fixes/reread';
import { type Span, span, spanIn } from '../../text/span';

export function selectionOf({ view, doc }: Reread, scope: Scope, start: number, length: number): Span {
  const text = scope === 'plugin' ? view.text('description') : view.description;
  return text ? spanIn(text, span(start, start + length)) : span(doc.body.start, doc.body.start);
}
