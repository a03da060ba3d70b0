// Facts learned from an installed Claude Code, selected only by a version `2.1.340+learned.<hash>`, so that workspaces share none.

import { contentHash } from '../../../text/contentHash';
import type { HookEvent, HookType, LearnedFacts, ModelAlias, ModelId, Tool } from '../../facts';

export interface Learned {
  readonly version: string;
  readonly tools: ReadonlyMap<string, Tool>;
  readonly events: ReadonlyMap<string, HookEvent>;
  readonly hookTypes: ReadonlyMap<string, HookType>;
  readonly fields: ReadonlySet<string>;
  readonly models: ReadonlyMap<string, ModelId>;
  readonly aliases: ReadonlyMap<string, ModelAlias>;
  readonly behaviours: ReadonlySet<string>;
  valuesOf(field: string): readonly string[];
}

const MARK = '+learned.';

/** By the version that names them; equal facts are stored once. */
const registered = new Map<string, { readonly json: string; readonly learned: Learned }>();

/** The version that judges with these facts; the plain one if there is nothing to add. */
export function versionWith(facts: LearnedFacts): string {
  if (isEmpty(facts)) return facts.version;
  const json = JSON.stringify(facts);
  for (let attempt = 0; ; attempt++) {
    const version = `${facts.version}${MARK}${contentHash(json, String(attempt)).slice(0, 16)}`;
    const known = registered.get(version);
    if (known && known.json !== json) continue;
    if (!known) registered.set(version, { json, learned: layerOf(facts) });
    return version;
  }
}

const isEmpty = ({ version: _, ...lists }: LearnedFacts): boolean =>
  Object.values(lists).every((all) => all.length === 0);

/** Absent for every version that was not made by `versionWith`. */
export const learnedIn = (version: string): Learned | undefined =>
  version.includes(MARK) ? registered.get(version)?.learned : undefined;

/** For people and programs: `2.1.340`. */
export const plainVersion = (version: string): string => version.split(MARK)[0] ?? version;

function layerOf(facts: LearnedFacts): Learned {
  const { version } = facts;
  const fact = { source: '', checked: '', learned: version } as const;
  const named = <T extends { readonly name: string }>(all: readonly T[]): ReadonlyMap<string, T> =>
    new Map(all.map((each) => [each.name, each]));
  return {
    version,
    tools: named(
      facts.tools.map(({ name, given }): Tool => ({ ...fact, ...TOOL, name, ...(given ? GIVEN : WITHHELD) })),
    ),
    events: named(facts.events.map(({ name, guard }): HookEvent => ({ ...fact, name, guard, doc: '' }))),
    hookTypes: named(facts.hookTypes.map((name): HookType => ({ ...fact, name, doc: '', keys: [] }))),
    fields: new Set(facts.fields),
    models: new Map(facts.models.map((id) => [id, { ...fact, id, family: familyOf(id), status: 'current' }])),
    aliases: named(
      facts.aliases.map(({ name, id }): ModelAlias => ({ ...fact, name, family: familyOf(id), resolvesTo: [{ id }] })),
    ),
    behaviours: new Set(facts.behaviours),
    valuesOf: (field) => facts.values.flatMap((each) => (each.field === field ? [each.value] : [])),
  };
}

/** Availability by session and capability were not measured. */
const TOOL = { summary: '', group: 'other', can: 'other' } as const;
const GIVEN = { foreground: 'yes', background: 'yes', headless: 'listed' } as const;
const WITHHELD = { foreground: 'no', background: 'no', headless: 'no' } as const;

const familyOf = (id: string): string => /^claude-([a-z]+)/.exec(id)?.[1] ?? '';
