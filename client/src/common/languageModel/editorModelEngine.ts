// The editor-model engine: sends requests only after a click that stated their number, and at most that many.

import {
  commands,
  Disposable,
  EventEmitter,
  type ExtensionContext,
  ProgressLocation,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ModelCost, ModelPlan, ModelPlanParams, ModelRow } from '../../../../common/src/protocol/editorModel';
import { activeAgentFile } from '../documentSelector';
import type { EngineQuestion, PreviewEngine } from '../preview/previewEngine';
import { localize } from '../texts/engines';
import { editorModelState } from './editorModelState';
import { createEditorModels, identityOf } from './editorModels';
import { createModelPlans } from './modelPlans';
import { createModelRuns, type RunEnd } from './modelRuns';
import { failureText, progressText, summaryText } from './modelTexts';
import { pickModel } from './pickModel';
import { createRequestGate } from './requestGate';

type Subject = 'prompt' | 'examples';

/** Older rows are mostly about former contents. */
const MAX_ROWS = 500;

interface EditorModelEngine extends PreviewEngine {
  dispose(): void;
}

export function createEditorModelEngine(client: BaseLanguageClient, context: ExtensionContext): EditorModelEngine {
  const models = createEditorModels(context);
  const plans = createModelPlans(client);
  const changes = new EventEmitter<void>();
  const rows = new Map<string, ModelRow>();
  const runs = createModelRuns(
    client,
    createRequestGate(() => workspace.isTrusted),
    ({ row }) => {
      if (rows.size >= MAX_ROWS) rows.clear();
      rows.set(row.key, row);
    },
  );
  let running: { readonly subject: Subject; readonly params: ModelPlanParams; readonly cost: ModelCost } | undefined;
  let failure: { readonly uri: string; readonly key: string | undefined; readonly text: string } | undefined;
  const notify = (): void => changes.fire();

  const planParams = (uri: string, prompt: string, model: string): ModelPlanParams => ({
    uri: client.code2ProtocolConverter.asUri(Uri.parse(uri)),
    model,
    ...(prompt.trim() === '' ? {} : { prompt: prompt.trim() }),
  });
  const costOf = (plan: ModelPlan | null | undefined, subject: Subject): ModelCost | undefined =>
    subject === 'prompt' ? plan?.prompt : plan?.examples;

  const run = async (
    model: NonNullable<typeof models.chosen>,
    params: ModelPlanParams,
    subject: Subject,
    cost: ModelCost,
  ): Promise<RunEnd> => {
    failure = undefined;
    const current = { subject, params, cost };
    running = current;
    try {
      const end = await runs.start(model, subject, params, cost.atMost);
      const { ended } = end;
      if (ended && ended.failure !== 'cancelled')
        failure = { uri: params.uri, key: end.rows.at(-1)?.row.key, text: failureText(ended.failure, ended.message) };
      if (ended?.failure === 'withdrawn' || ended?.failure === 'no-model') await models.refresh();
      return end;
    } finally {
      if (running === current) running = undefined;
      notify();
    }
  };

  const engine: EditorModelEngine = {
    id: 'editor-model',
    onChange: changes.event,
    state({ uri, prompt }) {
      if (models.all === undefined) void models.refresh();
      const { chosen } = models;
      const params = planParams(uri, prompt, chosen ? identityOf(chosen) : '');
      const sent = runs.running?.sent ?? 0;
      return editorModelState({
        isTrusted: workspace.isTrusted,
        isSupported: models.isSupported,
        models: models.all?.length,
        model: chosen?.name,
        plan: workspace.isTrusted ? plans.cached(params) : undefined,
        prompt,
        rows,
        running:
          running?.params.uri === params.uri
            ? {
                what: running.subject,
                prompt: running.params.prompt ?? '',
                sent,
                of: Math.max(running.cost.requests, sent),
              }
            : undefined,
        failure: failure?.uri === params.uri ? failure : undefined,
      });
    },
    async ask(question, subject) {
      if (!workspace.isTrusted) return;
      const { chosen } = models;
      if (!chosen) return void (await pickAndRun(question, subject));
      const params = planParams(question.uri, question.prompt, identityOf(chosen));
      const cost = costOf(plans.cached(params) ?? (await plans.fetch(params)), subject);
      if (cost) await run(chosen, params, subject, cost);
    },
    cancel: () => runs.cancel(),
    dispose: () => subscriptions.dispose(),
  };

  /** Picking the model is the click: every item states what is sent and how many requests it takes. */
  const pickAndRun = async (
    question: Pick<EngineQuestion, 'uri' | 'prompt'>,
    subject: Subject,
  ): Promise<RunEnd | undefined> => {
    await models.refresh();
    const plan = await plans.fetch(planParams(question.uri, question.prompt, ''));
    const cost = costOf(plan, subject);
    if (!plan || !cost) return undefined;
    const model = await pickModel(models, plan.agents, cost);
    if (!model) return undefined;
    await models.choose(model);
    return run(model, planParams(question.uri, question.prompt, identityOf(model)), subject, cost);
  };

  const askAboutActiveFile = async (): Promise<RunEnd | undefined> => {
    const document = activeAgentFile();
    if (!document) return void window.showInformationMessage(localize('ask.openFirst'));
    if (!workspace.isTrusted) return void window.showWarningMessage(failureText('untrusted'));
    await models.refresh();
    if (models.all?.length === 0) return void window.showWarningMessage(failureText('no-model'));
    const uri = document.uri.toString();
    const plan = await plans.fetch(planParams(uri, '', ''));
    if (!plan) return void window.showInformationMessage(localize('ask.notLoaded'));
    const { examples } = plan;
    if (examples.prompts === 0) return void window.showInformationMessage(localize('ask.noExample'));
    const model = await pickModel(models, plan.agents, examples);
    if (!model) return undefined;
    await models.choose(model);
    const end = await withProgress(() => run(model, planParams(uri, '', identityOf(model)), 'examples', examples));
    void window.showInformationMessage(summaryText(plan.agent, examples.prompts, end));
    return end;
  };

  /** Shows progress and a cancel button in a notification: the panel may be closed. */
  const withProgress = (startRun: () => Promise<RunEnd>): Thenable<RunEnd> =>
    window.withProgress(
      { location: ProgressLocation.Notification, cancellable: true, title: localize('testing.title') },
      async (progress, token) => {
        token.onCancellationRequested(() => runs.cancel());
        const listener = runs.onProgress(() => {
          const now = runs.running;
          if (!now || !running) return;
          const of = Math.max(running.cost.requests, now.sent);
          progress.report({ message: progressText(now.model.name, now.sent, of) });
        });
        try {
          return await startRun();
        } finally {
          listener.dispose();
        }
      },
    );

  const subscriptions = Disposable.from(
    models,
    plans,
    runs,
    changes,
    models.onChange(() => {
      failure = undefined;
      notify();
    }),
    plans.onChange(notify),
    runs.onProgress(notify),
    workspace.onDidGrantWorkspaceTrust(notify),
    commands.registerCommand('subagents.askModel', askAboutActiveFile),
    commands.registerCommand('subagents.cancelModel', () => runs.cancel()),
    commands.registerCommand('subagents.chooseModel', async () => {
      await models.refresh();
      if (models.all?.length === 0) return void window.showWarningMessage(failureText('no-model'));
      const model = await pickModel(models);
      if (model) await models.choose(model);
    }),
  );
  return engine;
}
