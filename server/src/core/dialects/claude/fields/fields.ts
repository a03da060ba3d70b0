// Facts about the fields of an agent file, by name, from the generated model.

import model from '../../../../generated/fieldModel.json';
import { holdsIn } from '../../../text/version';
import type { Field, FieldValue } from '../../facts';
import { learnedIn } from '../catalogue/learned';
import { unknownField } from '../catalogue/unknownFields';

interface Model {
  readonly runtime: string;
  readonly fields: readonly Field[];
}

/** The generator validated the schema; the only place that relies on it. */
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

/** The field an unknown key is a common misspelling of: by list, or by case, `-` and `_` alone. */
export function wrongSpelling(key: string): string | undefined {
  if (byName.has(key)) return undefined;
  return (spellings.get(key)?.field ?? byFolded.get(fold(key)))?.name;
}

/** True for a key that is a field: known, misspelt, or of another program. */
export const isFieldLike = (key: string): boolean =>
  byName.has(key) || unknownField(key) !== undefined || wrongSpelling(key) !== undefined;

function fold(key: string): string {
  return key.toLowerCase().replace(/[-_]/g, '');
}
