// The prompt box. A mirror behind the text gives the box its height and carries the underlines, so that the words of a prompt
// stand once, where they were typed; it never shows a mark on words it was not made for.

import { piecesOf, stillThere } from '../common/preview/marks';
import type { PromptModel } from '../common/preview/prompt';
import { say } from '../common/texts/page';
import { el } from './dom';

interface PromptBox {
  readonly node: HTMLElement;
  readonly text: () => string;
  /** Puts words into the box as if they were typed. */
  set(text: string): void;
  update(model: PromptModel): void;
  /** Underlines only what speaks for this agent. */
  only(agent: string | undefined): void;
}

/** More than anybody asks; what lies behind is not ranked. */
const LONGEST = 8000;

export function promptBox(onType: (text: string) => void): PromptBox {
  const mirror = el('div', 'mirror');
  mirror.setAttribute('aria-hidden', 'true');
  const area = el('textarea');
  area.id = 'say';
  area.rows = 3;
  area.spellcheck = false;
  area.maxLength = LONGEST;
  area.placeholder = say('page.say.example');
  const label = el('label', '', say('page.say'));
  label.htmlFor = area.id;
  const node = el('div', 'ask', label, el('div', 'box', mirror, area));
  let model: PromptModel | undefined;
  let agent: string | undefined;
  let drawn = '';
  const draw = (): void => {
    const marks = model ? stillThere(model.prompt, area.value, model.marks) : [];
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
