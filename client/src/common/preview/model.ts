// What the preview panel shows, as plain data: every word, number and state is settled here, so that the page only draws
// and a test can read it. Nothing here knows VS Code, the DOM or a clock.

import type { RouteRow } from '../../../../server/src/core/routing/router';
import type { RouteExample, RouteResult } from '../../../../server/src/lsp/protocol';
import { count } from './bars';
import { type Way, waysOf } from './prompt';
import { advantage, agentPiece, fieldOf, type Sentence, type State, type Verdict, verdictOf } from './verdict';

export { type Bar, type Chip, count } from './bars';
export type { FromPanel, ToPanel, ViewState } from './messages';
export type { Mark, PromptModel, PromptVerdict, Way } from './prompt';
export { type Piece, plain, type Sentence, type State, type Verdict, type WordOf } from './verdict';

/** From the ranker's bench: of the prompts it calls clear, how many went to the agent their author meant. */
export const HOW_SURE =
  'Where it says home or taken, first place was the agent the author meant 85 times in 100 of our test prompts; where it says contested, half of the time. Whether an agent is missing, words cannot tell. And it ranks who would be chosen if the main thread delegates, not whether it does.';

export interface PreviewModel {
  readonly uri: string;
  readonly path: string;
  readonly agent: string;
  /** What stands beside the name: `Loads · 5 agents in sight`. */
  readonly standing: string;
  readonly howSure: string;
  /** What keeps the examples from being ranked, or from being there. */
  readonly notice?: Notice;
  /** `4 · 2 home, 1 contested, 1 taken`, for new prompts. */
  readonly tally: string;
  readonly examples: readonly ExampleModel[];
  /** Examples beyond those in the list. */
  readonly notShown: number;
  /** Sentences that stand in where there are no examples. */
  readonly standIns?: StandIns;
}

export interface Notice {
  readonly kind: 'skipped' | 'not-an-agent' | 'no-examples' | 'alone';
  readonly title: string;
  readonly text: string;
  readonly actions: readonly { readonly does: NoticeAction; readonly title: string }[];
}
export type NoticeAction = 'fix' | 'problems' | 'write-examples' | 'add-prompt';

export interface StandIns {
  /** `2 sentences of the description` */
  readonly tally: string;
  readonly rows: readonly {
    readonly state: State;
    readonly prompt: string;
    readonly said: Sentence;
    readonly where: string;
  }[];
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
  /** Another agent whose example says the same words. */
  readonly verbatim?: string;
  /** The competitor's example that decided. */
  readonly because?: ExampleLink;
  readonly ways: readonly Way[];
}

export interface ExampleLink {
  readonly title: Sentence;
  readonly agent: string;
  readonly what:
    | { readonly kind: 'example'; readonly example: number }
    | { readonly kind: 'word'; readonly term: string; readonly field: 'example' };
}

/** More than anybody reads; the rest is counted, not drawn. */
const MOST_EXAMPLES = 200;

/** `path` is the file as the workspace knows it; without a result the file is no agent at all. */
export function previewModel(
  result: RouteResult | undefined,
  path: string = result?.uri ?? '',
  uri: string = result?.uri ?? '',
): PreviewModel {
  if (!result) return { ...frame(path, uri), notice: NO_AGENT };
  const { load, agent, agents, examples } = result;
  const ranked = load.status === 'loads';
  const shown = examples.slice(0, MOST_EXAMPLES).map((example, i) => exampleModel(example, i, agent, ranked));
  const notice = noticeOf(result);
  const model = frame(path, uri);
  return {
    ...model,
    agent: agent === '' ? model.agent : agent,
    standing: ranked ? `Loads · ${count(agents, 'agent')} in sight` : 'Not loaded',
    ...(notice && { notice }),
    tally: ranked ? tallyOf(examples.length, shown) : `${examples.length}, not ranked`,
    examples: shown,
    notShown: examples.length - shown.length,
  };
}

/** What stands there whatever the file is. */
const frame = (path: string, uri: string): PreviewModel => ({
  uri,
  path,
  agent: nameOfFile(path),
  standing: '',
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
  const because = decidingExample(row, agent);
  return {
    verdict: verdictOf(row, agent),
    ...(row.verbatim && row.verbatim.agent !== agent && { verbatim: row.verbatim.agent }),
    ...(because && { because }),
    ways: waysOf(row, agent, false),
  };
}

/** Only where somebody else comes close or wins: then the example is what to look at. */
function decidingExample(row: RouteRow, own: string): ExampleLink | undefined {
  const said = (agent: string): Sentence => ['Show the example of ', agentPiece(agent)];
  if (row.verbatim && row.verbatim.agent !== own) {
    const { agent, example } = row.verbatim;
    return { title: said(agent), agent, what: { kind: 'example', example } };
  }
  const mine = row.ranked.find((r) => r.agent === own);
  const [first, second] = row.ranked;
  const rival = first === mine ? second : first;
  if (!mine || !rival || row.verdict === 'none' || row.verdict === 'too-short') return undefined;
  if (first === mine && row.verdict === 'clear') return undefined;
  const [most] = advantage(rival, mine);
  if (!most || fieldOf(rival.reasons, most.term) !== 'example') return undefined;
  return { title: said(rival.agent), agent: rival.agent, what: { kind: 'word', term: most.term, field: 'example' } };
}

const NO_AGENT: Notice = {
  kind: 'not-an-agent',
  title: 'Claude Code does not see an agent here',
  text: 'An agent file begins with a frontmatter that has a name and a description.',
  actions: [],
};

function noticeOf({ load, examples, agents }: RouteResult): Notice | undefined {
  if (load.status === 'skipped') {
    const after = examples.length > 0 ? ' Its examples are ranked as soon as it loads.' : '';
    return {
      kind: 'skipped',
      title: 'Claude Code will skip this file',
      text: `${load.reason === '' ? '' : `Fix first: ${load.reason}`}${after}`.trim(),
      actions: [
        { does: 'fix', title: 'Show fixes' },
        { does: 'problems', title: 'Show all problems' },
      ],
    };
  }
  if (load.status === 'not-an-agent') {
    return load.reason === '' ? NO_AGENT : { ...NO_AGENT, text: load.reason };
  }
  if (examples.length === 0) {
    return {
      kind: 'no-examples',
      title: 'No examples yet',
      text: 'An example is a user’s sentence and what happens next. The orchestrator reads it in the description, and here it becomes a test.',
      actions: [
        { does: 'write-examples', title: 'Write an example' },
        { does: 'add-prompt', title: 'Use this prompt' },
      ],
    };
  }
  if (agents < 2) {
    return {
      kind: 'alone',
      title: 'No other agent in sight',
      text: 'There is nobody to compare with yet.',
      actions: [],
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

function nameOfFile(path: string): string {
  const last = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
  try {
    return decodeURIComponent(last);
  } catch (problem) {
    if (problem instanceof URIError) return last;
    throw problem;
  }
}
