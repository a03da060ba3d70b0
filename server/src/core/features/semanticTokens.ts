// Semantic tokens for names that grammars cannot classify: known, unknown and removed ones.

import { overlaps, type Span } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';
import { type Mention, mentions } from './namesInFile';

export type TokenType = 'function' | 'variable' | 'class' | 'namespace';
export type TokenModifier = 'declaration' | 'deprecated';

export interface SemanticToken {
  /** On one line. */
  readonly span: Span;
  readonly type: TokenType;
  readonly modifier?: TokenModifier;
}

/** In file order, without overlaps; with `within` only those that touch it. */
export function semanticTokens(context: AgentContext, within?: Span): readonly SemanticToken[] {
  const tokens = mentions(context)
    .filter((mention) => !within || overlaps(mention.span, within))
    .flatMap((mention) => tokenOf(mention, context.doc.text))
    .sort((a, b) => a.span.start - b.span.start);
  let end = 0;
  return tokens.filter((token) => {
    const apart = token.span.start >= end;
    if (apart) end = token.span.end;
    return apart;
  });
}

function tokenOf({ of, state, span, declares }: Mention, text: string): readonly SemanticToken[] {
  if (span.end <= span.start || /[\r\n]/.test(text.slice(span.start, span.end))) return [];
  switch (of) {
    case 'tool':
      if (state === 'unknown') return [{ span, type: 'variable' }];
      return [{ span, type: 'function', ...(state === 'removed' ? { modifier: 'deprecated' } : {}) }];
    case 'agent':
      if (declares) return [{ span, type: 'class', modifier: 'declaration' }];
      return state === 'known' ? [{ span, type: 'class' }] : [];
    case 'server':
      return [{ span, type: 'namespace' }];
    case 'skill':
      return [];
  }
}
