// Computes a routing fix for a query of the panel or an editor; undefined where it would not be read as intended.

import type { AgentContext } from '../../workspace/agentContext';
import { promptExample } from './promptExample';
import { putWords } from './putWords';
import type { RoutingFix } from './routingFix';
import { tellApart } from './tellApart';

export type RoutingFixQuery =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'apart'; readonly from: string }
  | { readonly kind: 'example'; readonly prompt: string; readonly context?: string };

export function routingFix(context: AgentContext, query: RoutingFixQuery): RoutingFix | undefined {
  switch (query.kind) {
    case 'words':
      return putWords(context, query.words);
    case 'apart':
      return tellApart(context, query.from);
    case 'example':
      return promptExample(context, query.prompt, query.context);
  }
}
