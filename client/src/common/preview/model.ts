// What the preview panel shows, as plain data: every word, number and state is settled here, so that the page only draws
// and a test can read it. Nothing here knows VS Code, the DOM or a clock.

import type { RouteRow } from '../../../../server/src/core/routing/router';
import type { RouteExample, RouteResult } from '../../../../server/src/lsp/protocol';
import { type Bar, barsOf } from './bars';
import { type Sentence, type State, type Verdict, verdictOf } from './verdict';

export type { Bar, Chip } from './bars';
export type { FromPanel, ToPanel, ViewState } from './messages';
export type { Piece, Sentence, State, Verdict } from './verdict';

/** Always on screen: a ranking must never stand without it. */
export const METHOD = 'An estimate from shared words, made on this computer. Not Claude’s choice.';
/** From the ranker's bench: of the prompts it calls clear, how many went to the agent their author meant. */
export const HOW_SURE =
  'Where it says home or taken, first place was the agent the author meant 85 times in 100 of our test prompts; where it says contested, half of the time. Whether an agent is missing, words cannot tell. And it ranks who would be chosen if the main thread delegates, not whether it does.';

export interface PreviewModel {
  readonly path: string;
  readonly agent: string;
  /** What stands beside the name: `Loads · 5 agents in sight`. */
  readonly standing: string;
  readonly method: string;
  readonly howSure: string;
  /** What keeps the examples from being ranked, or from being there. */
  readonly notice?: Notice;
  /** `4 · 2 home, 1 contested, 1 taken`, for new prompts. */
  readonly tally: string;
  readonly examples: readonly ExampleModel[];
  /** Examples beyond those in the list. */
  readonly notShown: number;
}

export interface Notice {
  readonly kind: 'skipped' | 'not-an-agent' | 'no-examples' | 'alone';
  readonly title: string;
  readonly text: string;
}

export interface ExampleModel {
  readonly index: number;
  readonly utterance: string;
  readonly context: string;
  readonly closed: boolean;
  /** As people count: the first line is 1. */
  readonly line: number;
  /** Absent where there is nothing to rank; `note` then says why. */
  readonly results?: { readonly asItStands: ResultModel; readonly forNewPrompt: ResultModel };
  readonly note: string;
}

export interface ResultModel {
  readonly verdict: Verdict;
  /** The agent whose example says the same words. */
  readonly verbatim?: string;
  /** The best five. */
  readonly bars: readonly Bar[];
  /** How many agents stand behind them: `12 more agents share a word.` */
  readonly rest: string;
}

/** More than anybody reads; the rest is counted, not drawn. */
const MOST_EXAMPLES = 200;

/** `path` is the file as the workspace knows it; without a result the file is no agent at all. */
export function previewModel(result: RouteResult | undefined, path: string = result?.uri ?? ''): PreviewModel {
  if (!result) return { ...frame(path), notice: NO_AGENT };
  const { load, agent, agents, examples } = result;
  const ranked = load.status === 'loads';
  const shown = examples.slice(0, MOST_EXAMPLES).map((example, i) => exampleModel(example, i, agent, ranked));
  const notice = noticeOf(result);
  const model = frame(path);
  return {
    ...model,
    agent: agent === '' ? model.agent : agent,
    standing: ranked ? `Loads · ${count(agents, 'agent')} in sight` : 'Not loaded',
    ...(notice && { notice }),
    tally: tallyOf(examples.length, shown),
    examples: shown,
    notShown: examples.length - shown.length,
  };
}

/** What stands there whatever the file is. */
const frame = (path: string): PreviewModel => ({
  path,
  agent: nameOfFile(path),
  standing: '',
  method: METHOD,
  howSure: HOW_SURE,
  tally: '',
  examples: [],
  notShown: 0,
});

function exampleModel(example: RouteExample, index: number, agent: string, ranked: boolean): ExampleModel {
  const { utterance, context, closed } = example;
  const said = utterance.trim() !== '';
  const note = [
    ...(closed ? [] : ['The closing </example> is missing; it is read up to the next one.']),
    ...(said ? [] : ['Only the assistant speaks here: there is no prompt to rank.']),
  ].join(' ');
  return {
    index,
    utterance,
    context,
    closed,
    line: example.range.start.line + 1,
    note,
    ...(ranked &&
      said && {
        results: {
          asItStands: resultModel(example.asItStands, agent),
          forNewPrompt: resultModel(example.forNewPrompt, agent),
        },
      }),
  };
}

function resultModel(row: RouteRow, agent: string): ResultModel {
  const bars = barsOf(row, agent);
  const sharing = row.ranked.filter((r) => r.score > 0).length;
  const behind = Math.max(0, sharing - bars.length);
  const without = row.ranked.length - sharing;
  return {
    verdict: verdictOf(row, agent),
    ...(row.verbatim && { verbatim: row.verbatim.agent }),
    bars,
    rest:
      behind > 0
        ? `${count(behind, 'more agent')} ${behind === 1 ? 'shares' : 'share'} a word.`
        : without > 0
          ? `${count(without, bars.length > 0 ? 'more agent' : 'agent')} ${without === 1 ? 'shares' : 'share'} no word.`
          : '',
  };
}

const NO_AGENT: Notice = {
  kind: 'not-an-agent',
  title: 'Claude Code does not see an agent here',
  text: 'An agent file begins with a frontmatter that has a name and a description.',
};

function noticeOf({ load, examples, agents }: RouteResult): Notice | undefined {
  if (load.status === 'skipped') {
    const after = examples.length > 0 ? ' Its examples are ranked as soon as the file loads.' : '';
    return { kind: 'skipped', title: 'Claude Code will skip this file', text: `${load.reason}${after}`.trim() };
  }
  if (load.status === 'not-an-agent') {
    return load.reason === '' ? NO_AGENT : { ...NO_AGENT, text: load.reason };
  }
  if (examples.length === 0) {
    return {
      kind: 'no-examples',
      title: 'No examples yet',
      text: 'An example is a user’s sentence and what happens next. The orchestrator reads it in the description, and here it becomes a test.',
    };
  }
  if (agents < 2) {
    return {
      kind: 'alone',
      title: 'No other agent in sight',
      text: 'There is nobody to compare with yet.',
    };
  }
  return undefined;
}

const TALLIED: readonly (readonly [State, string])[] = [
  ['home', 'home'],
  ['contested', 'contested'],
  ['taken', 'taken'],
  ['weak', 'weak'],
  ['none', 'for none'],
  ['short', 'too short'],
];

function tallyOf(all: number, shown: readonly ExampleModel[]): string {
  const parts = TALLIED.flatMap(([state, word]) => {
    const n = shown.filter((e) => e.results?.forNewPrompt.verdict.state === state).length;
    return n > 0 ? [`${n} ${word}`] : [];
  });
  return parts.length > 0 ? `${all} · ${parts.join(', ')}` : `${all}`;
}

export const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

function nameOfFile(path: string): string {
  const last = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
  try {
    return decodeURIComponent(last);
  } catch (problem) {
    if (problem instanceof URIError) return last;
    throw problem;
  }
}

/** Plain text of a sentence, for tests and for reading aloud. */
export const plain = (sentence: Sentence): string => sentence.map((s) => (typeof s === 'string' ? s : s.text)).join('');
