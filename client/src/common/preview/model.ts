// What the preview panel shows, as plain data: every word, number and state is settled here, so that the page only draws
// and a test can read it. Nothing here knows VS Code, the DOM or a clock.

import type { RouteExample, RouteResult, RouteRow } from '../../../../common/src/protocol/routing';
import { counted } from '../texts/counts';
import { say, sentence } from '../texts/preview';
import { type Way, waysOf } from './prompt';
import { advantage, agentPiece, fieldOf, type Sentence, type State, type Verdict, verdictOf } from './verdict';

export type { Mark } from './prompt';
export { plain } from './verdict';

/** From the ranker's bench: of the prompts it calls clear, how many went to the agent their author meant. */
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

interface ExampleLink {
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
  if (!result) return { ...frame(path, uri), notice: noAgent() };
  const { load, agent, agents, examples } = result;
  const ranked = load.status === 'loads';
  const shown = examples.slice(0, MOST_EXAMPLES).map((example, i) => exampleModel(example, i, agent, ranked));
  const notice = noticeOf(result);
  const model = frame(path, uri);
  return {
    ...model,
    agent: agent === '' ? model.agent : agent,
    standing: ranked ? say('preview.loads', { agents: counted('agent', agents) }) : say('preview.notLoaded'),
    ...(notice && { notice }),
    tally: ranked ? tallyOf(examples.length, shown) : say('preview.notRanked', { count: examples.length }),
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
  howSure: say('preview.howSure'),
  tally: '',
  examples: [],
  notShown: 0,
});

function exampleModel(example: RouteExample, index: number, agent: string, ranked: boolean): ExampleModel {
  const { utterance, context, closed } = example;
  const said = utterance.trim() !== '';
  const note = [...(closed ? [] : [say('preview.unclosed')]), ...(said ? [] : [say('preview.noUser')])].join(' ');
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
  const said = (agent: string): Sentence => sentence('preview.showExample', { agent: agentPiece(agent) });
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

const noAgent = (): Notice => ({
  kind: 'not-an-agent',
  title: say('preview.noAgent'),
  text: say('preview.noAgent.text'),
  actions: [],
});

function noticeOf({ load, examples, agents }: RouteResult): Notice | undefined {
  if (load.status === 'skipped') {
    const after = examples.length > 0 ? say('preview.skipped.then') : '';
    return {
      kind: 'skipped',
      title: say('preview.skipped'),
      text: `${load.reason === '' ? '' : say('preview.skipped.first', { reason: load.reason })}${after}`.trim(),
      actions: [
        { does: 'fix', title: say('preview.skipped.fixes') },
        { does: 'problems', title: say('preview.skipped.problems') },
      ],
    };
  }
  if (load.status === 'not-an-agent') {
    return load.reason === '' ? noAgent() : { ...noAgent(), text: load.reason };
  }
  if (examples.length === 0) {
    return {
      kind: 'no-examples',
      title: say('preview.noExamples'),
      text: say('preview.noExamples.text'),
      actions: [
        { does: 'write-examples', title: say('preview.noExamples.write') },
        { does: 'add-prompt', title: say('preview.noExamples.use') },
      ],
    };
  }
  if (agents < 2) {
    return {
      kind: 'alone',
      title: say('preview.alone'),
      text: say('preview.alone.text'),
      actions: [],
    };
  }
  return undefined;
}

const TALLIED = ['home', 'contested', 'taken', 'weak', 'none', 'short'] as const;

function tallyOf(all: number, shown: readonly ExampleModel[]): string {
  const parts = TALLIED.flatMap((state) => {
    const n = shown.filter((e) => e.results?.forNewPrompt.verdict.state === state).length;
    return n > 0 ? [say(`tally.${state}`, { count: n })] : [];
  });
  return parts.length > 0 ? say('tally.all', { count: all, parts: parts.join(', ') }) : `${all}`;
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
