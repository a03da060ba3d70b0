// What is known about the fields of an agent file, asked by name. Read from the generated model; says nothing about values
// in a file, which is validate's business.

import model from '../../../../generated/fieldModel.json';
import { holdsIn } from '../../../text/version';
import type { Field, FieldValue } from '../../facts';
import { learnedIn } from '../catalogue/learned';
import { unknownField } from '../catalogue/unknownFields';

interface Model {
  readonly runtime: string;
  readonly fields: readonly Field[];
}

/** The generator checked the schema; this is the only place where that is relied upon. */
const { fields: all } = model as unknown as Model;

/** All fields in conventional order. */
export const fields: readonly Field[] = all;

const byName = new Map(all.map((field) => [field.name, field]));
const spellings = new Map<string, { readonly field: Field; readonly note?: string }>(
  all.flatMap((field) => field.wrongSpellings.map((wrong) => [wrong.key, { field, ...wrong }] as const)),
);
const byFolded = new Map(all.map((field) => [fold(field.name), field]));

export const fieldByName = (name: string): Field | undefined => byName.get(name);

/** True where that version already knows the field. */
export const isKnownIn = (field: Field, version: string): boolean => holdsIn(field, version);

/** The values to choose from in that version. */
export function valuesIn(field: Field, version: string): readonly FieldValue[] {
  const known = field.values.every(({ since }) => since === undefined)
    ? field.values
    : field.values.filter((value) => holdsIn(value, version));
  const learned = learnedIn(version);
  if (!learned) return known;
  const more = learned.valuesOf(field.name).filter((value) => !known.some((each) => each.value === value));
  return [...known, ...more.map((value): FieldValue => ({ value, doc: '', learned: learned.version }))];
}

/** The field a key that Claude Code does not know is a usual misspelling of: by list, or by case, `-` and `_` alone. */
export function wrongSpelling(key: string): string | undefined {
  if (byName.has(key)) return undefined;
  return (spellings.get(key)?.field ?? byFolded.get(fold(key)))?.name;
}

/** True for a key somebody means as a field: known, misspelt, or one of those that other programs have. */
export const isFieldLike = (key: string): boolean =>
  byName.has(key) || unknownField(key) !== undefined || wrongSpelling(key) !== undefined;

function fold(key: string): string {
  return key.toLowerCase().replace(/[-_]/g, '');
}
