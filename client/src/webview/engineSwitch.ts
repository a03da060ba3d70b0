// The engine switch with its line and its ask button, and a notice where the engine cannot be asked. Switching sends nothing.

import type { EngineViewModel } from '../common/preview/engineViewModel';
import type { FromPanel } from '../common/preview/panelMessages';
import type { EngineId } from '../common/preview/previewEngine';
import { engineName } from '../common/texts/engineNames';
import { localize } from '../common/texts/page';
import { button, el, listOf, setAttribute, setHidden, setText } from './dom';
import { icon } from './icons';

const ENGINE_IDS: readonly EngineId[] = ['words', 'editor-model', 'claude-code'];

interface EngineSwitch {
  readonly controls: HTMLElement;
  readonly notice: HTMLElement;
  update(model: EngineViewModel): void;
}

export function engineSwitch(send: (message: FromPanel) => void): EngineSwitch {
  const group = el('fieldset', 'seg', el('legend', 'sr', localize('page.engines')));
  group.setAttribute('role', 'radiogroup');
  const radios = ENGINE_IDS.map((id) => {
    const radio = el('input');
    radio.type = 'radio';
    radio.name = 'engine';
    radio.value = id;
    radio.checked = id === 'words';
    radio.addEventListener('change', () => send({ type: 'engine', engine: id }));
    group.append(el('label', '', radio, el('span', '', engineName(id))));
    return radio;
  });
  const ask = button('primary', () => send({ type: 'ask', what: 'prompt' }));
  const line = el('p', 'honest small muted');
  line.id = 'engine-line';
  group.setAttribute('aria-describedby', line.id);
  const controls = el('div', 'engine', group, ask, line);

  const sign = icon();
  const title = el('h2');
  const text = el('p');
  const checks = el('ul', 'checks');
  const actions = el('p', 'actions');
  const notice = el('section', 'notice', sign.node, el('div', '', title, text, checks, actions));
  notice.hidden = true;
  const setChecks = listOf<{ readonly state: 'present' | 'missing' | 'later'; readonly text: string }>(checks, () => {
    const state = icon();
    const spoken = el('span', 'sr');
    const words = el('span');
    return {
      node: el('li', '', state.node, el('span', '', spoken, words)),
      update(check) {
        state.set(check.state);
        setText(spoken, localize(`page.check.${check.state}`));
        setText(words, check.text);
      },
    };
  });
  const setActions = listOf<string>(actions, (place) => {
    const node = button(place === 0 ? 'primary' : 'second', () => send({ type: 'action', of: 'engine', place }));
    return { node, update: (name) => setText(node, name) };
  });
  const stay = button('second', () => send({ type: 'engine', engine: 'words' }), localize('page.stayWithWords'));

  return {
    controls,
    notice,
    update(model) {
      for (const radio of radios) if (radio.checked !== (radio.value === model.chosen)) radio.checked = !radio.checked;
      setText(line, model.line);
      setHidden(ask, !model.askPrompt || model.progress !== undefined);
      if (model.askPrompt) {
        setText(ask, model.askPrompt.title);
        setAttribute(ask, 'title', model.askPrompt.tooltip);
      }
      setHidden(notice, !model.missing);
      if (!model.missing) return;
      sign.set(model.missing.kind === 'untrusted' ? 'lock' : 'weak');
      setText(title, model.missing.title);
      setText(text, model.missing.text);
      setHidden(text, model.missing.text === '');
      setChecks(model.missing.checks);
      setActions(model.missing.actions);
      actions.append(stay);
    },
  };
}
