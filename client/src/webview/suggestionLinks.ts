// Links to suggestions. Each leads to an edit that can be undone; the host knows which.

import type { SuggestionViewModel } from '../common/preview/promptViewModel';
import { button, el, listOf, type Part, setHidden, setSentence } from './dom';

/** `before`: a link of another kind on the same line. */
export function suggestionLinks(
  onPress: (place: number) => void,
  before?: HTMLElement,
): Part<readonly SuggestionViewModel[]> {
  const list = el('span', 'list');
  const node = el('p', 'ways', ...(before ? [before] : []), list);
  const setLinks = listOf<SuggestionViewModel>(list, (place) => {
    const link = button('link', () => onPress(place));
    return { node: link, update: ({ title }) => setSentence(link, title) };
  });
  return {
    node,
    update(suggestions) {
      setLinks(suggestions);
      if (before) setHidden(node, suggestions.length === 0 && before.hidden !== false);
    },
  };
}
