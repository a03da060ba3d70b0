// The last line of a hover: where its facts are known from, and when that was looked at.

import type { Text } from '../messages/render';
import { text } from '../messages/text';
import { learnedFrom } from './learnedFrom';

interface Sourced {
  readonly source: string;
  readonly checked: string;
  readonly docs?: string;
  readonly learned?: string;
}

/** Markdown: a link where there is a page to link to. */
export function sourceLine(fact: Sourced): Text {
  const learned = learnedFrom(fact);
  if (learned) return learned;
  const url = fact.docs ?? (/^https:\/\/\S+$/.test(fact.source) ? fact.source : undefined);
  const name = fact.source.startsWith('https://') ? text('hover.documentation') : fact.source;
  const said = text('hover.source', { name, checked: fact.checked });
  return url ? text('hover.link', { said, url }) : said;
}
