// Where an example's own tag stands, and whether one example stands inside another.

import type { Example } from '../../syntax/examples';
import { type Span, span } from '../../text/span';

/** `<example>` itself; what findings about an example as a whole underline. */
export function openingTag(example: Example, text: string): Span {
  const { start, end } = example.span;
  return span(start, start + (/^<[^<>]*>/.exec(text.slice(start, end))?.[0].length ?? 0));
}

/** It begins inside the one before, which is closed only after it. */
export function isNested(examples: readonly Example[], index: number, text: string): boolean {
  const [outer, inner, next] = [examples[index - 1], examples[index], examples[index + 1]];
  if (!outer?.tagged || outer.closed || !inner?.closed) return false;
  return /<\/example\s*>/i.test(text.slice(inner.span.end, next?.span.start ?? text.length));
}
