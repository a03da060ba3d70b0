// What Claude Code makes of the text in `model`, as far as it can be known without asking the provider.

import { nearest } from '../../../text/nearest';
import { compareVersions, holdsIn } from '../../../text/version';
import {
  facts,
  type ModelAlias,
  type ModelId,
  type ModelSuffix,
  type NotModel,
  type Provider,
  type ProviderForm,
  type ProviderId,
  type Resolution,
  type SpecialModel,
} from './facts';
import { learnedIn } from './learned';
import { newestVersion } from './tools';

export type { ModelAlias, ModelId, ProviderId, SpecialModel } from './facts';

interface Read {
  /** The text without white space around it and without a suffix such as `[1m]`. */
  readonly base: string;
  readonly suffix?: ModelSuffix;
  /** The id the request will name, where that is known. */
  readonly sent?: string;
}

/** `unknown` is text the catalogue has no opinion on; it is sent as it is. */
type ModelReading =
  | (Read & { readonly kind: 'alias'; readonly fact: ModelAlias })
  | (Read & { readonly kind: 'special'; readonly fact: SpecialModel })
  | (Read & { readonly kind: 'id'; readonly fact: ModelId })
  | (Read & { readonly kind: 'not-a-model'; readonly fact: NotModel })
  | (Read & { readonly kind: 'provider'; readonly fact: ProviderForm })
  | (Read & { readonly kind: 'unknown' });

export const modelAliases: readonly ModelAlias[] = facts.modelAliases;

/** With those learned from the user's own Claude Code, which take precedence. */
export const aliasesIn = (claudeVersion: string = newestVersion): readonly ModelAlias[] => {
  const learned = learnedIn(claudeVersion)?.aliases;
  return learned
    ? [
        ...facts.modelAliases.filter(({ name }) => !learned.has(name)),
        ...[...learned.values()].filter(({ name }) => !specials.has(name)),
      ]
    : facts.modelAliases;
};
export const specialModels: readonly SpecialModel[] = facts.specialModels;
export const modelIds = (claudeVersion: string = newestVersion): readonly ModelId[] => [
  ...facts.modelIds.filter((model) => holdsIn(model, claudeVersion)),
  ...[...(learnedIn(claudeVersion)?.models.values() ?? [])].filter(({ id }) => !ids.has(id)),
];

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
  const learned = learnedIn(claudeVersion);
  const alias = learned?.aliases.get(key) ?? aliases.get(key);
  if (alias && holdsIn(alias, claudeVersion))
    return { ...read, kind: 'alias', fact: alias, ...sent(alias.resolvesTo, claudeVersion) };
  const special = specials.get(key);
  if (special) return { ...read, kind: 'special', fact: special, ...sent(special.resolvesTo ?? [], claudeVersion) };
  const id = ids.get(key) ?? learned?.models.get(key);
  if (id) return { ...read, kind: 'id', fact: id, sent: id.id, ...sent(id.remappedTo ?? [], claudeVersion) };
  const not = notModels.get(key);
  if (not) return { ...read, kind: 'not-a-model', fact: not, sent: base };
  const form = forms.find(({ pattern }) => pattern.test(base));
  if (form) return { ...read, kind: 'provider', fact: form.fact, sent: base };
  return { ...read, kind: 'unknown', sent: base };
}

export const providers: readonly Provider[] = facts.providers;

/**
 * The day from which the provider refuses requests with this id; absent where it names none, and where Claude Code asks for
 * another model instead.
 */
export const retirementOf = (model: ModelId, provider: ProviderId = 'firstParty'): string | undefined =>
  model.remappedTo === undefined ? model.retires?.[provider] : undefined;

/** Every text the catalogue takes for a model, aliases first: what a slip of typing is compared with. */
const modelNames = (claudeVersion: string = newestVersion): readonly string[] => [
  ...aliasesIn(claudeVersion).map((alias) => alias.name),
  ...specialModels.map((special) => special.name),
  ...modelIds(claudeVersion).map((model) => model.id),
];

function sent(resolvesTo: readonly Resolution[], claudeVersion: string): { readonly sent?: string } {
  const found = resolvesTo.find(({ since }) => since === undefined || compareVersions(claudeVersion, since) >= 0);
  return found ? { sent: found.id } : {};
}

export interface ModelOptions {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly claudeVersion?: string;
  /** Who answers the requests; the first party where nothing says otherwise. */
  readonly provider?: ProviderId;
  /** Names the user knows to be fine. */
  readonly extraModels?: readonly string[];
}

type ModelJudgement =
  | { readonly is: 'known' }
  /** Every request with it is sure to fail. */
  | { readonly is: 'fails'; readonly nearest?: string; readonly note?: string }
  | { readonly is: 'retired'; readonly date: string; readonly instead?: string }
  /** May be fine: the provider decides. */
  | { readonly is: 'unknown' };

/** Whether a request with this text in `model` can work, as far as that is sure. */
export function judgeModel(text: string, options: ModelOptions): ModelJudgement {
  if (options.extraModels?.includes(text.trim())) return { is: 'known' };
  const read = readModel(text, options.claudeVersion);
  if (read.suffix?.notWith?.includes(read.base.toLowerCase())) return { is: 'fails', nearest: read.base };
  switch (read.kind) {
    case 'alias':
    case 'special':
    case 'provider':
      return { is: 'known' };
    case 'id':
      return retiredBy(read.fact, options) ?? { is: 'known' };
    case 'not-a-model':
      return fails(read.fact.instead, read.fact.note);
    case 'unknown': {
      const meant = familyWithoutPrefix(read.base) ?? slipOf(read.base, options.claudeVersion);
      return meant === undefined ? { is: 'unknown' } : fails(meant);
    }
  }
}

const fails = (meant: string | undefined, note?: string): ModelJudgement => ({
  is: 'fails',
  ...(meant === undefined ? {} : { nearest: meant }),
  ...(note === undefined ? {} : { note }),
});

function retiredBy(model: ModelId, { today, provider }: ModelOptions): ModelJudgement | undefined {
  const date = retirementOf(model, provider);
  if (date === undefined || date > today) return undefined;
  const alias = facts.modelAliases.find((each) => each.family === model.family);
  return { is: 'retired', date, ...(alias ? { instead: alias.name } : {}) };
}

/** `sonnet-4` and `opus 4.5` are no names: the full id with that version if there is one, else the family's alias. */
function familyWithoutPrefix(base: string): string | undefined {
  const [, family, version] = /^(?:claude[- ])?([a-z]+)[- ]?(\d[\d.-]*)?$/i.exec(base) ?? [];
  const alias = facts.modelAliases.find((each) => each.family === family?.toLowerCase());
  if (!alias || /^claude-/i.test(base)) return undefined;
  const id = ids.get(`claude-${alias.family}-${(version ?? '').replaceAll('.', '-')}`);
  return id && id.status !== 'retired' ? id.id : alias.name;
}

/** A name that differs by slips of typing only; another number is another version, not a slip. */
function slipOf(base: string, claudeVersion: string | undefined): string | undefined {
  const digits = (text: string): string => text.replace(/\D/g, '');
  return nearest(
    base,
    modelNames(claudeVersion).filter((name) => digits(name) === digits(base)),
  );
}
