// Where the name of an agent stands: what findings about the name underline.

import { type Span, span } from '../../text/span';
import { fenceSpan } from '../loadCauses';
import type { RuleContext } from '../rule';

/** Its characters without quotes; the opening fence where no name is written. */
export function nameSpanOf(context: RuleContext): Span {
  const name = context.view.text('name');
  return name ? span(name.toSource(0), name.toSource(name.value.length)) : fenceSpan(context);
}
