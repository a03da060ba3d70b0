// The few ways this page touches the document. Text goes in as text nodes only; a node whose content is the same is left
// alone, so that nothing flickers and nothing loses the focus while somebody types in the file.

import { sanitize } from '../../../common/src/text/sanitize';
import type { Piece, Sentence, WordOf } from '../common/preview/verdict';
import { say } from '../common/texts/page';

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

/** Text of an author: control characters are shown, and its direction cannot leak out of the node. */
export function setText(node: HTMLElement, text: string): void {
  const shown = sanitize(text);
  if (node.textContent !== shown) node.textContent = shown;
}

export function setAttribute(node: Element, name: string, value: string): void {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

export const setHidden = (node: HTMLElement, hidden: boolean): void => {
  if (node.hidden !== hidden) node.hidden = hidden;
};

const isolated = (className: string, text: string): HTMLElement => {
  const node = el('bdi', className);
  setText(node, text);
  return node;
};

/** What a word of a sentence does when it is pressed. */
type OnWord = (word: string, place: WordOf) => void;

/** Our own words as they are, names and words of authors each for itself; words that have a place lead to it. */
export function setSentence(node: HTMLElement, sentence: Sentence, onWord?: OnWord): void {
  const key = JSON.stringify(sentence);
  if (node.dataset.said === key) return;
  node.dataset.said = key;
  node.replaceChildren(...sentence.map((piece) => (typeof piece === 'string' ? piece : pieceNode(piece, onWord))));
}

function pieceNode(piece: Exclude<Piece, string>, onWord: OnWord | undefined): HTMLElement {
  const text = isolated(piece.kind, piece.text);
  if (piece.kind !== 'word' || !piece.place || !onWord) return text;
  const { place } = piece;
  const word = button('inline', () => onWord(piece.text, place), text);
  word.title = sanitize(say('page.showWord', { agent: place.agent }));
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

/** Keeps one part for each place of a list: what is there is updated where it stands, never moved or made anew. */
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

/** A sentence that is read aloud once nobody has typed for a while; the node stays, its text changes. */
export function liveLine(quiet = 600): { readonly node: HTMLElement; say(words: string): void } {
  const node = el('p', 'sr');
  node.setAttribute('role', 'status');
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    node,
    say(words) {
      clearTimeout(timer);
      timer = setTimeout(() => setText(node, words), quiet);
    },
  };
}
