// How many of what: one table for every noun that is counted, because languages differ in how they count.

import { grouped } from '../../../../common/src/numbers';
import { speaker } from './localize';

export const countsTexts = {
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

const { say } = speaker(countsTexts);

type Noun<Id> = Id extends `many.${infer What}.one` ? What : never;

/** `1,234 agents` */
export const counted = (noun: Noun<keyof typeof countsTexts>, n: number): string =>
  say(`many.${noun}.${n === 1 ? 'one' : 'other'}`, { count: grouped(n) });
