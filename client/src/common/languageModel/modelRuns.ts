// One run of questions to a model, from the click to the last row: opens the gate for what was said, passes each request of
// the server on, and keeps every row that comes back. Ends at once when it is cancelled.

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
import { justification } from './modelTexts';
import type { Gate } from './requestGate';
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

export interface Runs extends Disposable {
  /** A request went out, or a row came back. */
  readonly onProgress: Event<void>;
  readonly running: { readonly model: LanguageModelChat; readonly sent: number } | undefined;
  /** `requests`: what the user was told it takes at most. Ends one that still runs. */
  start(
    model: LanguageModelChat,
    what: ModelRouteParams['what'],
    params: ModelPlanParams,
    requests: number,
  ): Promise<RunEnd>;
  cancel(): void;
}

/** Milliseconds a model may be silent: some think long, and VS Code may be asking for consent meanwhile. */
const PATIENCE = 120_000;

interface Run {
  readonly id: string;
  readonly model: LanguageModelChat;
  readonly stop: CancellationTokenSource;
  readonly rows: RunRow[];
  sent: number;
}

export function createRuns(client: BaseLanguageClient, gate: Gate, keep: (row: RunRow) => void): Runs {
  const progress = new EventEmitter<void>();
  let current: Run | undefined;
  let numbered = 0;

  const pass = async ({ run, messages }: AskModelParams, token: CancellationToken): Promise<AskModelResult> => {
    const asking = current;
    if (asking?.id !== run) return { kind: 'failure', failure: 'not-asked' };
    const { model, stop } = asking;
    const link = token.onCancellationRequested(() => stop.cancel());
    try {
      return await sendToModel({
        model,
        messages,
        cancel: stop.token,
        justification: justification(),
        patience: PATIENCE,
        admit() {
          const refused = gate.admit(run);
          if (refused) return refused;
          asking.sent++;
          progress.fire();
          return undefined;
        },
        source: () => new CancellationTokenSource(),
        message: ({ role, text }) =>
          role === 'user' ? LanguageModelChatMessage.User(text) : LanguageModelChatMessage.Assistant(text),
      });
    } finally {
      link.dispose();
    }
  };
  const subscriptions = [
    client.onRequest<AskModelResult, void>(askModelRequest, pass),
    client.onNotification(modelRowNotification, ({ run, example, row }: ModelRowParams) => {
      if (current?.id !== run) return;
      current.rows.push({ example, row });
      keep({ example, row });
      progress.fire();
    }),
  ];
  const cancel = (): void => {
    gate.close();
    current?.stop.cancel();
  };
  return {
    onProgress: progress.event,
    get running() {
      return current && { model: current.model, sent: current.sent };
    },
    async start(model, what, params, requests) {
      cancel();
      const stop = new CancellationTokenSource();
      const mine: Run = { id: `${++numbered}`, model, stop, rows: [], sent: 0 };
      current = mine;
      gate.open(mine.id, requests);
      progress.fire();
      const cancelled = new Promise<ModelRouteResult>((resolve) => {
        stop.token.onCancellationRequested(() => resolve({ ended: { failure: 'cancelled' } }));
      });
      try {
        const asking = client.sendRequest<ModelRouteResult>(
          modelRouteRequest,
          { ...params, run: mine.id, what } satisfies ModelRouteParams,
          stop.token,
        );
        const { ended } = await Promise.race([
          cancelled,
          asking.catch(
            (error: unknown): ModelRouteResult => ({
              ended: { failure: 'failed', said: error instanceof Error ? error.message : String(error) },
            }),
          ),
        ]);
        return { rows: mine.rows, ended, requests: mine.sent };
      } finally {
        if (current === mine) {
          gate.close();
          current = undefined;
        }
        stop.dispose();
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
