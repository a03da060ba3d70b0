// Interprets the text in `model` as Claude Code does, as far as possible without asking the provider.

import { nearest } from '../../../text/nearest';
import { compareVersions, holdsIn } from '../../../text/version';
import type { ModelJudgement, ModelOptions, ModelReading } from '../../answers';
import type { ModelAlias, ModelId, Provider, ProviderId, Resolution, SpecialModel } from '../../facts';
import { facts } from './facts';
import { learnedIn, plainVersion } from './learned';

/** Includes those learned from the user's own Claude Code, which take precedence. */
export const aliasesIn = (version: string): readonly ModelAlias[] => {
  const learned = learnedIn(version)?.aliases;
  return learned
    ? [
        ...facts.modelAliases.filter(({ name }) => !learned.has(name)),
        ...[...learned.values()].filter(({ name }) => !specials.has(name)),
      ]
    : facts.modelAliases;
};
export const specialModels: readonly SpecialModel[] = facts.specialModels;
export const modelIds = (version: string): readonly ModelId[] => [
  ...facts.modelIds.filter((model) => holdsIn(model, version)),
  ...[...(learnedIn(version)?.models.values() ?? [])].filter(({ id }) => !ids.has(id)),
];

const aliases = new Map(facts.modelAliases.map((alias) => [alias.name, alias]));
const specials = new Map(facts.specialModels.map((special) => [special.name, special]));
const ids = new Map(facts.modelIds.map((model) => [model.id, model]));
const notModels = new Map(facts.notModels.map((each) => [each.name, each]));
const forms = facts.providerForms.map((fact) => ({ fact, pattern: new RegExp(fact.pattern, 'i') }));

/** The last readings of short texts: several rules ask about the same one at every keystroke. */
const readings = new Map<string, ModelReading>();
const MOST_READINGS = 100;
const LONGEST_KEPT = 100;

/** Ignores case in aliases and ids. */
export function readModel(text: string, version: string): ModelReading {
  const key = `${version} ${text}`;
  const known = readings.get(key);
  if (known) return known;
  const read = readingOf(text, version);
  // What is learned may be registered later.
  if (text.length <= LONGEST_KEPT && plainVersion(version) === version) {
    if (readings.size >= MOST_READINGS) readings.clear();
    readings.set(key, read);
  }
  return read;
}

function readingOf(text: string, version: string): ModelReading {
  const trimmed = text.trim();
  const lower = trimmed.toLowerCase();
  const suffix = facts.modelSuffixes.find((each) => lower.endsWith(each.suffix));
  const base = suffix ? trimmed.slice(0, -suffix.suffix.length) : trimmed;
  const key = base.toLowerCase();
  const read = { base, ...(suffix ? { suffix } : {}) };
  const learned = learnedIn(version);
  const alias = learned?.aliases.get(key) ?? aliases.get(key);
  if (alias && holdsIn(alias, version))
    return { ...read, kind: 'alias', fact: alias, ...sent(alias.resolvesTo, version) };
  const special = specials.get(key);
  if (special) return { ...read, kind: 'special', fact: special, ...sent(special.resolvesTo ?? [], version) };
  const id = ids.get(key) ?? learned?.models.get(key);
  if (id) return { ...read, kind: 'id', fact: id, sent: id.id, ...sent(id.remappedTo ?? [], version) };
  const not = notModels.get(key);
  if (not) return { ...read, kind: 'not-a-model', fact: not, sent: base };
  const form = forms.find(({ pattern }) => pattern.test(base));
  if (form) return { ...read, kind: 'provider', fact: form.fact, sent: base };
  return { ...read, kind: 'unknown', sent: base };
}

export const providers: readonly Provider[] = facts.providers;

/**
 * The day from which the provider refuses requests with this id; absent if it names none, or if Claude Code requests another model
 * instead.
 */
export const retirementOf = (model: ModelId, provider: ProviderId = 'firstParty'): string | undefined =>
  model.remappedTo === undefined ? model.retires?.[provider] : undefined;

/** Every text the catalogue takes for a model, aliases first: the candidates for misspellings. */
const modelNames = (version: string): readonly string[] => [
  ...aliasesIn(version).map((alias) => alias.name),
  ...specialModels.map((special) => special.name),
  ...modelIds(version).map((model) => model.id),
];

function sent(resolvesTo: readonly Resolution[], version: string): { readonly sent?: string } {
  const found = resolvesTo.find(({ since }) => since === undefined || compareVersions(version, since) >= 0);
  return found ? { sent: found.id } : {};
}

/** Whether a request with this text in `model` can work, as far as known. */
export function judgeModel(text: string, version: string, options: ModelOptions): ModelJudgement {
  if (options.extraModels?.includes(text.trim())) return { is: 'known' };
  const read = readModel(text, version);
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
      const meant = familyWithoutPrefix(read.base) ?? slipOf(read.base, version);
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

/** A name that differs by typing slips only; another number is another version, not a slip. */
function slipOf(base: string, version: string): string | undefined {
  const digits = (text: string): string => text.replace(/\D/g, '');
  return nearest(
    base,
    modelNames(version).filter((name) => digits(name) === digits(base)),
  );
}
