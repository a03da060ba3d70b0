// The tab about one agent: the prompt and its answer on one side, the agent's examples and what the orchestrator sees on the
// other. It is built once and then only updated; nothing in it moves while somebody types a prompt.

import type { EngineModel } from '../common/preview/engineModel';
import type { FromPanel } from '../common/preview/messages';
import type { Notice, PreviewModel } from '../common/preview/model';
import { plain } from '../common/preview/model';
import type { PromptModel } from '../common/preview/prompt';
import { counted } from '../common/texts/counts';
import { say as nameOf } from '../common/texts/names';
import { say } from '../common/texts/page';
import { promptBox } from './ask';
import { button, el, listOf, liveLine, setHidden, setSentence, setText } from './dom';
import { enginePart } from './engine';
import { type ExampleRow, examplePart } from './example';
import { icon } from './icons';
import { rankingPart } from './ranking';
import { seenPart } from './seen';
import { standInPart } from './standIn';
import { waysPart } from './ways';

export interface AgentView {
  readonly node: HTMLElement;
  readonly prompt: ReturnType<typeof promptBox>;
  readonly seen: ReturnType<typeof seenPart>;
  update(model: PreviewModel): void;
  ranked(model: PromptModel): void;
  engine(model: EngineModel): void;
  told(text: string): void;
}

interface AgentEvents {
  readonly send: (message: FromPanel) => void;
  readonly typed: (text: string) => void;
  readonly seen: (open: boolean) => void;
}

