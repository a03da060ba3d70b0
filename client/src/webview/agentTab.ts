// The tab about one agent: the prompt and its answer, the agent's examples and the agent list. Built once and then updated; nothing in it
// moves while a prompt is typed.

import { plainText } from '../../../common/src/messages/sentence';
import type { AgentViewModel } from '../common/preview/agentViewModel';
import type { EngineViewModel } from '../common/preview/engineViewModel';
import type { FromPanel } from '../common/preview/panelMessages';
import type { PromptViewModel } from '../common/preview/promptViewModel';
import { counted } from '../common/texts/counts';
import { engineName } from '../common/texts/engineNames';
import { localize } from '../common/texts/page';
import { button, el, listOf, liveLine, setAttribute, setHidden, setSentence, setText } from './dom';
import { engineSwitch } from './engineSwitch';
import { type ExampleRow, examplePart } from './examplePart';
import { icon } from './icons';
import { listingPart } from './listingPart';
import { noticePart } from './noticePart';
import { promptBox } from './promptBox';
import { rankingLegend, rankingPart } from './rankingPart';
import { standInPart } from './standInPart';
import { suggestionLinks } from './suggestionLinks';

export interface AgentTab {
  readonly node: HTMLElement;
  readonly prompt: ReturnType<typeof promptBox>;
  readonly listing: ReturnType<typeof listingPart>;
  update(model: AgentViewModel): void;
  ranked(model: PromptViewModel): void;
  engine(model: EngineViewModel): void;
  showActionResult(text: string): void;
}

interface AgentEvents {
  readonly send: (message: FromPanel) => void;
  readonly typed: (text: string) => void;
  readonly listing: (open: boolean) => void;
}

export function agentTab({ send, typed, listing: toggled }: AgentEvents): AgentTab {
  const name = el('bdi');
  const standing = el('p', 'muted');
  const [trouble, advice] = [noticePart(send), noticePart(send)];

  const prompt = promptBox(typed);
  const engine = engineSwitch(send);
  const sign = icon('empty');
  const headline = el('strong');
  const sentence = el('span');
  const note = el('p', 'muted');
  const verdict = el('section', 'answer', sign.node, el('h2', '', headline, ' ', sentence), note);
  const rankTitle = el('h2', '', localize('page.rank'));
  const sure = el('p', 'muted sureText');
  sure.hidden = true;
  const how = button(
    'link small',
    () => {
      setHidden(sure, !sure.hidden);
      how.setAttribute('aria-expanded', String(!sure.hidden));
    },
    localize('page.howSure'),
  );
  how.setAttribute('aria-expanded', 'false');
  const ranking = rankingPart({ send, look: (agent) => prompt.only(agent) });
  const rest = el('p', 'rest muted');
  const suggestions = suggestionLinks((place) => send({ type: 'suggestion', of: 'prompt', place, asItStands: true }));
  const actionResult = el('p', 'actionResult');
  actionResult.setAttribute('role', 'status');

  const tally = el('span', 'count');
  const askAll = button('second', () => send({ type: 'ask', what: 'examples' }));
  const progressText = el('p');
  const progressBar = el('i');
  const cancel = button('second', () => send({ type: 'cancel' }), localize('page.cancel'));
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
    el('div', 'h2', el('h2', '', localize('page.examples'), tally), askAll),
    list,
    notShown,
  );
  const standIns = standInPart();
  const listing = listingPart(toggled);
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
        el(
          'section',
          'ranking',
          el('div', 'h2', rankTitle, how),
          sure,
          rankingLegend(),
          ranking.node,
          rest,
          suggestions.node,
          actionResult,
        ),
      ),
      el('div', 'col', examples, advice.node, standIns.node, listing.node),
    ),
    live.node,
    liveEngine.node,
  );

  let latest: AgentViewModel | undefined;
  let answers: EngineViewModel['examples'] = [];
  let chosenEngine = '';
  let words: PromptViewModel | undefined;
  let engineModel: EngineViewModel | undefined;
  const drawExamples = (): void => {
    setExamples(
      (latest?.examples ?? []).map((example) => {
        const answer = answers.find((a) => a.example === example.index && a.prompt === example.utterance);
        return { example, engine: chosenEngine, ...(answer && { answer }) };
      }),
    );
  };
  const drawVerdict = (): void => {
    const answer = engineModel?.answer;
    const from = words?.verdict;
    if (answer) {
      sign.set(answer.state);
      setSentence(headline, answer.headline);
      setSentence(sentence, answer.sentence);
      setText(note, answer.note);
      delete note.dataset.sentence;
    } else if (from) {
      sign.set(from.state);
      setSentence(headline, from.headline);
      setSentence(sentence, from.sentence);
      setSentence(note, from.note);
    }
    const displayed = answer ?? from;
    if (displayed) live.announce(`${plainText(displayed.headline)} ${plainText(displayed.sentence)}`);
  };

  return {
    node,
    prompt,
    listing,
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
      setText(notShown, localize('page.notDrawn', { count: model.notShown }));
      standIns.update(model.standIns);
    },
    ranked(model) {
      words = model;
      prompt.update(model);
      ranking.update(model.bars);
      setText(rest, model.rest);
      suggestions.update(model.suggestions);
      drawVerdict();
    },
    engine(model) {
      const announcement = engineAnnouncement(model, engineModel);
      if (announcement !== undefined) liveEngine.announce(announcement);
      engineModel = model;
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
        setAttribute(askAll, 'title', model.askExamples.tooltip);
      }
      answers = model.examples;
      chosenEngine = engineName(model.chosen === 'claude-code' ? 'claude-code' : 'editor-model');
      drawExamples();
      drawVerdict();
    },
    showActionResult: (text) => setText(actionResult, text),
  };
}

/** Announcement for screen readers: what is missing, that a model is asked, that it ended. */
function engineAnnouncement(now: EngineViewModel, before: EngineViewModel | undefined): string | undefined {
  if (now.missing) return before?.missing?.title === now.missing.title ? undefined : now.missing.title;
  if (now.progress) return before?.progress ? undefined : now.progress.text;
  return before?.progress
    ? localize('page.answered', { examples: counted('example', now.examples.length) })
    : undefined;
}
