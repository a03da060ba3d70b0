// Turns a message's id and arguments into the sentence a user reads. The only place that does; which language is an input.

import { rules } from '../rules/registry';
import type { Message } from '../rules/rule';
import { completionTexts } from './completionTexts';
import { featureTexts } from './featureTexts';
import { filled } from './filled';
import { fixTitles } from './fixTitles';
import { hoverTexts } from './hoverTexts';
import { terminalTexts } from './terminalTexts';

export { shown } from './shown';

/** Other languages by message id; what is missing there falls back to English. */
export type Translation = Readonly<Record<string, string>>;

/** A message, or words that are the same in every language: a name, an author's text made harmless. */
export type Text = Message | string;

/** Bound to one language; handed to whatever speaks. */
export type Say = (text: Text) => string;

let english: ReadonlyMap<string, string> | undefined;

/** Every sentence of ours but the facts of schemas, by id. */
export function englishTexts(): ReadonlyMap<string, string> {
  english ??= new Map<string, string>([
    ...Object.entries(fixTitles),
    ...Object.entries(featureTexts),
    ...Object.entries(hoverTexts),
    ...Object.entries(completionTexts),
    ...Object.entries(terminalTexts),
    ...rules.map((rule) => [ruleTitle(rule.id).id, rule.docs.title] as const),
    ...rules.flatMap((rule) =>
      Object.entries(rule.messages).map(([key, text]) => [`${rule.id}.${key}`, text] as const),
    ),
  ]);
  return english;
}

/** What a rule is called. */
export const ruleTitle = (rule: string): Message => ({ id: `rule.${rule}`, args: {} });

export const sayIn =
  (translation: Translation): Say =>
  (text) =>
    typeof text === 'string' ? text : render(text, translation);

export const sayEnglish: Say = sayIn({});

/** The id itself for a message nobody knows, so that a mistake is seen and nothing breaks. */
export function render(message: Message, translation: Translation = {}): string {
  const template = translation[message.id] ?? message.english ?? englishTexts().get(message.id) ?? message.id;
  return filled(template, message.args, (inner) => render(inner, translation));
}
