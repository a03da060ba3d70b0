// Sixteen-pixel signs for states: the shape says what the colour says, for those who do not see the colour.

import type { State } from '../common/preview/model';
import { setAttribute } from './dom';

const SVG = 'http://www.w3.org/2000/svg';

const SHAPES: Readonly<Record<State | 'warning', string>> = {
  home: 'M13.6 4.4 6.3 11.7 2.4 7.8l.9-.9 3 3 6.4-6.4z',
  contested: 'M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zm0 1.200a4.300 4.300 0 0 1 0 8.600z',
  taken: 'm9.400 3.300-.8.8 3.200 3.300H2.500v1.200h9.300l-3.200 3.300.8.8L14 8z',
  weak: 'M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zm0 1.200a4.300 4.300 0 1 1 0 8.600 4.300 4.300 0 0 1 0-8.600z',
  none: 'M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zm0 1.200a4.300 4.300 0 1 1 0 8.600 4.300 4.300 0 0 1 0-8.600zM5.500 7.400h5v1.200h-5z',
  short: 'M2.500 7h2v2h-2zM7 7h2v2H7zM11.500 7h2v2h-2z',
  out: 'm8 7.200 3.600-3.600.8.8L8.800 8l3.600 3.600-.8.8L8 8.800l-3.600 3.600-.8-.8L7.200 8 3.600 4.400l.8-.8z',
  warning:
    'M7.400 1.800h1.200l6 11-.6 1.200H2l-.6-1.200zM8 3.100 2.800 12.800h10.400zM7.400 6h1.200v3.800H7.400zm0 4.700h1.200v1.200H7.400z',
};

export function icon(): { readonly node: SVGElement; set(shape: State | 'warning'): void } {
  const node = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  setAttribute(node, 'viewBox', '0 0 16 16');
  setAttribute(node, 'aria-hidden', 'true');
  node.append(path);
  return {
    node,
    set(shape) {
      setAttribute(node, 'class', `icon ${shape}`);
      setAttribute(path, 'd', SHAPES[shape]);
    },
  };
}
