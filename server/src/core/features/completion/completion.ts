// Completions at the cursor, each with its replaced span; offers nothing that is already present, and works in broken files.

import type { AgentContext } from '../../workspace/agentContext';
import { cursorAt } from './cursor';
import { fieldCompletions } from './fields';
import { hookCompletions } from './hooks';
import type { Completion } from './item';
import { itemCompletions } from './items';
import { personaCompletions } from './personas';
import { bodyCompletions, exampleCompletions } from './prose';
import { valueCompletions } from './values';

export type { Completion, CompletionKind } from './item';

/** `offset` in UTF-16 code units. About a millisecond with hundreds of agents. */
export function complete(context: AgentContext, offset: number): readonly Completion[] {
  const { doc } = context;
  const cursor = cursorAt(doc, offset);
  switch (cursor.at) {
    case 'key':
      return fieldCompletions(doc, cursor, context.runtime);
    case 'value':
      return valueCompletions(context, cursor);
    case 'item':
      return itemCompletions(context, cursor);
    case 'hook':
      return hookCompletions(context, cursor);
    case 'description':
      return [...personaCompletions(doc, offset, cursor), ...exampleCompletions(context, offset, cursor)];
    case 'body':
      return [...personaCompletions(doc, offset, cursor), ...bodyCompletions(context, offset)];
    case 'outside':
      return personaCompletions(doc, offset, cursor);
  }
}
