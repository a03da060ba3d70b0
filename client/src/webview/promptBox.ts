// The prompt box: a mirror behind the text area sets its height and draws the underlines of unchanged words.

import { keptMarks, piecesOf } from '../common/preview/promptMarks';
import type { PromptViewModel } from '../common/preview/promptViewModel';
import { localize } from '../common/texts/page';
import { el } from './dom';

interface PromptBox {
  readonly node: HTMLElement;
  readonly text: () => string;
  /** As if it was typed. */
  set(text: string): void;
  update(model: PromptViewModel): void;
  /** Underlines only words that count for this agent. */
  only(agent: string | undefined): void;
}

/** UTF-16 units. */
const LONGEST = 8000;

export function promptBox(onType: (text: string) => void): PromptBox {
  const mirror = el('div', 'mirror');
  mirror.setAttribute('aria-hidden', 'true');
  const area = el('textarea');
  area.id = 'prompt';
  area.rows = 3;
  area.spellcheck = false;
  area.maxLength = LONGEST;
  area.placeholder = localize('page.promptBox.example');
  const label = el('label', '', localize('page.promptBox'));
  label.htmlFor = area.id;
  const node = el('div', 'ask', label, el('div', 'box', mirror, area));
  let model: PromptViewModel | undefined;
  let agent: string | undefined;
  let drawn = '';
  const draw = (): void => {
    const marks = model ? keptMarks(model.prompt, area.value, model.marks) : [];
    const pieces = piecesOf(area.value, marks, agent);
    const key = JSON.stringify(pieces);
    if (key === drawn) return;
    drawn = key;
    mirror.replaceChildren(
      ...pieces.map(({ text, mark }) => (mark === undefined ? text : el('mark', mark, text))),
      '\n',
    );
  };
  area.addEventListener('input', () => {
    draw();
    onType(area.value);
  });
  draw();
  return {
    node,
    text: () => area.value,
    set(text) {
      area.value = text.slice(0, LONGEST);
      draw();
      onType(area.value);
    },
    update(next) {
      model = next;
      draw();
    },
    only(wanted) {
      agent = wanted;
      draw();
    },
  };
}
