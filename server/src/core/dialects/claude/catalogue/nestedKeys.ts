// Keys that stand inside `hooks` and `mcpServers`, whatever their place: what a word without a colon may be meant as.

import { facts } from './facts';

const keys = new Set<string>([
  'matcher',
  'hooks',
  'type',
  ...facts.hookEvents.map((event) => event.name),
  ...facts.hookTypes.flatMap((type) => type.keys.map((key) => key.name)),
  ...facts.serverTypes.flatMap((type) => type.keys.map((key) => key.name)),
]);

export const isNestedKey = (word: string): boolean => keys.has(word);
