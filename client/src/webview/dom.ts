// The few ways this page touches the document. Text goes in as text nodes only; a node whose content is the same is left
// alone, so that nothing flickers and nothing loses the focus while somebody types in the file.

import type { Piece, Sentence } from '../common/preview/model';
import { shownText } from '../common/preview/shownText';

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
  const shown = shownText(text);
  if (node.textContent !== shown) node.textContent = shown;
}

export function setAttribute(node: Element, name: string, value: string): void {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

export const setHidden = (node: HTMLElement, hidden: boolean): void => {
  if (node.hidden !== hidden) node.hidden = hidden;
};

export const isolated = (className: string, text: string): HTMLElement => {
  const node = el('bdi', className);
  setText(node, text);
  return node;
};

/** Our own words as they are, names and words of authors each for itself. */
export function setSentence(node: HTMLElement, sentence: Sentence): void {
  const key = JSON.stringify(sentence);
  if (node.dataset.said === key) return;
  node.dataset.said = key;
  node.replaceChildren(
    ...sentence.map((piece: Piece) => (typeof piece === 'string' ? piece : isolated(piece.kind, piece.text))),
  );
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
