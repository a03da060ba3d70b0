// The frame of the panel: two tabs and a pin. Each tab is built once and then updated.

import type { FromPanel, Tab } from '../common/preview/panelMessages';
import { localize } from '../common/texts/page';
import { button, el, setAttribute, setHidden } from './dom';
import { icon } from './icons';

interface Frame {
  show(tab: Tab): void;
  pin(pinned: boolean): void;
}

const TABS: readonly Tab[] = ['agent', 'workspace'];

interface FrameEvents {
  readonly send: (message: FromPanel) => void;
  readonly shown: (tab: Tab) => void;
  readonly pinned: (pinned: boolean) => void;
}

export function createFrame(root: HTMLElement, panels: Readonly<Record<Tab, HTMLElement>>, events: FrameEvents): Frame {
  let open: Tab = 'agent';
  let held = false;
  const tabs = TABS.map((id) => {
    const tab = button('tab', () => choose(id), localize(`page.tab.${id}`));
    tab.setAttribute('role', 'tab');
    tab.id = `tab-${id}`;
    tab.setAttribute('aria-controls', `view-${id}`);
    const panel = panels[id];
    panel.id = `view-${id}`;
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', tab.id);
    return { id, tab };
  });
  const list = el('div', 'tabs', ...tabs.map(({ tab }) => tab));
  list.setAttribute('role', 'tablist');
  list.setAttribute('aria-label', localize('page.tabs'));
  list.addEventListener('keydown', ({ key }) => {
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
    choose(open === 'agent' ? 'workspace' : 'agent');
    tabs.find(({ id }) => id === open)?.tab.focus();
  });
  const pin = button(
    'ico',
    () => {
      show.pin(!held);
      events.pinned(held);
    },
    icon('pin').node,
  );
  pin.title = localize('page.pin');
  pin.setAttribute('aria-label', localize('page.pin'));
  const choose = (id: Tab): void => {
    if (id === open) return;
    show.show(id);
    events.shown(id);
  };
  const show: Frame = {
    show(tab) {
      open = tab;
      for (const each of tabs) {
        setAttribute(each.tab, 'aria-selected', String(each.id === tab));
        each.tab.tabIndex = each.id === tab ? 0 : -1;
        setHidden(panels[each.id], each.id !== tab);
      }
    },
    pin(pinned) {
      held = pinned;
      setAttribute(pin, 'aria-pressed', String(pinned));
    },
  };
  show.show(open);
  show.pin(false);
  root.replaceChildren(el('div', 'bar', list, pin), el('div', 'content', panels.agent, panels.workspace));
  return show;
}