export function agentView({ send, typed, seen: toggled }: AgentEvents): AgentView {
  const name = el('bdi');
  const standing = el('p', 'muted');
  const [trouble, advice] = [noticePart(send), noticePart(send)];

  const prompt = promptBox(typed);
  const engine = enginePart(send);
  const sign = icon('empty');
  const headline = el('strong');
  const sentence = el('span');
  const note = el('p', 'muted');
  const verdict = el('section', 'answer', sign.node, el('h2', '', headline, ' ', sentence), note);
  const rankTitle = el('h2', '', say('page.rank'));
  const sure = el('p', 'muted sureText');
  sure.hidden = true;
  const how = button(
    'link small',
    () => {
      setHidden(sure, !sure.hidden);
      how.setAttribute('aria-expanded', String(!sure.hidden));
    },
    say('page.howSure'),
  );
  how.setAttribute('aria-expanded', 'false');
  const ranking = rankingPart({ send, look: (agent) => prompt.only(agent) });
  const rest = el('p', 'rest muted');
  const ways = waysPart((place) => send({ type: 'way', of: 'prompt', place, stands: true }));
  const told = el('p', 'told');
  told.setAttribute('role', 'status');

  const tally = el('span', 'count');
  const askAll = button('second', () => send({ type: 'ask', what: 'examples' }));
  const progressText = el('p');
  const progressBar = el('i');
  const cancel = button('second', () => send({ type: 'cancel' }), say('page.cancel'));
  const progress = el('div', 'asking', progressText, cancel, el('div', 'meter thin', progressBar));
  progress.hidden = true;
  const list = el('ol', 'examples');
  const setExamples = listOf<ExampleRow>(list, (place) =>
    examplePart(place, {
      send,
      tryOut(utterance) {
        prompt.set(utterance);
        prompt.node.querySelector('textarea')?.focus();
      },
    }),
  );
  const notShown = el('p', 'muted');
  const examples = el(
    'section',
    '',
    el('div', 'h2', el('h2', '', say('page.examples'), tally), askAll),
    list,
    notShown,
  );
  const standIns = standInPart();
  const seen = seenPart(toggled);
  const [live, liveEngine] = [liveLine(), liveLine()];

  const node = el(
    'div',
    'agentTab',
    el('header', 'head', el('h1', '', name), standing),
    el(
      'div',
      'cols',
      el(
        'div',
        'col',
        trouble.node,
        el('section', '', prompt.node, engine.controls),
        engine.notice,
        progress,
        verdict,
        el('section', 'ranking', el('div', 'h2', rankTitle, how), sure, key(), ranking.node, rest, ways.node, told),
      ),
      el('div', 'col', examples, advice.node, standIns.node, seen.node),
    ),
    live.node,
    liveEngine.node,
  );

  let latest: PreviewModel | undefined;
  let answers: EngineModel['examples'] = [];
  let engineName = '';
  let words: PromptModel | undefined;
  let asked: EngineModel | undefined;
  const drawExamples = (): void => {
    setExamples(
      (latest?.examples ?? []).map((example) => {
        const answer = answers.find((a) => a.example === example.index && a.prompt === example.utterance);
        return { example, engine: engineName, ...(answer && { answer }) };
      }),
    );
  };
  const drawVerdict = (): void => {
    const answer = asked?.answer;
    const from = words?.verdict;
    if (answer) {
      sign.set(answer.state);
      setSentence(headline, answer.headline);
      setSentence(sentence, answer.sentence);
      setText(note, answer.note);
      delete note.dataset.said;
    } else if (from) {
      sign.set(from.state);
      setSentence(headline, from.headline);
      setSentence(sentence, from.sentence);
      setSentence(note, from.note);
    }
    const said = answer ?? from;
    if (said) live.say(`${plain(said.headline)} ${plain(said.sentence)}`);
  };

  return {
    node,
    prompt,
    seen,
    update(model) {
      latest = model;
      setText(name, model.agent);
      setText(standing, model.standing);
      const stops = model.notice?.kind === 'skipped' || model.notice?.kind === 'not-an-agent';
      trouble.update(stops ? model.notice : undefined);
      advice.update(stops ? undefined : model.notice);
      const there = model.examples.length > 0;
      setHidden(examples, !there);
      setText(tally, model.tally);
      setText(sure, model.howSure);
      drawExamples();
      setHidden(notShown, model.notShown === 0);
      setText(notShown, say('page.notDrawn', { count: model.notShown }));
      standIns.update(model.standIns);
    },
    ranked(model) {
      words = model;
      prompt.update(model);
      ranking.update(model.bars);
      setText(rest, model.rest);
      ways.update(model.ways);
      drawVerdict();
    },
    engine(model) {
      const spoken = engineSpoken(model, asked);
      if (spoken !== undefined) liveEngine.say(spoken);
      asked = model;
      engine.update(model);
      setText(rankTitle, model.rankTitle);
      setHidden(verdict, model.missing !== undefined);
      setHidden(progress, !model.progress);
      if (model.progress) {
        setText(progressText, model.progress.text);
        progressBar.style.width = `${(100 * model.progress.done) / Math.max(1, model.progress.of)}%`;
      }
      setHidden(askAll, !model.askExamples || model.progress !== undefined);
      if (model.askExamples) {
        setText(askAll, model.askExamples.title);
        askAll.title = model.askExamples.tooltip;
      }
      answers = model.examples;
      engineName = nameOf(model.chosen === 'claude-code' ? 'engine.claude-code' : 'engine.editor-model');
      drawExamples();
      drawVerdict();
    },
    told: (text) => setText(told, text),
  };
}

/** What those who listen are told of the engine: what is missing, that it is asked, and that it came to an end. */
function engineSpoken(now: EngineModel, before: EngineModel | undefined): string | undefined {
  if (now.missing) return before?.missing?.title === now.missing.title ? undefined : now.missing.title;
  if (now.progress) return before?.progress ? undefined : now.progress.text;
  return before?.progress ? say('page.answered', { examples: counted('example', now.examples.length) }) : undefined;
}

function noticePart(send: (message: FromPanel) => void): { node: HTMLElement; update(notice?: Notice): void } {
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

function key(): HTMLElement {
  const legend = (kind: string, words: string): HTMLElement => {
    const swatch = el('i', kind);
    swatch.setAttribute('aria-hidden', 'true');
    return el('span', '', swatch, words);
  };
  return el(
    'p',
    'key small muted',
    legend('mine', say('page.key.own')),
    legend('', say('page.key.other')),
    legend('body', say('page.key.body')),
  );
}
