// The names in the catalogues, to find related places in a program's text.

import { facts } from '../../server/src/core/dialects/claude/catalogue/facts';
import { builtInAgents } from '../../server/src/core/dialects/claude/catalogue/tools';
import { fields } from '../../server/src/core/dialects/claude/fields/fields';

export const knownNames: ReadonlySet<string> = new Set([
  ...fields.flatMap(({ name, values }) => [name, ...values.map(({ value }) => String(value))]),
  ...[...facts.hookEvents, ...facts.hookTypes, ...facts.tools, ...facts.removedTools].map(({ name }) => name),
  ...facts.toolAliases.flatMap(({ from, to }) => [from, to]),
  ...[...facts.modelAliases, ...facts.specialModels].map(({ name }) => name),
  ...facts.modelIds.map(({ id }) => id),
  ...builtInAgents.map(({ name }) => name),
]);

/** Those that mean nothing else in a program: of several words, or with a number. */
export const landmarks: ReadonlySet<string> = new Set(
  [...knownNames].filter((name) => /[a-z][A-Z]|\d/.test(name) && name.length > 5),
);
