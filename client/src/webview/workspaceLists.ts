// Lists beside the heat table: agents that compete, lack examples or have the same description, each with its action.

import type { Sentence } from '../../../common/src/messages/sentence';
import type { FromPanel } from '../common/preview/panelMessages';
import type { PairViewModel } from '../common/preview/workspaceViewModel';
import { listed } from '../common/texts/counts';
import { localize, localizeParts } from '../common/texts/page';
import { button, el, listOf, setHidden, setSentence, setText } from './dom';

interface ListSection<T> {
  readonly node: HTMLElement;
  update(values: readonly T[], tally: string, always?: boolean): void;
}

/** More are counted, not listed. */
const MOST = 100;

export function listSection<T>(
  title: string,
  kind: string,
  part: () => { readonly node: HTMLElement; update(value: T): void },
  before?: HTMLElement,
): ListSection<T> {
  const tally = el('span', 'count');
  const list = el('ul', kind);
  const more = el('p', 'muted');
  const set = listOf<T>(list, part);
  const node = el('section', '', el('h2', '', title, tally), ...(before ? [before] : []), list, more);
  return {
    node,
    update(values, words, always = false) {
      setHidden(node, values.length === 0 && !always);
      setText(tally, words);
      set(values.slice(0, MOST));
      setHidden(more, values.length <= MOST);
      setText(more, localize('page.notListed', { count: values.length - MOST }));
    },
  };
}

export function pairPart(send: (message: FromPanel) => void): {
  node: HTMLElement;
  update(value: PairViewModel): void;
} {
  let latest: PairViewModel | undefined;
  const names = el('span');
  const bar = el('i');
  const [third, half] = [el('s', 'third'), el('s', 'half')];
  const scale = el('span', 'scale', bar, third, half);
  scale.setAttribute('aria-hidden', 'true');
  const number = el('span', 'num');
  const words = el('span', 'muted');
  const apart = button(
    'link',
    () => latest && send({ type: 'tellApart', agents: latest.agents }),
    localize('page.tellApart'),
  );
  return {
    node: el('li', '', names, scale, number, el('span', 'p2', words, apart)),
    update(pair) {
      latest = pair;
      const [one, other] = pair.agents;
      setSentence(names, listed([[{ kind: 'agent', text: one }], [{ kind: 'agent', text: other }]]));
      bar.style.width = `${100 * Math.min(1, pair.overlap)}%`;
      setText(number, pair.shown);
      const common = pair.words.slice(0, 3);
      const rest = common.length > 0 ? localizeParts('page.bothSay', { words: listedWords(common) }) : [];
      setSentence(words, pair.strong ? localizeParts('page.strong', { rest }) : rest);
    },
  };
}

export function agentPart(
  send: (message: FromPanel) => void,
  title: string,
  does: 'open' | 'write',
): { node: HTMLElement; update(value: string): void } {
  let latest = '';
  const name = el('bdi');
  const press = button(
    'link',
    () =>
      send(
        does === 'write'
          ? { type: 'writeExamples', agent: latest }
          : { type: 'place', agent: latest, what: { kind: 'agent' } },
      ),
    title,
  );
  return {
    node: el('li', '', name, press),
    update(agent) {
      latest = agent;
      setText(name, agent);
      press.setAttribute('aria-label', localize('page.action', { action: title, agent: name.textContent ?? '' }));
    },
  };
}

export function identicalPart(send: (message: FromPanel) => void): {
  node: HTMLElement;
  update(value: readonly string[]): void;
} {
  let latest: readonly string[] = [];
  const names = el('span');
  const compare = button(
    'link',
    () => {
      const [one, other] = latest;
      if (one !== undefined && other !== undefined) send({ type: 'compare', agents: [one, other] });
    },
    localize('page.compare'),
  );
  return {
    node: el('li', '', names, compare),
    update(agents) {
      latest = agents;
      setSentence(names, listed(agents.map((text) => [{ kind: 'agent', text }])));
    },
  };
}

const listedWords = (words: readonly string[]): Sentence => listed(words.map((text) => [{ kind: 'word', text }]));
