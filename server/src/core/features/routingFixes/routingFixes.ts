// Every way out by its kind, as editors and the panel ask for it.

import type { AgentContext } from '../../workspace/agentContext';
import { promptExample } from './promptExample';
import { putWords } from './putWords';
import type { WayOut } from './routingFix';
import { tellApart } from './tellApart';

export type WayOutKind =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'apart'; readonly from: string }
  | { readonly kind: 'example'; readonly prompt: string; readonly context?: string };

export function wayOut(context: AgentContext, asked: WayOutKind): WayOut | undefined {
  switch (asked.kind) {
    case 'words':
      return putWords(context, asked.words);
    case 'apart':
      return tellApart(context, asked.from);
    case 'example':
      return promptExample(context, asked.prompt, asked.context);
  }
}
