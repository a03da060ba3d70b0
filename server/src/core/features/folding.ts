// Folding spans of an agent file; the LSP layer drops single-line ones.

import { type Span, span, spanIn } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';
import { outlineOf } from './markdownOutline';

/** Outer spans before inner ones. */
export function folds({ doc, view }: Pick<AgentContext, 'doc' | 'view'>): readonly Span[] {
  const { fence, frontmatter } = doc;
  const { description, examples } = view;
  const { headings, fences } = outlineOf(doc);
  return [
    ...(fence.state === 'none' ? [] : [span(fence.open.start, fence.close.end)]),
    ...frontmatter.entries.map((entry) => entry.span),
    ...(description ? examples.map((example) => spanIn(description, example.span)) : []),
    ...headings.map((heading) => heading.section),
    ...fences,
  ];
}
