// Describes facts learned from an installed Claude Code, one line for each kind.

import type { LearnedFacts } from '../dialects/facts';

/** Labels with names; empty if the catalogue knows everything the program has. */
export function learnedLines(facts: LearnedFacts): readonly (readonly [kind: LearnedKind, names: string])[] {
  const { tools, events, hookTypes, fields, values, models, aliases } = facts;
  const all: readonly (readonly [LearnedKind, readonly string[]])[] = [
    ['fields', fields],
    ['values', values.map(({ field, value }) => `${field}: ${value}`)],
    ['tools', tools.filter(({ given }) => given).map(({ name }) => name)],
    ['withheldTools', tools.filter(({ given }) => !given).map(({ name }) => name)],
    ['guards', events.filter(({ guard }) => guard).map(({ name }) => name)],
    ['events', events.filter(({ guard }) => !guard).map(({ name }) => name)],
    ['hookTypes', hookTypes],
    ['models', models],
    ['aliases', aliases.map(({ name, id }) => `${name} → ${id}`)],
  ];
  return all.flatMap(([kind, names]) => (names.length === 0 ? [] : [[kind, names.join(', ')] as const]));
}

type LearnedKind =
  | 'fields'
  | 'values'
  | 'tools'
  | 'withheldTools'
  | 'guards'
  | 'events'
  | 'hookTypes'
  | 'models'
  | 'aliases';
