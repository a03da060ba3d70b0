// Turns a message's id and arguments into the sentence a user reads. The only place that does.

import { rules } from '../rules/registry';
import type { Message } from '../rules/rule';
import { featureTexts } from './featureTexts';
import { fixTitles } from './fixTitles';

/** Other languages by message id; what is missing there falls back to English. */
export type Translation = Readonly<Record<string, string>>;

let english: ReadonlyMap<string, string> | undefined;

function table(): ReadonlyMap<string, string> {
  english ??= new Map([
    ...Object.entries(fixTitles),
    ...Object.entries(featureTexts),
    ...rules.flatMap((rule) =>
      Object.entries(rule.messages).map(([key, text]) => [`${rule.id}.${key}`, text] as const),
    ),
  ]);
  return english;
}

/** The id itself for a message nobody knows, so that a mistake is seen and nothing breaks. */
export function render(message: Message, translation: Translation = {}): string {
  const template = translation[message.id] ?? table().get(message.id) ?? message.id;
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => {
    const value = message.args[key];
    return value === undefined ? whole : shown(String(value));
  });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal or a screen.
const UNSEEN = /[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Text of authors is shown as text: no control characters, no direction overrides, no end of a code span, not endless. */
export function shown(text: string): string {
  const safe = text.replace(UNSEEN, '\ufffd').replaceAll('`', 'ˋ');
  return safe.length > 120 ? `${safe.slice(0, 119)}…` : safe;
}
