// Runs questions to a language model, one run at a time: forwards the server's requests within the gate; cancels immediately.

import {
  CancellationTokenSource,
  type Disposable,
  type Event,
  EventEmitter,
  type LanguageModelChat,
  LanguageModelChatMessage,
} from 'vscode';
import type { BaseLanguageClient, CancellationToken } from 'vscode-languageclient';
import type { AskModelResult, ModelRow } from '../../../../common/src/protocol/editorModel';
import {
  type AskModelParams,
  askModelRequest,
  type ModelPlanParams,
  type ModelRouteParams,
  type ModelRouteResult,
  type ModelRowParams,
  modelRouteRequest,
  modelRowNotification,
} from '../../../../common/src/protocol/editorModel';
import { errorText } from '../errors';
import { justification } from './modelTexts';
import type { RequestGate } from './requestGate';
import { sendToModel } from './sendToModel';

interface RunRow {
  readonly example: number | null;
  readonly row: ModelRow;
}

export interface RunEnd {
  readonly rows: readonly RunRow[];
  readonly ended: ModelRouteResult['ended'];
  readonly requests: number;
}

interface ModelRuns extends Disposable {
  /** A request was sent or a row received. */
  readonly onProgress: Event<void>;
  readonly running: { readonly model: LanguageModelChat; readonly sent: number } | undefined;
  /** `requests`: the stated maximum. Cancels the current run. */
  start(
    model: LanguageModelChat,
    what: ModelRouteParams['what'],
    params: ModelPlanParams,
    requests: number,
  ): Promise<RunEnd>;
  cancel(): void;
}

/** Without output: some models think for long, and VS Code may be asking for consent. */
const STALL_TIMEOUT_MS = 120_000;

interface Run {
  readonly id: string;
  readonly model: LanguageModelChat;
  readonly cancellation: CancellationTokenSource;
  readonly rows: RunRow[];
  sent: number;
}

export function createModelRuns(
  client: BaseLanguageClient,
  gate: RequestGate,
  onRow: (row: RunRow) => void,
): ModelRuns {
  const progress = new EventEmitter<void>();
  let current: Run | undefined;
  let lastId = 0;

  const forward = async ({ run, messages }: AskModelParams, token: CancellationToken): Promise<AskModelResult> => {
    const target = current;
    if (target?.id !== run) return { kind: 'failure', failure: 'not-asked' };
    const { model, cancellation } = target;
    const listener = token.onCancellationRequested(() => cancellation.cancel());
    try {
      return await sendToModel({
        model,
        messages,
        token: cancellation.token,
        justification: justification(),
        stallTimeoutMs: STALL_TIMEOUT_MS,
        admit() {
          const refused = gate.admit(run);
          if (refused) return refused;
          target.sent++;
          progress.fire();
          return undefined;
        },
        createTokenSource: () => new CancellationTokenSource(),
        toChatMessage: ({ role, text }) =>
          role === 'user' ? LanguageModelChatMessage.User(text) : LanguageModelChatMessage.Assistant(text),
      });
    } finally {
      listener.dispose();
    }
  };
  const subscriptions = [
    client.onRequest<AskModelResult, void>(askModelRequest, forward),
    client.onNotification(modelRowNotification, ({ run, example, row }: ModelRowParams) => {
      if (current?.id !== run) return;
      current.rows.push({ example, row });
      onRow({ example, row });
      progress.fire();
    }),
  ];
  const cancel = (): void => {
    gate.close();
    current?.cancellation.cancel();
  };
  return {
    onProgress: progress.event,
    get running() {
      return current && { model: current.model, sent: current.sent };
    },
    async start(model, what, params, requests) {
      cancel();
      const cancellation = new CancellationTokenSource();
      const run: Run = { id: `${++lastId}`, model, cancellation, rows: [], sent: 0 };
      current = run;
      gate.open(run.id, requests);
      progress.fire();
      const cancelled = new Promise<ModelRouteResult>((resolve) => {
        cancellation.token.onCancellationRequested(() => resolve({ ended: { failure: 'cancelled' } }));
      });
      try {
        const response = client.sendRequest<ModelRouteResult>(
          modelRouteRequest,
          { ...params, run: run.id, what } satisfies ModelRouteParams,
          cancellation.token,
        );
        const { ended } = await Promise.race([
          cancelled,
          response.catch(
            (error: unknown): ModelRouteResult => ({
              ended: { failure: 'failed', message: errorText(error) },
            }),
          ),
        ]);
        return { rows: run.rows, ended, requests: run.sent };
      } finally {
        if (current === run) {
          gate.close();
          current = undefined;
        }
        cancellation.dispose();
        progress.fire();
      }
    },
    cancel,
    dispose() {
      cancel();
      for (const each of subscriptions) each.dispose();
      progress.dispose();
    },
  };
}
