// Keys inside `hooks` and `mcpServers` at any depth: candidates for a word without a colon.

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
