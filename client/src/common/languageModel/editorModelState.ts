// The editor-model engine's state for the panel, as plain data; an answer is shown only for the question it belongs to.

import type { ModelCost, ModelPlan, ModelPlanRow, ModelRow } from '../../../../common/src/protocol/editorModel';
import type { EngineAnswer, EngineReady, EngineState } from '../preview/previewEngine';
import { localize } from '../texts/engines';
import { askingAnswer, editorModelAnswer, waitingAnswer } from './modelAnswers';
import { askExamplesTitle, askPromptTitle, engineLine, progressText, sentText } from './modelTexts';

export interface EditorModelFacts {
  /** The text of the prompt box. */
  readonly prompt: string;
  readonly isTrusted: boolean;
  /** Whether the editor has the language model API. */
  readonly isSupported: boolean;
  /** The number of models; undefined before the first refresh. */
  readonly models: number | undefined;
  /** The name of the model that would be asked; undefined if the user has to choose. */
  readonly model: string | undefined;
  readonly plan: ModelPlan | null | undefined;
  /** Received rows that are not in the plan yet, by key. */
  readonly rows: ReadonlyMap<string, ModelRow>;
  readonly running: RunProgress | undefined;
  /** Why the last run ended early, and its last row. */
  readonly failure: { readonly key: string | undefined; readonly text: string } | undefined;
}

/** The current run on this file; `prompt` is the one at the click. */
interface RunProgress {
  readonly what: 'prompt' | 'examples';
  readonly prompt: string;
  readonly sent: number;
  readonly of: number;
}

export function editorModelState(facts: EditorModelFacts): EngineState {
  if (!facts.isTrusted) return untrusted();
  if (facts.models === undefined) return { kind: 'unknown' };
  if (facts.models === 0) return missing(facts.isSupported);
  const model = facts.model ?? localize('ask.chosen');
  const { plan, failure } = facts;
  // Outdated if the question has changed.
  const isCurrent = failure && (failure.key === undefined || plan?.rows.some(({ key }) => key === failure.key));
  const line = isCurrent
    ? localize('ask.summary.ended', { failure: failure.text, summary: engineLine(model) })
    : engineLine(model);
  return { kind: 'ready', line, ...(plan ? readyParts(facts, plan, model) : {}) };
}

function readyParts(facts: EditorModelFacts, plan: ModelPlan, model: string): Omit<EngineReady, 'kind' | 'line'> {
  const { running } = facts;
  const answers = plan.rows.map((planRow) => ({ planRow, answer: answerFor(facts, plan, planRow) }));
  const ofPrompt = answers.find(({ planRow }) => planRow.example === null);
  const examples = answers.flatMap(({ planRow: { example, prompt }, answer }) =>
    example === null || !answer ? [] : [{ ...answer, example, prompt }],
  );
  const button = (title: string, cost: ModelCost) => ({ title, tooltip: sentText(model, plan.agents, cost) });
  return {
    ...(plan.prompt && !running && !isFinal(ofPrompt?.answer)
      ? { askPrompt: button(askPromptTitle(plan.prompt), plan.prompt) }
      : {}),
    ...(plan.examples.requests > 0 && !running
      ? { askExamples: button(askExamplesTitle(plan.examples), plan.examples) }
      : {}),
    ...(running && {
      progress: { text: progressText(model, running.sent, running.of), done: running.sent, of: running.of },
    }),
    ...(ofPrompt?.answer && { answer: { ...ofPrompt.answer, prompt: facts.prompt } }),
    ...(examples.length > 0 && { examples }),
  };
}

const isFinal = (answer: EngineAnswer | undefined): boolean =>
  answer !== undefined && answer.state !== 'weak' && answer.state !== 'asking';

/** Of the rows without an answer the first is being asked. */
function answerFor(
  facts: EditorModelFacts,
  plan: ModelPlan,
  { key, row, example }: ModelPlanRow,
): EngineAnswer | undefined {
  const answered = facts.rows.get(key) ?? row;
  if (answered) return editorModelAnswer(answered, plan.agent);
  const { running } = facts;
  if (!running || (example === null) !== (running.what === 'prompt')) return undefined;
  if (example === null) return running.prompt.trim() === facts.prompt.trim() ? askingAnswer() : undefined;
  const next = plan.rows.find((each) => each.example !== null && !(facts.rows.get(each.key) ?? each.row));
  return next?.key === key && next.example === example ? askingAnswer() : waitingAnswer();
}

const untrusted = (): EngineState => ({
  kind: 'untrusted',
  title: localize('ask.untrusted'),
  text: localize('ask.untrusted.text'),
  checks: [],
  actions: [{ title: localize('ask.untrusted.manage'), command: 'workbench.trust.manage' }],
});

const missing = (isSupported: boolean): EngineState => ({
  kind: 'missing',
  title: localize(isSupported ? 'ask.missing' : 'ask.missing.editor'),
  text: '',
  checks: [
    {
      state: isSupported ? 'present' : 'missing',
      text: localize(isSupported ? 'ask.missing.can' : 'ask.missing.cannot'),
    },
    { state: 'missing', text: localize('ask.missing.model') },
    { state: 'later', text: localize('ask.missing.consent') },
  ],
  actions: isSupported ? [{ title: localize('ask.missing.show'), command: 'workbench.view.extensions' }] : [],
});
