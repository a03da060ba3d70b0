// Fields of other programs that Claude Code does not read; they are no mistakes.

import model from '../../../../generated/fieldModel.json';
import { isPlainMap, type Plain } from '../../../syntax/plainYaml';
import type { FieldElsewhere } from '../../answers';

interface FieldOfReader {
  readonly key: string;
  /** Theirs with these values alone, as a mapping or as a list; without any of the three, with every value. */
  readonly values?: readonly string[];
  readonly map?: boolean;
  readonly list?: boolean;
  /** Values by which the program restricts the agent; `*` for every value. Within mappings and lists too. */
  readonly restricts?: readonly string[];
  /** Values by which the program disables the agent. */
  readonly disables?: readonly string[];
}

interface Reader {
  readonly reader: string;
  readonly version: string;
  readonly source: string;
  readonly checked: string;
  readonly fields: readonly FieldOfReader[];
}

/** The generator validated the source; the only place that relies on it. */
const readers = model.otherReaders as readonly Reader[];

const byKey = new Map<string, { readonly reader: string; readonly field: FieldOfReader }[]>();
for (const { reader, fields } of readers)
  for (const field of fields) byKey.set(field.key, [...(byKey.get(field.key) ?? []), { reader, field }]);

/** Absent for a field that no other program is known to read with such a value. */
export function readElsewhere(key: string, value: Plain | undefined): FieldElsewhere | undefined {
  const found = byKey.get(key)?.find(({ field }) => takes(field, value));
  if (!found) return undefined;
  const { reader, field } = found;
  const has = (values: readonly string[] | undefined): boolean =>
    values !== undefined && leavesOf(value).some((leaf) => values.includes('*') || values.includes(leaf));
  const effect = has(field.disables) ? 'disables' : has(field.restricts) ? 'restricts' : 'other';
  return { reader, effect, byValue: isLimited(field) };
}

const isLimited = ({ values, map, list }: FieldOfReader): boolean => (values ?? map ?? list) !== undefined;

function takes(field: FieldOfReader, value: Plain | undefined): boolean {
  if (!isLimited(field)) return true;
  if (value === undefined) return false;
  if (isPlainMap(value)) return field.map === true;
  if (Array.isArray(value)) return field.list === true;
  return field.values?.includes(String(value)) === true;
}

function leavesOf(value: Plain | undefined): readonly string[] {
  if (value === undefined || value === null) return [];
  if (isPlainMap(value)) return [...value.values()].flatMap(leavesOf);
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  return [String(value)];
}
