// View model of the workspace tab, from the server's analysis; ranks and rounds nothing.

import { joinPieces, type Sentence } from '../../../../common/src/messages/sentence';
import { grouped } from '../../../../common/src/numbers';
import type {
  CompetingPair,
  RouteState,
  RouteWorkspaceResult,
  RowOutcome,
} from '../../../../common/src/protocol/routing';
import { counted } from '../texts/counts';
import { localize } from '../texts/preview';
import { standInName } from './standIns';

export interface WorkspaceViewModel {
  /** `10 agents, 18 examples` */
  readonly title: string;
  readonly agents: readonly HeatAgent[];
  readonly rows: readonly HeatRow[];
  readonly pairs: readonly PairViewModel[];
  readonly identical: readonly (readonly string[])[];
  readonly neverHome: readonly string[];
  readonly withoutExamples: readonly string[];
  readonly budget: BudgetViewModel;
}

interface BudgetViewModel {
  readonly tokens: number;
  readonly limit: number;
  readonly sentence: string;
  /** Those that take most. */
  readonly largest: readonly { readonly agent: string; readonly tokens: string }[];
}

export interface HeatAgent {
  readonly name: string;
  /** Whether this is the agent of the active file. */
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
  readonly state: RouteState;
  /** Agent that has most; -1 where none shares a word. */
  readonly first: number;
  /** Tenths of the row's agent less those of the best other. */
  readonly lead: number;
  /** Agents and their tenths, best first. */
  readonly cells: readonly (readonly [agent: number, tenths: number])[];
  readonly explanation: Sentence;
}

export interface PairViewModel {
  readonly agents: readonly [string, string];
  /** Two decimals without the zero: `.52`. */
  readonly shown: string;
  readonly overlap: number;
  readonly strong: boolean;
  readonly words: readonly string[];
}

export function workspaceViewModel(
  result: RouteWorkspaceResult,
  focus: string,
  budget: { readonly tokens: number; readonly limit: number; readonly of: ReadonlyMap<string, number> },
): WorkspaceViewModel {
  const examples = result.agents.reduce((sum, agent) => sum + agent.examples, 0);
  const largest = [...budget.of].sort((a, b) => b[1] - a[1]).slice(0, LARGEST);
  return {
    title: localize('workspace.title', {
      agents: counted('agent', result.agents.length),
      examples: counted('example', examples),
    }),
    agents: result.agents.map(({ name, examples: n }, i) => ({ name, examples: n, own: result.uris[i] === focus })),
    rows: result.rows.map(
      (row): HeatRow => ({
        agent: row.agent,
        at: row.at,
        isExample: row.source === 'example',
        standsIn: row.source === 'example' ? '' : standInName(row.source, row.at),
        prompt: row.prompt,
        asItStands: heatOutcome(row.asItStands),
        forNewPrompt: heatOutcome(row.forNewPrompt),
      }),
    ),
    pairs: result.pairs.map(pairViewModel),
    identical: result.identical,
    neverHome: result.neverHome,
    withoutExamples: result.withoutExamples,
    budget: {
      tokens: budget.tokens,
      limit: budget.limit,
      sentence: localize('listing.of', { tokens: grouped(budget.tokens), limit: grouped(budget.limit), over: '' }),
      largest: largest.map(([agent, tokens]) => ({ agent, tokens: grouped(tokens) })),
    },
  };
}

const LARGEST = 4;

function heatOutcome({ state, lead, cells, headline, sentence, note }: RowOutcome): HeatOutcome {
  const first = cells[0];
  return {
    state,
    first: first && first.tenths > 0 ? first.agent : -1,
    lead,
    cells: cells.map(({ agent, tenths }) => [agent, tenths]),
    explanation: joinPieces([headline, ' ', sentence, note.length > 0 ? ' ' : '', note]),
  };
}

const pairViewModel = ({ agents, overlap, strength, words }: CompetingPair): PairViewModel => ({
  agents,
  overlap,
  shown: overlap >= 0.995 ? '1.00' : `.${String(Math.round(overlap * 100)).padStart(2, '0')}`,
  strong: strength === 'strong',
  words,
});
