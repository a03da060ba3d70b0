// The kinds of semantic tokens by number: told to the client when it introduces itself, used when tokens are sent.

import type { TokenModifier, TokenType } from '../../core/features/semanticTokens';

export const TOKEN_TYPES: readonly TokenType[] = ['function', 'variable', 'class', 'namespace'];
export const TOKEN_MODIFIERS: readonly TokenModifier[] = ['declaration', 'deprecated'];
