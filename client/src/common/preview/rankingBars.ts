// The bars and chips of a ranking. Numbers are the server's, in tenths; here they become text and shares of a bar's length.

import { formatTenths } from '../../../../common/src/numbers';
import type { RankedAgent, TermField } from '../../../../common/src/protocol/routing';

export interface Chip {
  readonly term: string;
  /** One decimal: `1.6`. */
  readonly points: string;
  readonly field: TermField;
}

export interface Bar {
  readonly agent: string;
  readonly own: boolean;
  /** One decimal; the chips of an agent add up to it. */
  readonly points: string;
  readonly bodyPoints: string;
  /** Shares of the bar's full length, 0 … 1: what the orchestrator reads, and the body. */
  readonly listingShare: number;
  readonly bodyShare: number;
  readonly chips: readonly Chip[];
}

/** Below this many tenths the first bar does not fill its track: a weak prompt has to look weak. */
const LEAST_SCALE = 30;

export function rankingBars(ranked: readonly RankedAgent[], own: string): readonly Bar[] {
  const scale = Math.max(ranked[0]?.tenths ?? 0, LEAST_SCALE);
  return ranked.map(({ agent, tenths, bodyTenths, words }) => ({
    agent,
    own: agent === own,
    points: formatTenths(tenths),
    bodyPoints: formatTenths(bodyTenths),
    listingShare: (tenths - bodyTenths) / scale,
    bodyShare: bodyTenths / scale,
    chips: words.map((word) => ({ term: word.term, field: word.field, points: formatTenths(word.tenths) })),
  }));
}
