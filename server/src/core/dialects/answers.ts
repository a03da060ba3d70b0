// Answers of a runtime about fields, tools and models.

import type { ModelAlias, ModelId, ModelSuffix, NotModel, ProviderForm, ProviderId, SpecialModel } from './facts';

/** A common field name that the runtime does not know. */
export interface UnknownField {
  readonly key: string;
  /** The field with the probably intended effect. */
  readonly insteadOf?: string;
  /** A remark for people or for another program: it has no effect, and ignoring it loses nothing. */
  readonly harmless?: boolean;
  readonly note: string;
}

/** The effect of a field in another program. */
export interface FieldElsewhere {
  readonly reader: string;
  readonly effect: 'other' | 'restricts' | 'disables';
  /** Only this program has a field with this value; the name alone could be a slip. */
  readonly byValue: boolean;
}

type InvalidKeyword =
  | 'type'
  | 'enum'
  | 'pattern'
  | 'minLength'
  | 'maxLength'
  | 'minimum'
  | 'required'
  | 'additionalProperties';

export interface InvalidValue {
  /** The failed check, as a JSON Schema keyword. */
  readonly keyword: InvalidKeyword;
  /** From the field's value inwards: `[]` is the value itself, `[1]` the second item of a list. */
  readonly path: readonly (string | number)[];
  /** For `type`: the accepted types. */
  readonly types?: readonly string[];
  /** For `enum`: the accepted values. */
  readonly allowed?: readonly (string | number | boolean)[];
  /** For `minimum`, `minLength` and `maxLength`. */
  readonly limit?: number;
  /** For an unknown key of a mapping: the key. */
  readonly key?: string;
}

/** Nothing in `tools` can be used. Every list holds items as they were written. */
export interface Refusal {
  /** No tool of that name. */
  readonly unrecognized: readonly string[];
  /** Tools that subagents never get. */
  readonly withheld: readonly string[];
  /** Tools that such a session does not have, or that `disallowedTools` removed. */
  readonly unmatched: readonly string[];
  /** Tools of MCP servers: available if the server is. */
  readonly mcp: readonly string[];
}

interface Granted {
  readonly status: 'granted';
  readonly tools: readonly string[];
  /** Items that name tools of MCP servers; they are added if the server is available. */
  readonly mcp: readonly string[];
}

/** `none`: it is started with no tools at all. */
export type EffectiveTools =
  | Granted
  | { readonly status: 'refused'; readonly refused: Refusal }
  | { readonly status: 'none' };

export interface ToolRequest {
  /** As split by the runtime; `null` or `undefined` if the field is absent. */
  readonly tools: readonly string[] | null | undefined;
  readonly disallowedTools?: readonly string[] | null | undefined;
  /** The frontmatter as the runtime reads it; `memory` and `permissionMode` matter. */
  readonly fields?: ReadonlyMap<string, unknown>;
}

interface Read {
  /** The text without white space around it and without a suffix such as `[1m]`. */
  readonly base: string;
  readonly suffix?: ModelSuffix;
  /** The id the request will name, if known. */
  readonly sent?: string;
}

/** `unknown`: text the catalogue does not know; it is sent unchanged. */
export type ModelReading =
  | (Read & { readonly kind: 'alias'; readonly fact: ModelAlias })
  | (Read & { readonly kind: 'special'; readonly fact: SpecialModel })
  | (Read & { readonly kind: 'id'; readonly fact: ModelId })
  | (Read & { readonly kind: 'not-a-model'; readonly fact: NotModel })
  | (Read & { readonly kind: 'provider'; readonly fact: ProviderForm })
  | (Read & { readonly kind: 'unknown' });

export interface ModelOptions {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** The provider; the first party by default. */
  readonly provider?: ProviderId;
  /** Names the user declared as known. */
  readonly extraModels?: readonly string[];
}

export type ModelJudgement =
  | { readonly is: 'known' }
  /** Every request with it is sure to fail. */
  | { readonly is: 'fails'; readonly nearest?: string; readonly note?: string }
  | { readonly is: 'retired'; readonly date: string; readonly instead?: string }
  /** May be valid: the provider decides. */
  | { readonly is: 'unknown' };
