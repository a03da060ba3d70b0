// One example: what the user says and two results, as everything stands and for a new prompt like it.

import type { ExampleViewModel, ResultViewModel } from '../common/preview/agentViewModel';
import type { FromPanel } from '../common/preview/panelMessages';
import type { EngineAnswer } from '../common/preview/previewEngine';
import { localize, localizeParts } from '../common/texts/page';
import { button, el, type Part, setAttribute, setHidden, setSentence, setText } from './dom';
import { icon } from './icons';
import { suggestionLinks } from './suggestionLinks';

export interface ExampleRow {
  readonly example: ExampleViewModel;
  /** Of the chosen engine. */
  readonly answer?: EngineAnswer;
  readonly engine: string;
}

interface ExampleEvents {
  readonly send: (message: FromPanel) => void;
  /** Puts the example's words into the prompt box. */
  readonly tryOut: (utterance: string) => void;
}

export function examplePart(place: number, { send, tryOut }: ExampleEvents): Part<ExampleRow> {
  let words = '';
  const utterance = el('bdi', 'utterance');
  const line = button('link line', () => send({ type: 'reveal', example: place }));
  const rank = button('link line', () => tryOut(words), localize('page.rankAbove'));
  rank.title = localize('page.rankAbove.what');
  const context = el('bdi');
  const situation = el('p', 'context muted', localize('page.context'), context);
  const note = el('p', 'note muted');
  const asItStands = resultPart(place, true, send);
  const forNewPrompt = resultPart(place, false, send);
  const answered = answerPart();
  const results = el('dl', 'results', ...answered.nodes, ...asItStands.nodes, ...forNewPrompt.nodes);
  const node = el(
    'li',
    'example',
    el('h3', '', utterance),
    situation,
    note,
    results,
    el('p', 'where small', line, rank),
  );
  return {
    node,
    update({ example, answer, engine }) {
      words = example.utterance;
      const result = example.results;
      setText(utterance, example.utterance === '' ? localize('page.noUser') : example.utterance);
      utterance.classList.toggle('muted', example.utterance === '');
      setText(line, localize('page.line', { line: example.line }));
      setAttribute(line, 'aria-label', localize('page.goToExample', { number: place + 1, line: example.line }));
      setHidden(rank, example.utterance.trim() === '');
      setHidden(situation, example.context === '');
      setText(context, example.context);
      setHidden(note, example.note === '');
      setText(note, example.note);
      setHidden(results, !result);
      answered.update(answer, engine);
      if (!result) return;
      forNewPrompt.update(result.forNewPrompt);
      asItStands.update(result.asItStands);
    },
  };
}

interface TermPart<T extends readonly unknown[]> {
  readonly nodes: readonly HTMLElement[];
  update(...values: T): void;
}

function resultPart(
  place: number,
  asItStands: boolean,
  send: (message: FromPanel) => void,
): TermPart<[ResultViewModel]> {
  let latest: ResultViewModel | undefined;
  const sign = icon();
  const headline = el('strong');
  const sentence = el('span', 'muted');
  const verbatim = el('span', 'muted');
  const link = button('link', () => {
    if (latest?.because) send({ type: 'place', agent: latest.because.agent, what: latest.because.what });
  });
  const links = suggestionLinks((index) => send({ type: 'suggestion', of: place, place: index, asItStands }), link);
  const title = el('dt', 'small muted', localize(asItStands ? 'page.asItStands' : 'page.forNewPrompt'));
  const verdict = el('p', 'verdict', headline, ' ', sentence, verbatim);
  const body = el('dd', 'result', el('div', 'said', sign.node, verdict), links.node);
  return {
    nodes: [title, body],
    update(result) {
      latest = result;
      sign.set(result.verdict.state);
      setSentence(headline, result.verdict.headline);
      setSentence(sentence, result.verdict.sentence, (term, { agent, field }) =>
        send({ type: 'place', agent, what: { kind: 'word', term, field } }),
      );
      setHidden(verbatim, result.verbatim === undefined);
      if (result.verbatim !== undefined) {
        setSentence(verbatim, localizeParts('page.verbatim', { agent: { kind: 'agent', text: result.verbatim } }));
      }
      setHidden(link, !result.because);
      if (result.because) setSentence(link, result.because.title);
      // Suggestions are the same for both results and are shown once.
      links.update(asItStands ? [] : result.suggestions);
    },
  };
}

function answerPart(): TermPart<[EngineAnswer | undefined, string]> {
  const sign = icon();
  const title = el('dt', 'small muted');
  const headline = el('strong');
  const sentence = el('span', 'muted');
  const note = el('span', 'muted');
  const body = el('dd', 'result', el('div', 'said', sign.node, el('p', 'verdict', headline, ' ', sentence, ' ', note)));
  return {
    nodes: [title, body],
    update(answer, engine) {
      setHidden(title, !answer);
      setHidden(body, !answer);
      if (!answer) return;
      sign.set(answer.state);
      setText(title, engine);
      setSentence(headline, answer.headline);
      setSentence(sentence, answer.sentence);
      setText(note, answer.note);
    },
  };
}
