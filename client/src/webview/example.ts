// Draws one example: what the user says, where it stands, and its two answers beside each other.

import type { ExampleModel } from '../common/preview/model';
import { el, type Part, setAttribute, setHidden, setText } from './dom';
import { resultPart } from './result';

export interface ExampleEvents {
  reveal(example: number): void;
  fold(example: number, folded: boolean): void;
  folded(example: number): boolean;
}

export function examplePart(place: number, events: ExampleEvents): Part<ExampleModel> {
  const utterance = el('bdi', 'utterance');
  const line = el('button', 'link line');
  line.type = 'button';
  line.addEventListener('click', () => events.reveal(place));
  const context = el('bdi');
  const situation = el('p', 'context muted', el('span', 'label', 'Context: '), context);
  const note = el('p', 'note muted');
  const asItStands = resultPart('As it stands');
  const forNewPrompt = resultPart('For a new prompt like this');
  const results = el('div', 'results', asItStands.node, forNewPrompt.node);
  const toggle = el('button', 'chevron');
  toggle.type = 'button';
  const node = el('li', 'example', el('div', 'ask', toggle, el('h3', '', utterance), line), situation, note, results);
  const fold = (folded: boolean): void => {
    node.classList.toggle('folded', folded);
    setAttribute(toggle, 'aria-expanded', String(!folded));
  };
  toggle.addEventListener('click', () => {
    const folded = !node.classList.contains('folded');
    events.fold(place, folded);
    fold(folded);
  });
  fold(events.folded(place));
  return {
    node,
    update(example) {
      setText(utterance, example.utterance === '' ? 'No user speaks' : example.utterance);
      utterance.classList.toggle('muted', example.utterance === '');
      setText(line, `line ${example.line}`);
      setAttribute(line, 'aria-label', `Go to example ${place + 1}, line ${example.line}`);
      setAttribute(toggle, 'aria-label', `Ranking of example ${place + 1}`);
      setHidden(situation, example.context === '');
      setText(context, example.context);
      setHidden(note, example.note === '');
      setText(note, example.note);
      setHidden(results, !example.results);
      setHidden(toggle, !example.results);
      if (example.results) {
        asItStands.update(example.results.asItStands);
        forNewPrompt.update(example.results.forNewPrompt);
      }
    },
  };
}
