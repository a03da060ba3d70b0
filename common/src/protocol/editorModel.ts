// Custom LSP requests of the engine that asks the editor's language model. Types and method names only.

/** Client → server: the cost of asking the editor's model, and cached answers. Sends nothing; null for a file that is no loaded
 * agent. */
export const modelPlanRequest = 'subagents/modelPlan';
export interface ModelPlanParams {
  readonly uri: string;
  /** The model's identity, part of the cache key. */
  readonly model: string;
  /** A prompt to ask about beside the examples. */
  readonly prompt?: string;
}

/** Why a request to the model brought no text. */
export type SendFailure =
  | 'no-model'
  | 'no-consent'
  | 'blocked'
  | 'withdrawn'
  | 'stalled'
  | 'broken-off'
  | 'too-long'
  | 'untrusted'
  | 'not-asked'
  | 'cancelled'
  | 'failed';

export interface ModelMessage {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

interface ModelTokens {
  readonly asked: number;
  readonly answered: number;
}

interface ModelAnswer {
  /** A name from the list; null for the main thread. */
  readonly agent: string | null;
  readonly runnerUp: string | null;
  /** The model's own words on one line; may be empty. */
  readonly reason: string;
  /** Words it names that occur in the prompt or in the agent's line. */
  readonly words: readonly string[];
}

export type OrderResult =
  | { readonly kind: 'answer'; readonly answer: ModelAnswer; readonly cached: boolean }
  | {
      readonly kind: 'unusable';
      readonly problem: 'no-answer' | 'broken-off' | 'ambiguous' | 'unknown-name';
      readonly name?: string;
      readonly reply: string;
    }
  | { readonly kind: 'failure'; readonly failure: SendFailure; readonly message?: string };

/** The model's answers to one prompt, with the list of agents in two orders. */
export interface ModelRow {
  readonly prompt: string;
  /** Depends on the model, the list and the prompt. */
  readonly key: string;
  readonly standing: 'agree' | 'disagree' | 'one-order' | 'unanswered';
  readonly orders: readonly OrderResult[];
  /** Of this run; zero for a cached answer. */
  readonly cost: {
    readonly requests: number;
    readonly tokens: ModelTokens;
    /** Tokens are derived from the number of characters. */
    readonly estimated: boolean;
  };
}

export interface ModelPlan {
  readonly agent: string;
  /** Number of agents in the list. */
  readonly agents: number;
  readonly examples: ModelCost;
  readonly prompt?: ModelCost;
  readonly rows: readonly ModelPlanRow[];
}
export interface ModelCost {
  readonly prompts: number;
  readonly requests: number;
  /** With one correction request per prompt. */
  readonly atMost: number;
  /** Estimated. */
  readonly tokens: number;
}
export interface ModelPlanRow {
  /** Index of the example in its file; null for the prompt. */
  readonly example: number | null;
  readonly prompt: string;
  /** Depends on model, list and prompt. */
  readonly key: string;
  /** Cached. */
  readonly row: ModelRow | null;
}

/** Client → server, after a click: asks the model about every example, or about the prompt. The server sends `subagents/askModel` per
 * request and `subagents/modelRow` per finished row; the response comes after the last row or a final failure. */
export const modelRouteRequest = 'subagents/routeByModel';
export interface ModelRouteParams extends ModelPlanParams {
  /** The client's id of what the user allowed; repeated in every message. */
  readonly run: string;
  readonly what: 'prompt' | 'examples';
}
export interface ModelRouteResult {
  /** The failure that ended the run early. */
  readonly ended: { readonly failure: SendFailure; readonly message?: string } | null;
}
/** Server → client: a finished row. */
export const modelRowNotification = 'subagents/modelRow';
export interface ModelRowParams {
  readonly run: string;
  readonly example: number | null;
  readonly row: ModelRow;
}

/** Server → client: one request to the model. The client sends only what the user allowed. */
export const askModelRequest = 'subagents/askModel';
export interface AskModelParams {
  readonly run: string;
  readonly messages: readonly ModelMessage[];
}
export type AskModelResult =
  | { readonly kind: 'text'; readonly text: string; readonly tokens?: ModelTokens }
  /** `message`: the provider's own. */
  | { readonly kind: 'failure'; readonly failure: SendFailure; readonly message?: string };
