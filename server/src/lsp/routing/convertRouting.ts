// Converts rankings and their explanations to the protocol: the one place where the ranker's shapes become the client's.

import { tenths } from '../../../../common/src/numbers';
import type {
  ExampleOutcome,
  RoutedPrompt,
  RoutedRow,
  RouteOutcome,
  RouteResult,
  RouteWorkspaceResult,
  RowOutcome,
} from '../../../../common/src/protocol/routing';
import type { LocalizeSentence } from '../../core/messages/render';
import { explainPrompt } from '../../core/routing/explainPrompt';
import { explainRow } from '../../core/routing/explainRow';
import { markedWords } from '../../core/routing/markedWords';
import { roundedScore } from '../../core/routing/roundedScore';
import type { RouteRow } from '../../core/routing/router';
import type { Explanation, Outcome, TableRow, WorkspaceRouting } from '../../core/routing/routingResults';
import { decidingExample, suggestionsFor } from '../../core/routing/suggestions';
import { viewOf } from '../../core/syntax/view';
import { toRange } from '../convert';
import type { RankedExample, RankedFile } from './routeFile';

const RANKED_AGENTS = 5;

/** `reason`: why the file does not load. */
export function toRouteResult(
  ranked: RankedFile,
  version: number,
  reason: string,
  render: LocalizeSentence,
): RouteResult {
  const { focus, agent, agents, prompt } = ranked;
  const { doc, verdict } = focus;
  const { description } = viewOf(doc);
  return {
    uri: doc.uri,
    version,
    agent,
    load: { status: verdict.status, reason },
    agents,
    examples: ranked.examples.map(({ example, utterance, asItStands, forNewPrompt }: RankedExample) => {
      const start = description?.toSource(example.span.start) ?? 0;
      const end = description?.toSource(example.span.end) ?? start;
      return {
        utterance,
        context: example.context?.value ?? '',
        commentary: example.commentary?.value ?? '',
        assistant: example.turns.find((turn) => turn.role === 'assistant')?.part.value ?? '',
        closed: example.closed,
        range: toRange({ start, end }, doc.lines),
        asItStands: toExampleOutcome(asItStands, agent, render),
        forNewPrompt: toExampleOutcome(forNewPrompt, agent, render),
      };
    }),
    ...(prompt && { prompt: toRoutedPrompt(prompt, agent, render) }),
  };
}

export function toExampleOutcome(row: RouteRow, agent: string, render: LocalizeSentence): ExampleOutcome {
  return {
    ...toOutcome(explainRow(row, agent), row, render),
    decidingExample: decidingExample(row, agent) ?? null,
    suggestions: suggestionsFor(row, agent, false),
  };
}

export function toRoutedPrompt(row: RouteRow, agent: string, render: LocalizeSentence): RoutedPrompt {
  const { state, headline, sentence, notes } = explainPrompt(row, agent);
  return {
    prompt: row.prompt,
    state,
    headline: render([headline]),
    sentence: render([sentence]),
    note: render(notes),
    outcome: toOutcome(explainRow(row, agent), row, render),
    ranked: row.ranked
      .slice(0, RANKED_AGENTS)
      .map(roundedScore)
      .filter((each) => each.tenths > 0),
    sharing: row.ranked.filter(({ score }) => score > 0).length,
    agents: row.ranked.length,
    marks: markedWords(row, agent, RANKED_AGENTS),
    suggestions: suggestionsFor(row, agent, true),
  };
}

const toOutcome = (
  { headline, sentences, notes, ...explained }: Explanation,
  { verdict, confidence }: Pick<RouteRow, 'verdict' | 'confidence'>,
  render: LocalizeSentence,
): RouteOutcome => ({
  ...explained,
  verdict,
  confidence,
  headline: render([headline]),
  sentence: render(sentences),
  note: render(notes),
});

export function toRouteWorkspaceResult(
  routing: WorkspaceRouting,
  revision: string,
  uriOf: (name: string) => string,
  render: LocalizeSentence,
): RouteWorkspaceResult {
  return {
    revision,
    uris: routing.agents.map(({ name }) => uriOf(name)),
    agents: routing.agents,
    rows: routing.rows.map((row) => toRoutedRow(row, render)),
    pairs: routing.pairs,
    identical: routing.identical,
    neverHome: routing.neverHome,
    withoutExamples: routing.withoutExamples,
  };
}

const toRoutedRow = ({ asItStands, forNewPrompt, ...row }: TableRow, render: LocalizeSentence): RoutedRow => ({
  ...row,
  asItStands: toRowOutcome(asItStands, render),
  forNewPrompt: toRowOutcome(forNewPrompt, render),
});

const toRowOutcome = ({ cells, ...outcome }: Outcome, render: LocalizeSentence): RowOutcome => ({
  ...toOutcome(outcome, outcome, render),
  cells: cells.map(({ agent, score }) => ({ agent, tenths: tenths(score) })),
});
