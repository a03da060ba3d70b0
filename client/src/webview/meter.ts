// A bar of tokens against the limit, with its sentence: the bar says nothing that the sentence does not.

import { el, type Part, setAttribute, setText } from './dom';

interface MeterValue {
  readonly tokens: number;
  readonly limit: number;
  readonly mine: number;
  readonly sentence: string;
}

export function meter(label: string): Part<MeterValue> {
  const all = el('i');
  const own = el('i', 'mine');
  const bar = el('div', 'meter', all, own);
  bar.setAttribute('role', 'meter');
  bar.setAttribute('aria-label', label);
  const words = el('p', 'small muted');
  return {
    node: el('div', 'budget', bar, words),
    update({ tokens, limit, mine, sentence }) {
      const scale = Math.max(limit, tokens, 1);
      all.style.width = `${(100 * tokens) / scale}%`;
      own.style.width = `${(100 * mine) / scale}%`;
      setAttribute(bar, 'aria-valuemin', '0');
      setAttribute(bar, 'aria-valuemax', String(scale));
      setAttribute(bar, 'aria-valuenow', String(tokens));
      setAttribute(bar, 'aria-valuetext', sentence);
      setText(words, sentence);
    },
  };
}
