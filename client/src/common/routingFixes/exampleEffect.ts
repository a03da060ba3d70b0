// The effect of a new example on the ranking of its prompt, in ranks: points of two rankings are not comparable.

import type { RouteOutcome } from '../../../../common/src/protocol/routing';
import { sanitize } from '../../../../common/src/text/sanitize';
import { say } from '../texts/preview';

interface RankedRows {
  /** The prompt before the example was added. */
  readonly before: RouteOutcome | undefined;
  readonly asItStands: RouteOutcome | undefined;
  readonly forNewPrompt: RouteOutcome | undefined;
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

function rankOf(
  { place, first, verdict }: RouteOutcome,
  own: string,
): { readonly place: number; readonly text: string } {
  const name = sanitize(own, 80);
  const confidence = say(`changed.${verdict}`);
  if (place === 1) return { place, text: say('changed.first', { agent: name, sure: confidence }) };
  if (first === null) return { place, text: say('changed.nobody') };
  const leads = say('changed.first', { agent: sanitize(first, 80), sure: confidence });
  return { place, text: place === 0 ? leads : say('changed.inPlace', { first: leads, agent: name, place }) };
}
