// Stand-ins for missing examples: sentences of the agent's description and body, each ranked as a prompt.

import type { StandIns } from '../common/preview/agentViewModel';
import { localize } from '../common/texts/page';
import { el, listOf, setHidden, setSentence, setText } from './dom';
import { icon } from './icons';

export function standInPart(): { readonly node: HTMLElement; update(standIns: StandIns | undefined): void } {
  const tally = el('span', 'count');
  const list = el('ol', 'examples');
  const node = el('section', '', el('h2', '', localize('page.untilThen'), tally), list);
  node.hidden = true;
  const setRows = listOf<StandIns['rows'][number]>(list, () => {
    const sign = icon();
    const prompt = el('bdi', 'utterance');
    const where = el('span', 'muted');
    const explanation = el('span');
    return {
      node: el(
        'li',
        'example standIn',
        sign.node,
        el('div', '', el('p', '', prompt), el('p', '', explanation, ' ', where)),
      ),
      update(row) {
        sign.set(row.state);
        setText(prompt, row.prompt);
        setSentence(explanation, row.explanation);
        setText(where, row.where);
      },
    };
  });
  return {
    node,
    update(standIns) {
      setHidden(node, !standIns || standIns.rows.length === 0);
      setText(tally, standIns?.tally ?? '');
      setRows(standIns?.rows ?? []);
    },
  };
}
