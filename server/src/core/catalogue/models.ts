// What Claude Code makes of the text in `model`, as far as it can be known without asking the provider.

import { newestVersion } from './catalogue';
import {
  type Fact,
  facts,
  type ModelAlias,
  type ModelId,
  type ModelSuffix,
  type NotModel,
  type ProviderForm,
  type Resolution,
  type SpecialModel,
} from './facts';
import { compareVersions, holdsIn } from './version';

export type { ModelAlias, ModelId, ModelSuffix, NotModel, ProviderForm, SpecialModel } from './facts';

interface Read {
  /** The text without white space around it and without a suffix such as `[1m]`. */
  readonly base: string;
  readonly suffix?: ModelSuffix;
  /** The id the request will name, where that is known. */
  readonly sent?: string;
}

/** `unknown` is text the catalogue has no opinion on; it is sent as it is. */
export type ModelReading =
  | (Read & { readonly kind: 'alias'; readonly fact: ModelAlias })
  | (Read & { readonly kind: 'special'; readonly fact: SpecialModel })
  | (Read & { readonly kind: 'id'; readonly fact: ModelId })
  | (Read & { readonly kind: 'not-a-model'; readonly fact: NotModel })
  | (Read & { readonly kind: 'provider'; readonly fact: ProviderForm })
  | (Read & { readonly kind: 'unknown' });

export const modelAliases: readonly ModelAlias[] = facts.modelAliases;
export const specialModels: readonly SpecialModel[] = facts.specialModels;
export const modelIds = (claudeVersion: string = newestVersion): readonly ModelId[] =>
  facts.modelIds.filter((model) => holdsIn(model, claudeVersion));

const aliases = new Map(facts.modelAliases.map((alias) => [alias.name, alias]));
const specials = new Map(facts.specialModels.map((special) => [special.name, special]));
const ids = new Map(facts.modelIds.map((model) => [model.id, model]));
const notModels = new Map(facts.notModels.map((each) => [each.name, each]));
const forms = facts.providerForms.map((fact) => ({ fact, pattern: new RegExp(fact.pattern, 'i') }));

/** Case does not count in aliases and ids. */
export function readModel(text: string, claudeVersion: string = newestVersion): ModelReading {
  const trimmed = text.trim();
  const lower = trimmed.toLowerCase();
  const suffix = facts.modelSuffixes.find((each) => lower.endsWith(each.suffix));
  const base = suffix ? trimmed.slice(0, -suffix.suffix.length) : trimmed;
  const key = base.toLowerCase();
  const read = { base, ...(suffix ? { suffix } : {}) };
  const alias = aliases.get(key);
  if (alias) return { ...read, kind: 'alias', fact: alias, ...sent(alias.resolvesTo, claudeVersion) };
  const special = specials.get(key);
  if (special) return { ...read, kind: 'special', fact: special, ...sent(special.resolvesTo ?? [], claudeVersion) };
  const id = ids.get(key);
  if (id && inLife(id, claudeVersion)) return { ...read, kind: 'id', fact: id, sent: id.remappedTo ?? id.id };
  const not = notModels.get(key);
  if (not) return { ...read, kind: 'not-a-model', fact: not, sent: base };
  const form = forms.find(({ pattern }) => pattern.test(base));
  if (form) return { ...read, kind: 'provider', fact: form.fact, sent: base };
  return { ...read, kind: 'unknown', sent: base };
}

/** True when the provider refuses this id on that day (`YYYY-MM-DD`) and Claude Code does not replace it. */
export const isRetired = (model: ModelId, today: string): boolean =>
  model.remappedTo === undefined && model.retires !== undefined && model.retires <= today;

/** Every text the catalogue takes for a model, aliases first: what a slip of typing is compared with. */
export const modelNames = (claudeVersion: string = newestVersion): readonly string[] => [
  ...modelAliases.map((alias) => alias.name),
  ...specialModels.map((special) => special.name),
  ...modelIds(claudeVersion).map((model) => model.id),
];

const inLife = (fact: Fact, claudeVersion: string): boolean => holdsIn(fact, claudeVersion);

function sent(resolvesTo: readonly Resolution[], claudeVersion: string): { readonly sent?: string } {
  const found = resolvesTo.find(({ since }) => since === undefined || compareVersions(claudeVersion, since) >= 0);
  return found ? { sent: found.id } : {};
}
