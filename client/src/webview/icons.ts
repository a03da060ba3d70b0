// Sixteen-pixel icons for states; shapes repeat what colours say.

import { setAttribute } from './dom';

const SVG = 'http://www.w3.org/2000/svg';

const SHAPES = {
  home: 'M13.6 4.4 6.3 11.7 2.4 7.8l.9-.9 3 3 6.4-6.4z',
  contested: 'M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zm0 1.200a4.300 4.300 0 0 1 0 8.600z',
  taken: 'm9.400 3.300-.8.8 3.200 3.300H2.500v1.200h9.300l-3.200 3.300.8.8L14 8z',
  weak: 'M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zm0 1.200a4.300 4.300 0 1 1 0 8.600 4.300 4.300 0 0 1 0-8.600z',
  none: 'M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zm0 1.200a4.300 4.300 0 1 1 0 8.600 4.300 4.300 0 0 1 0-8.600zM5.500 7.400h5v1.200h-5z',
  'too-short': 'M2.500 7h2v2h-2zM7 7h2v2H7zM11.500 7h2v2h-2z',
  out: 'm8 7.200 3.600-3.600.8.8L8.800 8l3.600 3.600-.8.8L8 8.800l-3.600 3.600-.8-.8L7.200 8 3.600 4.400l.8-.8z',
  clear: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3z',
  empty: 'M2.500 7h2v2h-2zM7 7h2v2H7zM11.500 7h2v2h-2z',
  asking: 'M8 2.500v1.200A4.300 4.300 0 1 0 12.300 8h1.200A5.500 5.500 0 1 1 8 2.500z',
  present: 'M13.6 4.4 6.3 11.700 2.400 7.800l.9-.9 3 3 6.400-6.400z',
  missing: 'm8 7.200 3.600-3.600.8.8L8.800 8l3.600 3.600-.8.8L8 8.800l-3.600 3.600-.8-.8L7.200 8 3.600 4.400l.8-.8z',
  later: 'M8 6.500a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3z',
  lock: 'M5 6V5a3 3 0 0 1 6 0v1h1l1 1v6l-1 1H4l-1-1V7l1-1zm1.200 0h3.600V5a1.800 1.800 0 0 0-3.600 0zm-2 1.200v5.600h7.600V7.200z',
  pin: 'M5 2h6v1.200h-.8v3.600l1.800 1.800v1.200H8.600V14H7.400V9.800H4V8.600l1.800-1.800V3.200H5zm2 1.200v4.100L5.700 8.600h4.600L9 7.300V3.200z',
  chevron: 'M6 3.500 10.500 8 6 12.500l-.7-.7L9.100 8 5.300 4.200z',
  warning:
    'M7.400 1.800h1.200l6 11-.6 1.200H2l-.6-1.200zM8 3.100 2.800 12.800h10.400zM7.400 6h1.200v3.800H7.400zm0 4.700h1.200v1.200H7.400z',
} as const;
export type Shape = keyof typeof SHAPES;

export interface Icon {
  readonly node: SVGElement;
  set(shape: Shape): void;
}

/** `label`: the accessible name; without it the icon is hidden from screen readers. */
export function icon(first?: Shape, label?: string): Icon {
  const node = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  setAttribute(node, 'viewBox', '0 0 16 16');
  if (label === undefined) setAttribute(node, 'aria-hidden', 'true');
  else {
    setAttribute(node, 'role', 'img');
    setAttribute(node, 'aria-label', label);
  }
  node.append(path);
  const set = (shape: Shape): void => {
    setAttribute(node, 'class', `icon ${shape}`);
    setAttribute(path, 'd', SHAPES[shape]);
  };
  if (first) set(first);
  return { node, set };
}
