// The whole panel. It is built once and then only updated; it holds no opinion of its own about what it shows.

import type { PreviewModel } from '../common/preview/model';
import { el, listOf, setHidden, setText } from './dom';
import { type ExampleEvents, examplePart } from './example';
import { icon } from './icons';

/** How long typing must pause before the outcome is read aloud. */
const QUIET = 600;

export interface View {
  update(model: PreviewModel): void;
}

export function createView(root: HTMLElement, events: ExampleEvents): View {
  const name = el('bdi');
  const standing = el('p', 'muted');
  const method = el('p', 'method small muted');
  const header = el('header', 'bar', el('div', 'head', el('h1', '', name), standing), method);

  const sign = icon();
  const title = el('h2');
  const text = el('p');
  const notice = el('section', 'notice', sign.node, el('div', '', title, text));
  notice.hidden = true;

  const tally = el('span', 'count');
  const key = el(
    'p',
    'key small muted',
    legend('mine', 'this file’s agent'),
    legend('', 'another agent'),
    legend('body', 'only in a body, which the orchestrator does not read'),
  );
  const list = el('ol', 'examples');
  const setExamples = listOf(list, (place) => examplePart(place, events));
  const notShown = el('p', 'muted');
  const sure = el('p', 'muted');
  const howSure = el('details', 'sure', el('summary', '', 'How sure is this?'), sure);
  const examples = el('section', '', el('h2', '', 'Examples', tally), key, list, notShown, howSure);
  examples.hidden = true;

  const live = el('p', 'sr');
  live.setAttribute('role', 'status');
  root.replaceChildren(header, el('div', 'content', notice, examples), live);

  let timer: ReturnType<typeof setTimeout> | undefined;
  const announce = (words: string): void => {
    clearTimeout(timer);
    timer = setTimeout(() => setText(live, words), QUIET);
  };

  return {
    update(model) {
      setText(name, model.agent);
      setText(standing, model.standing);
      setText(method, model.method);
      setHidden(notice, !model.notice);
      if (model.notice) {
        sign.set(model.notice.kind === 'no-examples' || model.notice.kind === 'alone' ? 'none' : 'warning');
        setText(title, model.notice.title);
        setText(text, model.notice.text);
      }
      setHidden(examples, model.examples.length === 0);
      setHidden(key, !model.examples.some((e) => e.results));
      setHidden(howSure, !model.examples.some((e) => e.results));
      setText(tally, model.tally);
      setExamples(model.examples);
      setHidden(notShown, model.notShown === 0);
      setText(notShown, `${model.notShown} more examples are not drawn.`);
      setText(sure, model.howSure);
      announce(`${model.agent}: ${model.notice?.title ?? `examples ${model.tally}`}`);
    },
  };
}

function legend(kind: string, words: string): HTMLElement {
  const swatch = el('i', kind);
  swatch.setAttribute('aria-hidden', 'true');
  return el('span', '', swatch, words);
}
