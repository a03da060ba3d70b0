// Counted nouns and lists, which languages form differently.

import { plainText, type Sentence } from '../../../../common/src/messages/sentence';
import { grouped } from '../../../../common/src/numbers';
import { localizer } from './localize';

export const countsTexts = {
  'join.and': '{some} and {next}',
  'join.comma': '{some}, {next}',
  'many.agent.one': '{count} agent',
  'many.agent.other': '{count} agents',
  'many.example.one': '{count} example',
  'many.example.other': '{count} examples',
  'many.sentence.one': '{count} sentence',
  'many.sentence.other': '{count} sentences',
  'many.token.one': '{count} token',
  'many.token.other': '{count} tokens',
  'many.request.one': '{count} request',
  'many.request.other': '{count} requests',
  'many.prompt.one': '{count} prompt',
  'many.prompt.other': '{count} prompts',
  'many.file.one': '{count} file',
  'many.file.other': '{count} files',
  'many.turn.one': '{count} turn',
  'many.turn.other': '{count} turns',
  'many.row.one': '{count} row',
  'many.row.other': '{count} rows',
  'many.pair.one': '{count} pair',
  'many.pair.other': '{count} pairs',
  'many.moreWord.one': '{count} more word',
  'many.moreWord.other': '{count} more words',
} as const;

const { localize, localizeParts } = localizer(countsTexts);

type Noun<Id> = Id extends `many.${infer What}.one` ? What : never;

/** `1,234 agents` */
export const counted = (noun: Noun<keyof typeof countsTexts>, n: number): string =>
  localize(`many.${noun}.${n === 1 ? 'one' : 'other'}`, { count: grouped(n) });

/** `a, b and c`; empty for an empty list. */
export const listed = (parts: readonly Sentence[]): Sentence =>
  parts.length === 0
    ? []
    : parts.reduce((some, next, at) =>
        localizeParts(at === parts.length - 1 ? 'join.and' : 'join.comma', { some, next }),
      );

export const listedText = (parts: readonly string[]): string => plainText(listed(parts.map((part) => [part])));
