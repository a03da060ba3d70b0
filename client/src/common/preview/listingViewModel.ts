// View model of the agent list as the orchestrator is sent it, with its tokens against the limit.

import { grouped } from '../../../../common/src/numbers';
import type { ListingResult } from '../../../../common/src/protocol/routing';
import { localize } from '../texts/preview';

export interface ListingViewModel {
  readonly heading: string;
  readonly lines: readonly { readonly text: string; readonly own: boolean }[];
  /** `2,655 tokens` */
  readonly total: string;
  /** `2,655 of 15,000 tokens; 412 are this agent’s.` */
  readonly sentence: string;
  readonly limit: number;
  readonly tokens: number;
  readonly mine: number;
}

export function listingViewModel({ uri, heading, lines, tokens, limit }: ListingResult): ListingViewModel {
  const own = lines.find((line) => line.uri === uri);
  const over = tokens > limit ? localize('listing.over') : '';
  const shares = { tokens: grouped(tokens), limit: grouped(limit), over };
  return {
    heading,
    lines: lines.map((line) => ({ text: line.line, own: line.uri === uri })),
    total: localize('listing.total', { tokens: grouped(tokens) }),
    sentence: own
      ? localize('listing.ofWithOwn', { ...shares, own: grouped(own.tokens) })
      : localize('listing.of', shares),
    limit,
    tokens,
    mine: own?.tokens ?? 0,
  };
}
