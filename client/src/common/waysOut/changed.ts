// Says what an example changed for the prompt it was made of: as it stands, and for a new prompt like it. Places before points,
// because the points of two rankings are not the same size.

import type { RouteRow } from '../../../../server/src/core/routing/router';
import { shownText } from '../preview/shownText';

export interface Rows {
  /** The prompt before there was an example of it. */
  readonly before: RouteRow | undefined;
  readonly asItStands: RouteRow | undefined;
  readonly forNewPrompt: RouteRow | undefined;
}

export function changedText({ before, asItStands, forNewPrompt }: Rows, own: string): string {
  if (!asItStands || !forNewPrompt) return 'The example is added. The results could not be computed again.';
  const was = before && placeOf(before, own);
  const now = placeOf(asItStands, own);
  return [
    'The example is added.',
    `As it stands: ${now.text}${was === undefined || was.place === now.place ? (was ? ', as before' : '') : `; before: ${was.text}`}.`,
    `For a new prompt like this: ${placeOf(forNewPrompt, own).text}.`,
  ].join(' ');
}

function placeOf(row: RouteRow, own: string): { readonly place: number; readonly text: string } {
  const place = row.ranked.findIndex(({ agent, score }) => agent === own && score > 0) + 1;
  const [first] = row.ranked;
  const name = shownText(own, 80);
  const sure = row.verdict === 'clear' ? 'clear' : SURE[row.verdict];
  if (place === 1) return { place, text: `${name} is first, ${sure}` };
  if (!first || first.score <= 0) return { place, text: 'no agent shares a word with it' };
  const leads = `${shownText(first.agent, 80)} is first, ${sure}`;
  return { place, text: place === 0 ? leads : `${leads}, and ${name} is in place ${place}` };
}

const SURE = {
  contested: 'contested',
  weak: 'weak',
  none: 'with hardly a word',
  'too-short': 'and it is too short to tell',
} as const;
