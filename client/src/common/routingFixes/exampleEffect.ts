// The effect of a new example on the ranking of its prompt, in ranks: points of two rankings are not comparable.

import type { RouteRow } from '../../../../common/src/protocol/routing';
import { sanitize } from '../../../../common/src/text/sanitize';
import { say } from '../texts/preview';

interface RankedRows {
  /** The prompt before the example was added. */
  readonly before: RouteRow | undefined;
  readonly asItStands: RouteRow | undefined;
  readonly forNewPrompt: RouteRow | undefined;
}

export function exampleEffectText({ before, asItStands, forNewPrompt }: RankedRows, own: string): string {
  if (!asItStands || !forNewPrompt) return say('changed.unknown');
  const earlier = before && rankOf(before, own);
  const now = rankOf(asItStands, own);
  const effect = !earlier
    ? say('changed.now', { now: now.text })
    : earlier.place === now.place
      ? say('changed.nowAsBefore', { now: now.text })
      : say('changed.nowBefore', { now: now.text, before: earlier.text });
  return [say('changed.added'), effect, say('changed.new', { now: rankOf(forNewPrompt, own).text })].join(' ');
}

function rankOf(row: RouteRow, own: string): { readonly place: number; readonly text: string } {
  const place = row.ranked.findIndex(({ agent, score }) => agent === own && score > 0) + 1;
  const [first] = row.ranked;
  const name = sanitize(own, 80);
  const confidence = say(`changed.${row.verdict}`);
  if (place === 1) return { place, text: say('changed.first', { agent: name, sure: confidence }) };
  if (!first || first.score <= 0) return { place, text: say('changed.nobody') };
  const leads = say('changed.first', { agent: sanitize(first.agent, 80), sure: confidence });
  return { place, text: place === 0 ? leads : say('changed.inPlace', { first: leads, agent: name, place }) };
}
