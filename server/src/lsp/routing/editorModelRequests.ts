// Serves the editor-model engine: its plan and its runs. Every request to the model goes through the client, which sends only what the
// user allowed.

import type { CancellationToken } from 'vscode-languageserver';
import {
  type AskModelResult,
  askModelRequest,
  type ModelCost,
  type ModelPlan,
  type ModelPlanParams,
  type ModelPlanRow,
  type ModelRouteParams,
  type ModelRouteResult,
  type ModelRowParams,
  modelPlanRequest,
  modelRouteRequest,
  modelRowNotification,
} from '../../../../common/src/protocol/editorModel';
import { type Listed, listedOf } from '../../core/dialects/verdict';
import { agentsInUse } from '../../core/routing/agentsInUse';
import { createAnswerCache } from '../../core/routing/model/answerCache';
import { askModel, endsRun, knownRow, planOf, type Send } from '../../core/routing/model/askModel';
import { type Asked, askedOf } from '../../core/routing/model/question';
import { type HeldOut, shownAgents } from '../../core/routing/model/shownAgents';
import { utterance } from '../../core/syntax/examples';
import { viewOf } from '../../core/syntax/view';
import type { IndexedAgent } from '../../core/workspace/agentIndex';
import { guarded } from '../guard';
import { timeSliced } from '../scheduling';
import type { Server } from '../server';
import type { Session } from '../session/session';

interface Planned {
  readonly example: number | null;
  readonly asked: Asked;
}
interface Prepared {
  readonly agent: string;
  readonly planned: readonly Planned[];
}
const ENDED_BY_ERROR: ModelRouteResult = { ended: { failure: 'failed' } };

export function serveEditorModel({ connection, session, log, shutdown }: Server): void {
  const cache = createAnswerCache();
  const list = createList(session);

  const prepare = async (params: ModelPlanParams): Promise<Prepared | undefined> => {
    const focus = await session.load(params.uri);
    if (focus?.verdict.status !== 'loads') return undefined;
    const { name } = focus.verdict;
    const listed = await list(focus);
    const runtime = session.runtimeFor(params.uri);
    const ask = (prompt: string, held?: HeldOut): Asked =>
      askedOf(params.model, shownAgents(listed, runtime, held), prompt, runtime);
    const planned: Planned[] = [];
    const prompt = params.prompt?.trim() ?? '';
    if (prompt !== '') planned.push({ example: null, asked: ask(prompt) });
    await timeSliced([...viewOf(focus.doc).examples.entries()], ([example, each]) => {
      const text = utterance(each)?.value ?? '';
      if (text.trim() === '') return;
      planned.push({ example, asked: ask(text, { agent: name, example, utterance: text }) });
    });
    return { agent: name, planned };
  };
  const costOf = (planned: readonly Planned[]): ModelCost => {
    const plans = planned.map(({ asked }) => planOf(asked, cache));
    const sum = (of: (plan: (typeof plans)[number]) => number): number =>
      plans.reduce((all, plan) => all + of(plan), 0);
    return {
      prompts: planned.length,
      requests: sum((plan) => plan.requests),
      atMost: sum((plan) => plan.atMost),
      tokens: sum((plan) => plan.tokens),
    };
  };

  connection.onRequest(
    modelPlanRequest,
    guarded('modelPlan', log, null, async (params: ModelPlanParams): Promise<ModelPlan | null> => {
      const prepared = await prepare(params);
      if (!prepared) return null;
      const { agent, planned } = prepared;
      const prompt = planned.filter(({ example }) => example === null);
      return {
        agent,
        agents: planned[0]?.asked.agents.length ?? 0,
        examples: costOf(planned.filter(({ example }) => example !== null)),
        ...(prompt.length === 0 ? {} : { prompt: costOf(prompt) }),
        rows: planned.map(
          ({ example, asked }): ModelPlanRow => ({
            example,
            prompt: asked.prompt,
            key: asked.key,
            row: knownRow(asked, cache) ?? null,
          }),
        ),
      };
    }),
  );

  const sendFor =
    (run: string): Send =>
    async (messages, cancel) => {
      try {
        return await connection.sendRequest<AskModelResult>(
          askModelRequest,
          { run, messages },
          cancel as CancellationToken,
        );
      } catch (error) {
        if (cancel.isCancellationRequested) return { kind: 'failure', failure: 'cancelled' };
        return { kind: 'failure', failure: 'failed', message: error instanceof Error ? error.message : String(error) };
      }
    };
  connection.onRequest(
    modelRouteRequest,
    guarded(
      'routeByModel',
      log,
      ENDED_BY_ERROR,
      async (params: ModelRouteParams, cancel: CancellationToken): Promise<ModelRouteResult> => {
        const prepared = await prepare(params);
        const send = sendFor(params.run);
        for (const { example, asked } of prepared?.planned ?? []) {
          if ((example === null) !== (params.what === 'prompt')) continue;
          if (cancel.isCancellationRequested || shutdown.aborted) return { ended: { failure: 'cancelled' } };
          const row = await askModel(asked, cache, send, cancel);
          if (shutdown.aborted) return { ended: { failure: 'cancelled' } };
          await connection.sendNotification(modelRowNotification, {
            run: params.run,
            example,
            row,
          } satisfies ModelRowParams);
          const end = endsRun(row);
          if (end)
            return { ended: { failure: end.failure, ...(end.message === undefined ? {} : { message: end.message }) } };
        }
        return { ended: null };
      },
    ),
  );
}

/** What the orchestrator reads of every agent in use, the focused file for its own name. Closed files are read once until they change. */
function createList(session: Session): (focus: IndexedAgent) => Promise<readonly Listed[]> {
  const known = new Map<string, { readonly revision: number; readonly listed: Listed }>();
  const listedAt = async (uri: string): Promise<Listed | undefined> => {
    const verdict = (await session.load(uri))?.verdict;
    return verdict?.status === 'loads' ? listedOf(verdict) : undefined;
  };
  return async (focus) => {
    await session.flush();
    const used = agentsInUse(session.index.workspace, focus.doc.uri);
    const listed: Listed[] = [];
    await timeSliced([...used.values()], async ({ uri }) => {
      const revision = session.index.entry(uri)?.revision ?? -1;
      const before = known.get(uri);
      const agent = before?.revision === revision ? before.listed : await listedAt(uri);
      if (!agent) return;
      known.set(uri, { revision, listed: agent });
      listed.push(agent);
    });
    const there = new Set([...used.values()].map(({ uri }) => uri));
    for (const uri of [...known.keys()]) if (!there.has(uri)) known.delete(uri);
    return listed;
  };
}
