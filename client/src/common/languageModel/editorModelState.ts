// What the panel is told of the editor's model: whether it can be asked, what that takes, how far it has come, and what came
// back. Plain data out of plain data; an answer stands only where its question is still the same.

import type { ModelCost, ModelPlan, ModelPlanRow, ModelRow } from '../../../../common/src/protocol/editorModel';
import type { EngineAnswer, EngineReady, EngineState } from '../preview/engines';
import { say } from '../texts/engines';
import { answerOf, asking, waiting } from './modelAnswers';
import { askExamplesTitle, askPromptTitle, engineLine, progressText, sentText } from './modelTexts';

export interface Known {
  /** As it stands in the prompt box. */
  readonly prompt: string;
  readonly trusted: boolean;
  /** The editor knows what a language model is. */
  readonly supported: boolean;
  /** How many models there are; absent where nobody looked. */
  readonly models: number | undefined;
  /** The name of the one that will be asked; absent where a choice is open. */
  readonly model: string | undefined;
  readonly plan: ModelPlan | null | undefined;
  /** Rows that came back and are not in the plan, by their key. */
  readonly rows: ReadonlyMap<string, ModelRow>;
  readonly running: Running | undefined;
  /** What ended the last asking early, and the row at which it did. */
  readonly trouble: { readonly key: string | undefined; readonly words: string } | undefined;
}

/** What is being asked about the file in question; the prompt is that of the click. */
interface Running {
  readonly what: 'prompt' | 'examples';
  readonly prompt: string;
  readonly sent: number;
  readonly of: number;
}

export function engineStateOf(known: Known): EngineState {
  if (!known.trusted) return untrusted();
  if (known.models === undefined) return { kind: 'unknown' };
  if (known.models === 0) return missing(known.supported);
  const model = known.model ?? say('ask.chosen');
  const { plan, trouble } = known;
  // Of no interest any more where something else would be asked.
  const still = trouble && (trouble.key === undefined || plan?.rows.some(({ key }) => key === trouble.key));
  const line = still
    ? say('ask.summary.ended', { failure: trouble.words, summary: engineLine(model) })
    : engineLine(model);
  return { kind: 'ready', line, ...(plan ? planned(known, plan, model) : {}) };
}

function planned(known: Known, plan: ModelPlan, model: string): Omit<EngineReady, 'kind' | 'line'> {
  const { running } = known;
  const answers = plan.rows.map((planRow) => ({ planRow, answer: shownAnswer(known, plan, planRow) }));
  const ofPrompt = answers.find(({ planRow }) => planRow.example === null);
  const examples = answers.flatMap(({ planRow: { example, prompt }, answer }) =>
    example === null || !answer ? [] : [{ ...answer, example, prompt }],
  );
  const button = (title: string, cost: ModelCost) => ({ title, tooltip: sentText(model, plan.agents, cost) });
  return {
    ...(plan.prompt && !running && !settled(ofPrompt?.answer)
      ? { askPrompt: button(askPromptTitle(plan.prompt), plan.prompt) }
      : {}),
    ...(plan.examples.requests > 0 && !running
      ? { askExamples: button(askExamplesTitle(plan.examples), plan.examples) }
      : {}),
    ...(running && {
      progress: { text: progressText(model, running.sent, running.of), done: running.sent, of: running.of },
    }),
    ...(ofPrompt?.answer && { answer: { ...ofPrompt.answer, prompt: known.prompt } }),
    ...(examples.length > 0 && { examples }),
  };
}

const settled = (answer: EngineAnswer | undefined): boolean =>
  answer !== undefined && answer.state !== 'weak' && answer.state !== 'asking';

/** The first without an answer is the one that is being asked. */
function shownAnswer(known: Known, plan: ModelPlan, { key, row, example }: ModelPlanRow): EngineAnswer | undefined {
  const there = known.rows.get(key) ?? row;
  if (there) return answerOf(there, plan.agent);
  const { running } = known;
  if (!running || (example === null) !== (running.what === 'prompt')) return undefined;
  if (example === null) return running.prompt.trim() === known.prompt.trim() ? asking() : undefined;
  const open = plan.rows.find((each) => each.example !== null && !(known.rows.get(each.key) ?? each.row));
  return open?.key === key && open.example === example ? asking() : waiting();
}

const untrusted = (): EngineState => ({
  kind: 'untrusted',
  title: say('ask.untrusted'),
  text: say('ask.untrusted.text'),
  checks: [],
  actions: [{ title: say('ask.untrusted.manage'), command: 'workbench.trust.manage' }],
});

const missing = (supported: boolean): EngineState => ({
  kind: 'missing',
  title: say(supported ? 'ask.missing' : 'ask.missing.editor'),
  text: '',
  checks: [
    {
      state: supported ? 'present' : 'missing',
      text: say(supported ? 'ask.missing.can' : 'ask.missing.cannot'),
    },
    { state: 'missing', text: say('ask.missing.model') },
    { state: 'later', text: say('ask.missing.consent') },
  ],
  actions: supported ? [{ title: say('ask.missing.show'), command: 'workbench.view.extensions' }] : [],
});
