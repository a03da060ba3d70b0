// A notice about the file with its actions, such as why Claude Code skips it; hidden without one.

import type { Notice } from '../common/preview/agentViewModel';
import type { FromPanel } from '../common/preview/panelMessages';
import { button, el, listOf, setHidden, setText } from './dom';
import { icon } from './icons';

export function noticePart(send: (message: FromPanel) => void): { node: HTMLElement; update(notice?: Notice): void } {
  const sign = icon();
  const title = el('h2');
  const text = el('p');
  const actions = el('p', 'actions');
  const node = el('section', 'notice', sign.node, el('div', '', title, text, actions));
  node.hidden = true;
  const setActions = listOf<string>(actions, (place) => {
    const press = button(place === 0 ? 'primary' : 'second', () => send({ type: 'action', of: 'file', place }));
    return { node: press, update: (words) => setText(press, words) };
  });
  return {
    node,
    update(notice) {
      setHidden(node, !notice);
      if (!notice) return;
      sign.set(notice.kind === 'no-examples' || notice.kind === 'alone' ? 'weak' : 'warning');
      setText(title, notice.title);
      setText(text, notice.text);
      setActions(notice.actions.map((action) => action.title));
    },
  };
}
