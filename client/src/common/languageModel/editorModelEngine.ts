// The engine that asks the editor's model, for the panel and for the command: nothing is sent but after a click that said how
// many requests it takes, nothing more than that, and nothing at all from a workspace that is not trusted.

import { commands, EventEmitter, type ExtensionContext, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ModelCost, ModelPlan, ModelPlanParams, ModelRow } from '../../../../common/src/protocol/editorModel';
import { isAgentFile } from '../agentFiles';
import type { EngineQuestion, PreviewEngine } from '../preview/engines';
import { say } from '../texts/engines';
import { engineStateOf } from './editorModelState';
import { createEditorModels, identityOf } from './editorModels';
import { createPlans } from './modelPlans';
import { createRuns, type RunEnd } from './modelRuns';
import { failureText, progressText, summaryText } from './modelTexts';
import { pickModel } from './pickModel';
import { createGate } from './requestGate';

type What = 'prompt' | 'examples';

/** Rows of earlier contents are of no use. */
const MOST_ROWS = 500;

interface ModelEngine extends PreviewEngine {
  dispose(): void;
}

export function createModelEngine(client: BaseLanguageClient, context: ExtensionContext): ModelEngine {
  const models = createEditorModels(context);
  const plans = createPlans(client);
  const changes = new EventEmitter<void>();
  const rows = new Map<string, ModelRow>();
  const runs = createRuns(
    client,
    createGate(() => workspace.isTrusted),
    ({ row }) => {
      if (rows.size >= MOST_ROWS) rows.clear();
      rows.set(row.key, row);
    },
  );
  let running: { readonly what: What; readonly params: ModelPlanParams; readonly cost: ModelCost } | undefined;
  let trouble: { readonly uri: string; readonly key: string | undefined; readonly words: string } | undefined;
  const changed = (): void => changes.fire();

  const paramsOf = (uri: string, prompt: string, model: string): ModelPlanParams => ({
    uri: client.code2ProtocolConverter.asUri(Uri.parse(uri)),
    model,
    ...(prompt.trim() === '' ? {} : { prompt: prompt.trim() }),
  });
  const costOf = (plan: ModelPlan | null | undefined, what: What): ModelCost | undefined =>
    what === 'prompt' ? plan?.prompt : plan?.examples;

  const run = async (
    model: NonNullable<typeof models.chosen>,
    params: ModelPlanParams,
    what: What,
    said: ModelCost,
  ): Promise<RunEnd> => {
    trouble = undefined;
    running = { what, params, cost: said };
    const mine = running;
    try {
      const end = await runs.start(model, what, params, said.atMost);
      const { ended } = end;
      if (ended && ended.failure !== 'cancelled')
        trouble = { uri: params.uri, key: end.rows.at(-1)?.row.key, words: failureText(ended.failure, ended.said) };
      if (ended?.failure === 'withdrawn' || ended?.failure === 'no-model') await models.look();
      return end;
    } finally {
      if (running === mine) running = undefined;
      changed();
    }
  };

  const engine: ModelEngine = {
    id: 'editor-model',
    onChange: changes.event,
    state({ uri, prompt }) {
      if (models.all === undefined) void models.look();
      const { chosen } = models;
      const params = paramsOf(uri, prompt, chosen ? identityOf(chosen) : '');
      const sent = runs.running?.sent ?? 0;
      return engineStateOf({
        trusted: workspace.isTrusted,
        supported: models.supported,
        models: models.all?.length,
        model: chosen?.name,
        plan: workspace.isTrusted ? plans.known(params) : undefined,
        prompt,
        rows,
        running:
          running?.params.uri === params.uri
            ? {
                what: running.what,
                prompt: running.params.prompt ?? '',
                sent,
                of: Math.max(running.cost.requests, sent),
              }
            : undefined,
        trouble: trouble?.uri === params.uri ? trouble : undefined,
      });
    },
    async ask(question, what) {
      if (!workspace.isTrusted) return;
      const { chosen } = models;
      if (!chosen) return void (await askWithChoice(question, what));
      const params = paramsOf(question.uri, question.prompt, identityOf(chosen));
      const said = costOf(plans.known(params) ?? (await plans.fetch(params)), what);
      if (said) await run(chosen, params, what, said);
    },
    cancel: () => runs.cancel(),
    dispose() {
      for (const each of subscriptions) each.dispose();
    },
  };

  /** The choice of the model is the click: it says what is sent and how many requests that takes. */
  const askWithChoice = async (
    question: Pick<EngineQuestion, 'uri' | 'prompt'>,
    what: What,
  ): Promise<RunEnd | undefined> => {
    await models.look();
    const plan = await plans.fetch(paramsOf(question.uri, question.prompt, ''));
    const unknown = costOf(plan, what);
    if (!plan || !unknown) return undefined;
    const picked = await pickModel(models, plan.agents, unknown);
    if (!picked) return undefined;
    await models.choose(picked);
    return run(picked, paramsOf(question.uri, question.prompt, identityOf(picked)), what, unknown);
  };

  const askHere = async (): Promise<RunEnd | undefined> => {
    const document = window.activeTextEditor?.document;
    if (!document || !isAgentFile(document)) return void window.showInformationMessage(say('ask.openFirst'));
    if (!workspace.isTrusted) return void window.showWarningMessage(failureText('untrusted'));
    await models.look();
    if (models.all?.length === 0) return void window.showWarningMessage(failureText('no-model'));
    const question = { uri: document.uri.toString(), prompt: '' };
    const plan = await plans.fetch(paramsOf(question.uri, '', ''));
    if (!plan) return void window.showInformationMessage(say('ask.notLoaded'));
    if (plan.examples.prompts === 0) return void window.showInformationMessage(say('ask.noExample'));
    const picked = await pickModel(models, plan.agents, plan.examples);
    if (!picked) return undefined;
    await models.choose(picked);
    const end = await visibly(() =>
      run(picked, paramsOf(question.uri, '', identityOf(picked)), 'examples', plan.examples),
    );
    void window.showInformationMessage(summaryText(plan.agent, plan.examples.prompts, end));
    return end;
  };

  /** With a notification that tells how far it is and can be cancelled: the panel need not be open. */
  const visibly = (asking: () => Promise<RunEnd>): Thenable<RunEnd> =>
    window.withProgress(
      { location: ProgressLocation.Notification, cancellable: true, title: say('testing.title') },
      async (progress, token) => {
        token.onCancellationRequested(() => runs.cancel());
        const listener = runs.onProgress(() => {
          const now = runs.running;
          if (!now || !running) return;
          const of = Math.max(running.cost.requests, now.sent);
          progress.report({ message: progressText(now.model.name, now.sent, of) });
        });
        try {
          return await asking();
        } finally {
          listener.dispose();
        }
      },
    );

  const subscriptions = [
    models,
    plans,
    runs,
    changes,
    models.onChange(() => {
      trouble = undefined;
      changed();
    }),
    plans.onChange(changed),
    runs.onProgress(changed),
    workspace.onDidGrantWorkspaceTrust(changed),
    commands.registerCommand('subagents.askModel', askHere),
    commands.registerCommand('subagents.cancelModel', () => runs.cancel()),
    commands.registerCommand('subagents.chooseModel', async () => {
      await models.look();
      if (models.all?.length === 0) return void window.showWarningMessage(failureText('no-model'));
      const picked = await pickModel(models);
      if (picked) await models.choose(picked);
    }),
  ];
  return engine;
}
