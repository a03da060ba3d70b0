// What the workspace tab shows, as plain data made from the server's analysis: the rows of the heat table, the agents that
// compete, and those that lack something. Nothing is ranked or judged here.

import type { CompetingPair, RouteWorkspaceResult, ToldOutcome } from '../../../../common/src/protocol/routing';
import { counted, grouped } from '../texts/counts';
import { say } from '../texts/preview';
import { decimal, tenths } from './bars';
import { sentenceOf } from './standIns';
import type { State } from './verdict';

export interface WorkspaceModel {
  /** `10 agents, 18 examples` */
  readonly title: string;
  readonly agents: readonly HeatAgent[];
  readonly rows: readonly HeatRow[];
  readonly pairs: readonly PairModel[];
  readonly identical: readonly (readonly string[])[];
  readonly neverHome: readonly string[];
  readonly withoutExamples: readonly string[];
  readonly budget: BudgetModel;
}

interface BudgetModel {
  readonly tokens: number;
  readonly limit: number;
  readonly sentence: string;
  /** Those that take most. */
  readonly largest: readonly { readonly agent: string; readonly tokens: string }[];
}

export interface HeatAgent {
  readonly name: string;
  /** The file that is looked at. */
  readonly own: boolean;
  readonly examples: number;
}

export interface HeatRow {
  readonly agent: number;
  /** `Sentence 2 of the description.` where there are no examples; else empty. */
  readonly standsIn: string;
  readonly at: number;
  readonly isExample: boolean;
  readonly prompt: string;
  readonly asItStands: HeatOutcome;
  readonly forNewPrompt: HeatOutcome;
}

export interface HeatOutcome {
  readonly state: State;
  /** Agent that has most; -1 where none shares a word. */
  readonly first: number;
  /** Score of the row's agent less that of the best other. */
  readonly lead: number;
  /** Agents and their scores, best first; what crosses to the page is plain JSON. */
  readonly cells: readonly (readonly [agent: number, score: number])[];
  /** The reason in words. */
  readonly said: string;
  readonly deciding: readonly { readonly term: string; readonly points: string; readonly field: string }[];
}

export interface PairModel {
  readonly agents: readonly [string, string];
  /** Two decimals without the zero: `.52`. */
  readonly shown: string;
  readonly overlap: number;
  readonly strong: boolean;
  readonly words: readonly string[];
}

export function workspaceModel(
  result: RouteWorkspaceResult,
  focus: string,
  budget: { readonly tokens: number; readonly limit: number; readonly of: ReadonlyMap<string, number> },
): WorkspaceModel {
  const examples = result.agents.reduce((sum, agent) => sum + agent.examples, 0);
  const largest = [...budget.of].sort((a, b) => b[1] - a[1]).slice(0, LARGEST);
  return {
    title: say('workspace.title', {
      agents: counted('agent', result.agents.length),
      examples: counted('example', examples),
    }),
    agents: result.agents.map(({ name, examples: n }, i) => ({ name, examples: n, own: result.uris[i] === focus })),
    rows: result.rows.map(
      (row): HeatRow => ({
        agent: row.agent,
        at: row.at,
        isExample: row.source === 'example',
        standsIn: row.source === 'example' ? '' : sentenceOf(row.source, row.at),
        prompt: row.prompt,
        asItStands: outcome(row.asItStands, row.agent),
        forNewPrompt: outcome(row.forNewPrompt, row.agent),
      }),
    ),
    pairs: result.pairs.map(pair),
    identical: result.identical,
    neverHome: result.neverHome,
    withoutExamples: result.withoutExamples,
    budget: {
      tokens: budget.tokens,
      limit: budget.limit,
      sentence: say('seen.of', { tokens: grouped(budget.tokens), limit: grouped(budget.limit), over: '' }),
      largest: largest.map(([agent, tokens]) => ({ agent, tokens: grouped(tokens) })),
    },
  };
}

const LARGEST = 4;

function outcome(told: ToldOutcome, own: number): HeatOutcome {
  const cells = told.cells.map((cell) => [cell.agent, cell.score] as const);
  let other = 0;
  for (const [agent, score] of cells) if (agent !== own && score > other) other = score;
  const first = told.cells[0];
  return {
    state: told.state === 'too-short' ? 'short' : told.state,
    first: first && first.score > 0 ? first.agent : -1,
    lead: (cells.find(([agent]) => agent === own)?.[1] ?? 0) - other,
    cells,
    said: told.said.join(' '),
    deciding: told.deciding.map(({ term, field, points }) => ({ term, field, points: decimal(tenths(points)) })),
  };
}

const pair = ({ agents, overlap, strength, words }: CompetingPair): PairModel => ({
  agents,
  overlap,
  shown: overlap >= 0.995 ? '1.00' : `.${String(Math.round(overlap * 100)).padStart(2, '0')}`,
  strong: strength === 'strong',
  words,
});
