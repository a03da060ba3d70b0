// Beyond the standard protocol: the engine that asks the editor's model. What it would take, what was said, each request on its way.
// Nothing but types and method names may stand here: both sides import it, the page of the preview too.

import type { ModelMessage, ModelRow, SendFailure, Sent } from '../../core/routing/model/askModel';

/** Client → server: what asking the editor's model would take, and what it has said already. Sends nothing; null for a file
 * that is no loaded agent. */
export const modelPlanRequest = 'subagents/modelPlan';
export interface ModelPlanParams {
  readonly uri: string;
  /** The model's identity: answers are kept by it. */
  readonly model: string;
  /** A prompt to ask about beside the examples. */
  readonly prompt?: string;
}
export interface ModelPlan {
  readonly agent: string;
  /** How many agents are listed to the model. */
  readonly agents: number;
  readonly examples: ModelCost;
  readonly prompt?: ModelCost;
  readonly rows: readonly ModelPlanRow[];
}
export interface ModelCost {
  readonly prompts: number;
  readonly requests: number;
  /** With one more for each prompt, where an answer cannot be used. */
  readonly atMost: number;
  /** Estimated. */
  readonly tokens: number;
}
export interface ModelPlanRow {
  /** Place of the example in its file; null for the prompt. */
  readonly example: number | null;
  readonly prompt: string;
  /** By model, list and prompt: an answer with another key is about something else. */
  readonly key: string;
  /** What is known without asking. */
  readonly row: ModelRow | null;
}

/** Client → server, after a click: asks the model about every example, or about the prompt. The server asks back with
 * `subagents/askModel` and tells each row as it is done; the answer comes when all are, or nobody needs to be asked on. */
export const modelRouteRequest = 'subagents/routeByModel';
export interface ModelRouteParams extends ModelPlanParams {
  /** The client's name for what the user allowed; comes back with everything. */
  readonly run: string;
  readonly what: 'prompt' | 'examples';
}
export interface ModelRouteResult {
  /** What ended it early. */
  readonly ended: { readonly failure: SendFailure; readonly said?: string } | null;
}
/** Server → client: a finished row. */
export const modelRowNotification = 'subagents/modelRow';
export interface ModelRowParams {
  readonly run: string;
  readonly example: number | null;
  readonly row: ModelRow;
}

/** Server → client: one request to the model. The client lets through what the user allowed, and no more. */
export const askModelRequest = 'subagents/askModel';
export interface AskModelParams {
  readonly run: string;
  readonly messages: readonly ModelMessage[];
}
export type AskModelResult = Sent;
