// The effect of a new example on the ranking of its prompt, in ranks: points of two rankings are not comparable.

import type { RouteOutcome } from '../../../../common/src/protocol/routing';
import { sanitize } from '../../../../common/src/text/sanitize';
import { localize } from '../texts/preview';

interface RankedRows {
  /** The prompt before the example was added. */
  readonly before: RouteOutcome | undefined;
  readonly asItStands: RouteOutcome | undefined;
  readonly forNewPrompt: RouteOutcome | undefined;
}

export function exampleEffectText({ before, asItStands, forNewPrompt }: RankedRows, own: string): string {
  if (!asItStands || !forNewPrompt) return localize('changed.unknown');
  const earlier = before && rankOf(before, own);
  const now = rankOf(asItStands, own);
  const effect = !earlier
    ? localize('changed.now', { now: now.text })
    : earlier.place === now.place
      ? localize('changed.nowAsBefore', { now: now.text })
      : localize('changed.nowBefore', { now: now.text, before: earlier.text });
  return [localize('changed.added'), effect, localize('changed.new', { now: rankOf(forNewPrompt, own).text })].join(
    ' ',
  );
}

function rankOf(
  { place, first, verdict }: RouteOutcome,
  own: string,
): { readonly place: number; readonly text: string } {
  const name = sanitize(own, 80);
  const confidence = localize(`changed.${verdict}`);
  if (place === 1) return { place, text: localize('changed.first', { agent: name, sure: confidence }) };
  if (first === null) return { place, text: localize('changed.noAgent') };
  const leads = localize('changed.first', { agent: sanitize(first, 80), sure: confidence });
  return { place, text: place === 0 ? leads : localize('changed.inPlace', { first: leads, agent: name, place }) };
}
