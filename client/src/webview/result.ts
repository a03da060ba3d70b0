// Draws one answer: the verdict in words, then the agents with their bars, then the words that decided for the first two.
// Lines keep their places and their least height, so that typing in the file moves nothing on the page.

import { type Bar, type Chip, count, type ResultModel } from '../common/preview/model';
import { el, listOf, type Part, setAttribute, setHidden, setSentence, setText } from './dom';
import { icon } from './icons';

const FEWEST_CHIPS = 4;
const ROWS_WITH_CHIPS = 2;

export function resultPart(title: string): Part<ResultModel> {
  const sign = icon();
  const headline = el('strong');
  const sentence = el('span', 'muted');
  const verdict = el('p', 'verdict', headline, ' ', sentence);
  const verbatim = el('span', 'verbatim');
  const rank = el('ol', 'rank');
  const rest = el('p', 'rest small muted');
  const setBars = listOf<Bar>(rank, barPart);
  rank.setAttribute('aria-label', 'If the main thread delegates');
  const node = el(
    'section',
    'result',
    el('h4', '', title, verbatim),
    el('div', 'said', sign.node, verdict),
    rank,
    rest,
  );
  return {
    node,
    update({ verdict: said, verbatim: from, bars, rest: others }) {
      sign.set(said.state);
      setSentence(headline, said.headline);
      setSentence(sentence, said.sentence);
      setHidden(verbatim, from === undefined);
      if (from !== undefined) {
        setSentence(verbatim, ['verbatim example of ', { kind: 'agent', text: from }]);
      }
      setBars(bars);
      setText(rest, others);
    },
  };
}

function barPart(place: number): Part<Bar> {
  const name = el('bdi', 'name');
  const seen = el('i', 'seen');
  const body = el('i', 'body');
  const track = el('span', 'track', seen, body);
  track.setAttribute('aria-hidden', 'true');
  const points = el('span', 'points');
  const aloud = el('span', 'sr');
  const chips = el('ul', 'chips');
  const more = el('button', 'link small');
  const setChips = listOf<Chip>(chips, chipPart);
  const withChips = place < ROWS_WITH_CHIPS;
  const words = el('span', 'words small muted');
  const node = el('li', withChips ? 'tall' : '', name, track, ...(withChips ? [] : [words]), points, aloud);
  if (withChips) node.append(el('div', 'chiprow', chips, more));
  more.type = 'button';
  points.setAttribute('aria-hidden', 'true');
  let all = false;
  let latest: readonly Chip[] = [];
  const draw = (): void => {
    const most = all ? latest.length : FEWEST_CHIPS;
    setChips(latest.slice(0, most));
    setHidden(more, latest.length <= FEWEST_CHIPS);
    setText(more, all ? 'fewer words' : `+${count(latest.length - FEWEST_CHIPS, 'word')}`);
  };
  more.addEventListener('click', () => {
    all = !all;
    draw();
  });
  return {
    node,
    update(bar) {
      node.classList.toggle('mine', bar.own);
      setText(name, bar.agent);
      setAttribute(name, 'title', name.textContent ?? '');
      seen.style.width = `${(100 * bar.seen).toFixed(2)}%`;
      body.style.width = `${(100 * bar.body).toFixed(2)}%`;
      setHidden(body, bar.body === 0);
      setText(points, bar.points);
      const owed = bar.bodyPoints === '0.0' ? '' : `, ${bar.bodyPoints} of them from the body`;
      setText(aloud, `${bar.points} points${owed}`);
      if (withChips) {
        latest = bar.chips;
        draw();
      } else {
        const terms = [...new Set(bar.chips.map((c) => c.term))].slice(0, 3);
        setSentence(
          words,
          terms.flatMap((text, i) => [...(i > 0 ? [', '] : []), { kind: 'word' as const, text }]),
        );
      }
    },
  };
}

function chipPart(): Part<Chip> {
  const term = el('bdi', 'term');
  const points = el('span');
  const field = el('span', 'field');
  const node = el('li', 'chip', term, ' ', points, ' ', field);
  return {
    node,
    update(chip) {
      node.classList.toggle('body', chip.field === 'body');
      setText(term, chip.term);
      setText(points, chip.points);
      setText(field, chip.field);
    },
  };
}
