// LRU cache of answers by the hash of their question.

import type { ModelAnswer } from './reply';

export interface AnswerCache {
  get(key: string): ModelAnswer | undefined;
  put(key: string, answer: ModelAnswer): void;
}

export function createAnswerCache(limit = 2000): AnswerCache {
  const kept = new Map<string, ModelAnswer>();
  return {
    get(key) {
      const found = kept.get(key);
      if (found) {
        kept.delete(key);
        kept.set(key, found);
      }
      return found;
    },
    put(key, answer) {
      kept.delete(key);
      kept.set(key, answer);
      for (const oldest of kept.keys()) {
        if (kept.size <= limit) break;
        kept.delete(oldest);
      }
    },
  };
}
