// Renders messages with the tables of the server; the language is an input.

import { interpolateMessage } from '../../../../common/src/messages/interpolate';
import type { Message, Translation } from '../../../../common/src/messages/message';
import { joinPieces, renderSentence, type Sentence } from '../../../../common/src/messages/sentence';
import { sanitize } from '../../../../common/src/text/sanitize';
import { rules } from '../rules/registry';
import { completionTexts } from './completionTexts';
import { featureTexts } from './featureTexts';
import { fixTitles } from './fixTitles';
import { hoverTexts } from './hoverTexts';
import { routingTexts } from './routingTexts';
import { terminalTexts } from './terminalTexts';

/** A message, or words that are the same in every language: a name, an author's text. */
export type Text = Message | string;

/** Bound to one language; handed to whatever speaks. */
export type Localize = (text: Text) => string;

let english: ReadonlyMap<string, string> | undefined;

/** Every sentence of ours but the facts of schemas, by id. */
export function englishTexts(): ReadonlyMap<string, string> {
  english ??= new Map<string, string>([
    ...Object.entries(fixTitles),
    ...Object.entries(featureTexts),
    ...Object.entries(hoverTexts),
    ...Object.entries(completionTexts),
    ...Object.entries(terminalTexts),
    ...Object.entries(routingTexts),
    ...rules.map((rule) => [ruleTitle(rule.id).id, rule.docs.title] as const),
    ...rules.flatMap((rule) =>
      Object.entries(rule.messages).map(([key, text]) => [`${rule.id}.${key}`, text] as const),
    ),
  ]);
  return english;
}

/** What a rule is called. */
export const ruleTitle = (rule: string): Message => ({ id: `rule.${rule}`, args: {} });

export const localizeIn =
  (translation: Translation): Localize =>
  (text) =>
    typeof text === 'string' ? visible(text) : render(text, translation);

export const inEnglish: Localize = localizeIn({});

/** An unknown id is rendered as itself. No hidden character of an argument passes. */
export const render = (message: Message, translation: Translation = {}): string =>
  visible(interpolateMessage(templateOf(message, translation), message.args, (inner) => render(inner, translation)));

const visible = (text: string): string => sanitize(text, Number.POSITIVE_INFINITY);

const templateOf = ({ id, english }: Message, translation: Translation): string =>
  translation[id] ?? english ?? englishTexts().get(id) ?? id;

/** Bound to one language: several messages with spaces between them, in pieces. */
export type LocalizeSentence = (messages: readonly Message[]) => Sentence;

export const localizeSentenceIn =
  (translation: Translation): LocalizeSentence =>
  (messages) =>
    joinPieces(
      messages.flatMap((message, at) => [
        at === 0 ? '' : ' ',
        renderSentence(message, (each) => templateOf(each, translation)),
      ]),
    );
