// Every number that is shown of one ranking, read from the shown text: bars and chips, sentences of panel and command line, cells and live
// line of the heat table. One number that differs from the others is a contradiction on screen.

import { cellLine, tenthsOf } from '../../client/src/common/preview/heatArrangement';
import { promptViewModel } from '../../client/src/common/preview/promptViewModel';
import { workspaceViewModel } from '../../client/src/common/preview/workspaceViewModel';
import { plainText, type Sentence } from '../../common/src/messages/sentence';
import { formatTenths } from '../../common/src/numbers';
import { localizeSentenceIn } from '../../server/src/core/messages/render';
import { routeReport } from '../../server/src/core/report/routeReport';
import { routeText } from '../../server/src/core/report/routeText';
import { rankByWords } from '../../server/src/core/routing/rankByWords';
import type { Candidate, RouteRow } from '../../server/src/core/routing/router';
import { heldOut, promptOf, triedWith } from '../../server/src/core/routing/rowPrompts';
import { createWordIndex } from '../../server/src/core/routing/wordIndex';
import { workspaceRouting } from '../../server/src/core/routing/workspaceRouting';
import { toExampleOutcome, toRoutedPrompt, toRouteWorkspaceResult } from '../../server/src/lsp/routing/convertRouting';
import { runSteps } from './agents';

const english = localizeSentenceIn({});
const LEAD =
  /(\d+\.\d) points (?:ahead|behind)|leads by (\d+\.\d) points|: first, (\d+\.\d) ahead|: (\d+\.\d) behind the first/g;

/** All leads that a text names, as it names them. Quotes are left out: an author may write anything. */
const leadsIn = (text: string): readonly string[] =>
  [...text.matchAll(LEAD)].map((match) => match.slice(1).find((each) => each !== undefined) ?? '');
const ownText = (sentence: Sentence): string =>
  sentence.map((piece) => (typeof piece === 'string' ? piece : '·')).join('');

/** Contradictions among everything shown of one ranking for `own`, as sentences for a failure; none where all agree. */
export function contradictions(row: RouteRow, own: string): readonly string[] {
  const found: string[] = [];
  const same = (what: string, values: readonly string[]): void => {
    if (new Set(values).size > 1)
      found.push(`${what} of ${JSON.stringify(row.prompt)} for ${own}: ${values.join(' ≠ ')}`);
  };
  const routed = toRoutedPrompt(row, own, english);
  const example = toExampleOutcome(row, own, english);
  const { bars } = promptViewModel(routed, own);
  for (const { agent, points, bodyPoints, chips } of bars) {
    const sum = (of: typeof chips): string =>
      formatTenths(of.reduce((all, chip) => all + Math.round(Number(chip.points) * 10), 0));
    same(`points of ${agent}`, [points, sum(chips)]);
    same(`body points of ${agent}`, [bodyPoints, sum(chips.filter(({ field }) => field === 'body'))]);
  }
  const [first, second] = bars;
  const isFirst = example.place === 1;
  const [fromBars] = first && second ? [formatTenths(tenthsFrom(first.points) - tenthsFrom(second.points))] : [];
  same('the sentence of an example and of the prompt', [
    plainText([...example.headline, ...example.sentence]),
    plainText([...routed.outcome.headline, ...routed.outcome.sentence]),
  ]);
  const promptLeads = leadsIn(ownText(routed.sentence));
  same('the lead of the first', [...promptLeads, ...(promptLeads.length > 0 && fromBars ? [fromBars] : [])]);
  const leads = leadsIn(ownText([...example.headline, ...example.sentence]));
  same('the lead', [...leads, ...(leads.length > 0 ? [formatTenths(Math.abs(example.lead))] : [])]);
  if (isFirst && fromBars && leads.length > 0) same('the lead of the first', [...leads, fromBars]);
  const cases = [{ expected: own, row }];
  const command = routeText(routeReport('words', cases), cases, { color: false }).replace(/`[^`]*`/g, '·');
  same(
    'the lead on the command line',
    [...leadsIn(command), ...leads].slice(0, leadsIn(command).length + leads.length),
  );
  const alone = [{ expected: undefined, row }];
  const ranking = routeText(routeReport('words', alone), alone, { color: false })
    .split('\n')
    .slice(1, 1 + bars.length);
  same(
    'points on the command line',
    bars.length === ranking.length
      ? [bars.map(({ points }) => points).join(), ranking.map((line) => / (\d+\.\d) {2}/.exec(line)?.[1]).join()]
      : [],
  );
  return found;
}

const tenthsFrom = (points: string): number => Math.round(Number(points) * 10);

/** The same for the heat table of a whole workspace, cell by cell, and for each of its rows as a ranking of its own. */
export function contradictionsIn(candidates: readonly Candidate[]): {
  readonly rows: number;
  readonly found: readonly string[];
} {
  const index = createWordIndex(candidates);
  const tried = candidates.map(triedWith);
  const result = toRouteWorkspaceResult(runSteps(workspaceRouting(index, tried)), '1', (name) => name, english);
  const model = workspaceViewModel(result, '', { tokens: 0, limit: 1, of: new Map() });
  const found: string[] = [];
  let rows = 0;
  for (const row of model.rows)
    for (const reading of ['asItStands', 'forNewPrompt'] as const) {
      rows++;
      const outcome = row[reading];
      const own = tenthsOf(outcome, row.agent);
      const others = outcome.cells.filter(([agent]) => agent !== row.agent).map(([, tenths]) => tenths);
      const lead = formatTenths(Math.abs(own - Math.max(0, ...others)));
      for (const agent of new Set([row.agent, outcome.first].filter((each) => each >= 0))) {
        const line = ownText(cellLine(model, row, agent, reading));
        const leads = leadsIn(line);
        const isRowsLead = agent === row.agent || outcome.first !== row.agent;
        const expected = agent === outcome.first && outcome.first !== row.agent ? leadOfFirst(outcome.cells) : lead;
        const [own1, ...rest] = leads;
        if (isRowsLead && own1 !== undefined && own1 !== expected) found.push(`${line} (cells say ${expected})`);
        if (rest.some((each) => each !== lead)) found.push(`${line} (the row's lead is ${lead})`);
      }
    }
  for (const { name, prompts } of tried)
    for (const prompt of prompts) {
      const { prompt: heldOutPrompt, left } = heldOut(name, prompt);
      found.push(...contradictions(rankByWords(index, promptOf(prompt)), name));
      found.push(...contradictions(rankByWords(index, heldOutPrompt, left), name));
    }
  return { rows, found };
}

const leadOfFirst = (cells: readonly (readonly [number, number])[]): string =>
  formatTenths((cells[0]?.[1] ?? 0) - (cells[1]?.[1] ?? 0));
