// Says what an example changed for the prompt it was made of: as it stands, and for a new prompt like it. Places before points,
// because the points of two rankings are not the same size.

import type { RouteRow } from '../../../../common/src/protocol/routing';
import { sanitize } from '../../../../common/src/text/sanitize';
import { say } from '../texts/preview';

export interface Rows {
  /** The prompt before there was an example of it. */
  readonly before: RouteRow | undefined;
  readonly asItStands: RouteRow | undefined;
  readonly forNewPrompt: RouteRow | undefined;
}

export function changedText({ before, asItStands, forNewPrompt }: Rows, own: string): string {
  if (!asItStands || !forNewPrompt) return say('changed.unknown');
  const was = before && placeOf(before, own);
  const now = placeOf(asItStands, own);
  const stands = !was
    ? say('changed.now', { now: now.text })
    : was.place === now.place
      ? say('changed.nowAsBefore', { now: now.text })
      : say('changed.nowBefore', { now: now.text, before: was.text });
  return [say('changed.added'), stands, say('changed.new', { now: placeOf(forNewPrompt, own).text })].join(' ');
}

function placeOf(row: RouteRow, own: string): { readonly place: number; readonly text: string } {
  const place = row.ranked.findIndex(({ agent, score }) => agent === own && score > 0) + 1;
  const [first] = row.ranked;
  const name = sanitize(own, 80);
  const sure = say(`changed.${row.verdict}`);
  if (place === 1) return { place, text: say('changed.first', { agent: name, sure }) };
  if (!first || first.score <= 0) return { place, text: say('changed.nobody') };
  const leads = say('changed.first', { agent: sanitize(first.agent, 80), sure });
  return { place, text: place === 0 ? leads : say('changed.inPlace', { first: leads, agent: name, place }) };
}
