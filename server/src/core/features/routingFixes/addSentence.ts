// One more sentence at the end of a description's own words, its examples untouched.

import type { Message } from '../../../../../common/src/messages/message';
import { parseExamples } from '../../syntax/examples';
import type { AgentContext } from '../../workspace/agentContext';
import { insertText } from './insertText';
import { joined, proseEnd } from './proseEnd';
import type { RoutingFix } from './routingFix';
import { selectionOf } from './selection';

export interface Sentence {
  readonly title: Message;
  readonly sentence: string;
  /** The part of it that is selected afterwards. */
  readonly select: string;
  /** It has something to fill in. */
  readonly placeholder: boolean;
  /** Whether the description with the sentence says what was meant. */
  isMeant(description: string): boolean;
}

export function addSentence(context: AgentContext, asked: Sentence): RoutingFix | undefined {
  const { verdict } = context;
  if (verdict.status !== 'loads') return undefined;
  const { description } = verdict;
  const examples = parseExamples(description);
  const at = proseEnd(description, examples);
  const added = joined(description.slice(0, at), asked.sentence, description.slice(at).trim() !== '');
  const inserted = insertText(context, at, added);
  if (!inserted) return undefined;
  const { after, edits } = inserted;
  if (after.verdict.status !== 'loads' || !asked.isMeant(after.verdict.description)) return undefined;
  if (parseExamples(after.verdict.description).length !== examples.length) return undefined;
  const from = at + added.indexOf(asked.sentence) + asked.sentence.indexOf(asked.select);
  const select = selectionOf(after, context.scope, from, asked.select.length);
  return { title: asked.title, edits, safe: false, ...(asked.placeholder ? { placeholder: true } : {}), select };
}
