// DOM helpers: text is added as text nodes only, and unchanged nodes are left alone, so that focus and layout are stable.

import { debounce } from '../../../common/src/debounce';
import type { WordPlace } from '../../../common/src/messages/message';
import type { Piece, Sentence } from '../../../common/src/messages/sentence';
import { sanitize } from '../../../common/src/text/sanitize';
import { localize } from '../common/texts/page';

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  if (className !== '') node.className = className;
  node.append(...children);
  return node;
}

/** Sanitized: hidden characters are shown by name. */
export function setText(node: HTMLElement, text: string): void {
  const safe = sanitize(text);
  if (node.textContent !== safe) node.textContent = safe;
}

export function setAttribute(node: Element, name: string, value: string): void {
  const safe = sanitize(value);
  if (node.getAttribute(name) !== safe) node.setAttribute(name, safe);
}

export const setHidden = (node: HTMLElement, hidden: boolean): void => {
  if (node.hidden !== hidden) node.hidden = hidden;
};

const isolated = (className: string, text: string): HTMLElement => {
  const node = el('bdi', className);
  setText(node, text);
  return node;
};

/** Called when a word is clicked. */
type OnWord = (word: string, place: WordPlace) => void;

/** Quotes are isolated, so that their direction stays theirs; words with a place are buttons where `onWord` is given. */
export function setSentence(node: HTMLElement, sentence: Sentence, onWord?: OnWord): void {
  const key = JSON.stringify(sentence);
  if (node.dataset.sentence === key) return;
  node.dataset.sentence = key;
  node.replaceChildren(
    ...sentence.map((piece) => (typeof piece === 'string' ? sanitize(piece) : pieceNode(piece, onWord))),
  );
}

function pieceNode(piece: Exclude<Piece, string>, onWord: OnWord | undefined): HTMLElement {
  const text = isolated(piece.kind, piece.text);
  if (piece.kind !== 'word' || !piece.place || !onWord) return text;
  const { place } = piece;
  const word = button('inline', () => onWord(piece.text, place), text);
  word.title = sanitize(localize('page.showWord', { agent: place.agent }));
  return word;
}

export function button(
  className: string,
  onPress: () => void,
  ...children: readonly (Node | string)[]
): HTMLButtonElement {
  const node = el('button', className, ...children);
  node.type = 'button';
  node.addEventListener('click', onPress);
  return node;
}

export interface Part<T> {
  readonly node: HTMLElement;
  update(value: T): void;
}

/** A list with one part per index: parts are updated in place, never moved or rebuilt. */
export function listOf<T>(parent: HTMLElement, create: (place: number) => Part<T>): (values: readonly T[]) => void {
  const parts: Part<T>[] = [];
  return (values) => {
    values.forEach((value, place) => {
      let part = parts[place];
      if (!part) {
        part = create(place);
        parts.push(part);
        parent.append(part.node);
      }
      part.update(value);
    });
    for (const part of parts.splice(values.length)) part.node.remove();
  };
}

/** A live region whose changes are announced after a pause of `debounceMs`. */
export function liveLine(debounceMs = 600): { readonly node: HTMLElement; announce(words: string): void } {
  const node = el('p', 'sr');
  node.setAttribute('role', 'status');
  let text = '';
  const update = debounce(() => setText(node, text), debounceMs);
  return {
    node,
    announce(words) {
      text = words;
      update();
    },
  };
}
