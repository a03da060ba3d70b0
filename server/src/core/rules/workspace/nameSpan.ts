// Where the name of an agent stands: what findings about the name underline.

import { type Span, span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { fenceSpan } from '../loadCauses';

/** Its characters without quotes; the opening fence where no name is written. */
export function nameSpanOf(context: AgentContext): Span {
  const name = context.view.text('name');
  return name ? span(name.toSource(0), name.toSource(name.value.length)) : fenceSpan(context);
}
