// Turns a message's id and arguments into the sentence a user reads. The only place that does.

import { rules } from '../rules/registry';
import type { Message } from '../rules/rule';
import { featureTexts } from './featureTexts';
import { fixTitles } from './fixTitles';
import { shown } from './shown';

export { shown } from './shown';

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

/**
 * `{name}` stands for text of authors and is made harmless; `{our:name}` for words of ours, code spans included.
 * The id itself for a message nobody knows, so that a mistake is seen and nothing breaks.
 */
export function render(message: Message, translation: Translation = {}): string {
  const template = translation[message.id] ?? table().get(message.id) ?? message.id;
  return template.replace(/\{(our:)?(\w+)\}/g, (whole, our: string | undefined, key: string) => {
    const value = message.args[key];
    if (value === undefined) return whole;
    return our ? String(value) : shown(String(value));
  });
}
