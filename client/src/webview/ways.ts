// Links to what can be done about a result. Each leads to an edit that can be undone; which one is the host's business.

import type { Way } from '../common/preview/prompt';
import { button, el, listOf, type Part, setHidden, setSentence } from './dom';

/** `before`: a link of another kind on the same line. */
export function waysPart(onPress: (place: number) => void, before?: HTMLElement): Part<readonly Way[]> {
  const list = el('span', 'list');
  const node = el('p', 'ways', ...(before ? [before] : []), list);
  const setWays = listOf<Way>(list, (place) => {
    const link = button('link', () => onPress(place));
    return { node: link, update: (way) => setSentence(link, way.title) };
  });
  return {
    node,
    update(ways) {
      setWays(ways);
      if (before) setHidden(node, ways.length === 0 && before.hidden !== false);
    },
  };
}
