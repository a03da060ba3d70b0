// Puts words that decide elsewhere into a description, in a sentence that adds nothing but these words.

import { withoutRefusals } from '../../routing/fieldTexts';
import { terms } from '../../routing/tokenize';
import { title } from '../../rules/rule';
import { parseExamples, proseOf } from '../../syntax/examples';
import type { AgentContext } from '../../workspace/agentContext';
import { addSentence } from './addSentence';
import type { RoutingFix } from './routingFix';

const MOST_WORDS = 8;

/** Words that the description has already are left out; nothing is offered where none is left. */
export function putWords(context: AgentContext, words: readonly string[]): RoutingFix | undefined {
  const { verdict } = context;
  if (verdict.status !== 'loads') return undefined;
  const there = termsOfProse(verdict.description);
  const wanted = [...new Map(words.map((word) => [terms(word).join(' '), word.trim()] as const))]
    .filter(([counted, word]) => counted !== '' && !/[\r\n]/.test(word))
    .filter(([counted]) => !counted.split(' ').every((term) => there.has(term)))
    .slice(0, MOST_WORDS);
  if (wanted.length === 0) return undefined;
  const list = listed(wanted.map(([, word]) => word));
  return addSentence(context, {
    title: title('putWords', { words: list }),
    sentence: `Also use it for ${list}.`,
    select: list,
    placeholder: false,
    isMeant(description) {
      const now = termsOfProse(description);
      return wanted.every(([counted]) => counted.split(' ').every((term) => now.has(term)));
    },
  });
}

const termsOfProse = (description: string): ReadonlySet<string> =>
  new Set(terms(withoutRefusals(proseOf(description, parseExamples(description)))));

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
