// Routing fixes that append a sentence to a description: words it lacks, or a clause that excludes another agent's work.

import type { RoutingFix } from '../../fixes/fix';
import { withoutRefusals } from '../../routing/fieldTexts';
import { terms } from '../../routing/tokenize';
import { title } from '../../rules/rule';
import { parseExamples, proseOf } from '../../syntax/examples';
import type { AgentContext } from '../../workspace/agentContext';
import { addSentence } from './addSentence';

const MOST_WORDS = 8;

/** Skips words the description already has; none if no word is left. */
export function addWords(context: AgentContext, words: readonly string[]): RoutingFix | undefined {
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
    isIntended(description) {
      const now = termsOfProse(description);
      return wanted.every(([counted]) => counted.split(' ').every((term) => now.has(term)));
    },
  });
}

const termsOfProse = (description: string): ReadonlySet<string> =>
  new Set(terms(withoutRefusals(proseOf(description, parseExamples(description)))));

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

const LEFT = 'TODO what the user wants';

/** Only for another, known agent. */
export function excludeAgent(context: AgentContext, other: string): RoutingFix | undefined {
  const { verdict, workspace } = context;
  if (verdict.status !== 'loads' || other === verdict.name || /[\r\n]/.test(other)) return undefined;
  if (!workspace.byName(other).some(({ status }) => status === 'loads')) return undefined;
  const clause = `Do not use for ${LEFT}; use ${other} for that.`;
  return addSentence(context, {
    title: title('tellApart', { name: other }),
    sentence: clause,
    select: LEFT,
    placeholder: true,
    isIntended: (description) => description.includes(clause) && !withoutRefusals(description).includes(LEFT),
  });
}
