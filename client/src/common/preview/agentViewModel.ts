// View model of the tab about one agent: every word, number and state the page draws. Knows neither VS Code nor the DOM.

import { agentPiece, type Sentence } from '../../../../common/src/messages/sentence';
import type {
  DecidingExample,
  ExampleOutcome,
  RouteExample,
  RouteResult,
  RouteState,
} from '../../../../common/src/protocol/routing';
import { counted } from '../texts/counts';
import { localize, localizeParts } from '../texts/preview';
import { type SuggestionViewModel, suggestionViewModel } from './promptViewModel';

export interface AgentViewModel {
  readonly uri: string;
  readonly path: string;
  readonly agent: string;
  /** Beside the name: `Loads · 5 agents in sight`. */
  readonly standing: string;
  readonly howSure: string;
  /** What keeps the examples from being ranked, or from being there. */
  readonly notice?: Notice;
  /** `4 · 2 home, 1 contested, 1 taken`, for new prompts. */
  readonly tally: string;
  readonly examples: readonly ExampleViewModel[];
  /** Examples beyond those in the list. */
  readonly notShown: number;
  /** Stand-ins for missing examples. */
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
    readonly state: RouteState;
    readonly prompt: string;
    readonly explanation: Sentence;
    readonly where: string;
  }[];
}

export interface ExampleViewModel {
  readonly index: number;
  readonly utterance: string;
  readonly context: string;
  readonly closed: boolean;
  /** As people count: the first line is 1. */
  readonly line: number;
  /** Absent where there is nothing to rank; `note` then says why. */
  readonly results?: { readonly asItStands: ResultViewModel; readonly forNewPrompt: ResultViewModel };
  readonly note: string;
}

interface RouteVerdict {
  readonly state: RouteState;
  /** The first words, set apart: `Home.` */
  readonly headline: Sentence;
  readonly sentence: Sentence;
}

export interface ResultViewModel {
  readonly verdict: RouteVerdict;
  /** Another agent whose example says the same words. */
  readonly verbatim?: string;
  /** The competitor's example that decided. */
  readonly because?: ExampleLink;
  readonly suggestions: readonly SuggestionViewModel[];
}

interface ExampleLink extends DecidingExample {
  readonly title: Sentence;
}

/** More examples are counted, not drawn. */
const MOST_EXAMPLES = 200;

/** `path` is the file as the workspace knows it; without a result the file is no agent at all. */
export function agentViewModel(
  result: RouteResult | undefined,
  path: string = result?.uri ?? '',
  uri: string = result?.uri ?? '',
): AgentViewModel {
  if (!result) return { ...frame(path, uri), notice: noAgent() };
  const { load, agent, agents, examples } = result;
  const ranked = load.status === 'loads';
  const shown = examples.slice(0, MOST_EXAMPLES).map((example, i) => exampleViewModel(example, i, agent, ranked));
  const notice = noticeOf(result);
  const model = frame(path, uri);
  return {
    ...model,
    agent: agent === '' ? model.agent : agent,
    standing: ranked ? localize('preview.loads', { agents: counted('agent', agents) }) : localize('preview.notLoaded'),
    ...(notice && { notice }),
    tally: ranked ? tallyOf(examples.length, shown) : localize('preview.notRanked', { count: examples.length }),
    examples: shown,
    notShown: examples.length - shown.length,
  };
}

/** Parts that do not depend on the file. */
const frame = (path: string, uri: string): AgentViewModel => ({
  uri,
  path,
  agent: nameOfFile(path),
  standing: '',
  howSure: localize('preview.howSure'),
  tally: '',
  examples: [],
  notShown: 0,
});

function exampleViewModel(example: RouteExample, index: number, agent: string, ranked: boolean): ExampleViewModel {
  const { utterance, context, closed } = example;
  const hasUtterance = utterance.trim() !== '';
  const note = [
    ...(closed ? [] : [localize('preview.unclosed')]),
    ...(hasUtterance ? [] : [localize('preview.noUser')]),
  ].join(' ');
  return {
    index,
    utterance,
    context,
    closed,
    line: example.range.start.line + 1,
    note,
    ...(ranked &&
      hasUtterance && {
        results: {
          asItStands: resultViewModel(example.asItStands, agent),
          forNewPrompt: resultViewModel(example.forNewPrompt, agent),
        },
      }),
  };
}

function resultViewModel(outcome: ExampleOutcome, agent: string): ResultViewModel {
  const { state, headline, sentence, verbatim, decidingExample, suggestions } = outcome;
  return {
    verdict: { state, headline, sentence },
    ...(verbatim && verbatim.agent !== agent && { verbatim: verbatim.agent }),
    ...(decidingExample && { because: exampleLink(decidingExample) }),
    suggestions: suggestions.map(suggestionViewModel),
  };
}

const exampleLink = (example: DecidingExample): ExampleLink => ({
  ...example,
  title: localizeParts('preview.showExample', { agent: agentPiece(example.agent) }),
});

const noAgent = (): Notice => ({
  kind: 'not-an-agent',
  title: localize('preview.noAgent'),
  text: localize('preview.noAgent.text'),
  actions: [],
});

function noticeOf({ load, examples, agents }: RouteResult): Notice | undefined {
  if (load.status === 'skipped') {
    const after = examples.length > 0 ? localize('preview.skipped.then') : '';
    return {
      kind: 'skipped',
      title: localize('preview.skipped'),
      text: `${load.reason === '' ? '' : localize('preview.skipped.first', { reason: load.reason })}${after}`.trim(),
      actions: [
        { does: 'fix', title: localize('preview.skipped.fixes') },
        { does: 'problems', title: localize('preview.skipped.problems') },
      ],
    };
  }
  if (load.status === 'not-an-agent') {
    return load.reason === '' ? noAgent() : { ...noAgent(), text: load.reason };
  }
  if (examples.length === 0) {
    return {
      kind: 'no-examples',
      title: localize('preview.noExamples'),
      text: localize('preview.noExamples.text'),
      actions: [
        { does: 'write-examples', title: localize('preview.noExamples.write') },
        { does: 'add-prompt', title: localize('preview.noExamples.use') },
      ],
    };
  }
  if (agents < 2) {
    return {
      kind: 'alone',
      title: localize('preview.alone'),
      text: localize('preview.alone.text'),
      actions: [],
    };
  }
  return undefined;
}

const TALLIED = ['home', 'contested', 'taken', 'weak', 'none', 'too-short'] as const;

function tallyOf(all: number, shown: readonly ExampleViewModel[]): string {
  const parts = TALLIED.flatMap((state) => {
    const n = shown.filter((e) => e.results?.forNewPrompt.verdict.state === state).length;
    return n > 0 ? [localize(`tally.${state}`, { count: n })] : [];
  });
  return parts.length > 0 ? localize('tally.all', { count: all, parts: parts.join(', ') }) : `${all}`;
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
