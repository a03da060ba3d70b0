// What is known about the fields of an agent file, asked by name. Read from the generated model; says nothing about values
// in a file, which is validate's business.

import model from '../../../../generated/fieldModel.json';
import { holdsIn, type Lifetime } from '../../../text/version';
import { learnedIn } from '../catalogue/learned';
import { unknownField } from '../catalogue/unknownFields';

type FieldType = 'string' | 'array' | 'object' | 'integer' | 'number' | 'boolean';
type ValueSource = 'tools' | 'models' | 'agents' | 'skills' | 'mcpServers' | 'hookEvents';
type Consequence = 'skipped' | 'ignored' | 'ignored-silently' | 'zero-tools' | 'sent-as-written' | 'read-as-false';

interface FieldValue extends Lifetime {
  readonly value: string;
  /** Markdown; may be empty. */
  readonly doc: string;
  /** The version of the user's own Claude Code it was learned from. */
  readonly learned?: string;
}

interface FieldSnippet {
  readonly label: string;
  /** What follows the colon, in snippet syntax; starts with a line break where it must be on lines of its own. */
  readonly body: string;
  readonly description: string;
}

export interface Field {
  readonly name: string;
  /** Position in the conventional order. */
  readonly order: number;
  readonly required: boolean;
  readonly types: readonly FieldType[];
  /** Markdown: the first paragraph says what it is, the second adds facts. */
  readonly doc: string;
  /** The values to choose from; empty where any text or a value source will do. */
  readonly values: readonly FieldValue[];
  /** What the values look like, `#rrggbb` by value; an approximation, because themes and terminals differ. */
  readonly rgb?: { readonly values: Readonly<Record<string, string>>; readonly note: string };
  /** Known keys of a field that is a mapping. */
  readonly keys: readonly { readonly name: string; readonly doc: string; readonly values: readonly FieldValue[] }[];
  readonly examples: readonly string[];
  readonly snippets: readonly FieldSnippet[];
  readonly listStyles: readonly ('csv' | 'flow' | 'block')[];
  readonly valueSource?: ValueSource;
  /** What it takes, in words that go on after "takes". */
  readonly expects: string;
  readonly default?: string;
  /** What is accepted beside the values, in words. */
  readonly accepts: readonly string[];
  readonly plugin: { readonly effect: 'yes' | 'ignored' | 'optional' | 'partly'; readonly note?: string };
  readonly onBadValue: { readonly consequence: Consequence; readonly note?: string };
  readonly wrongSpellings: readonly { readonly key: string; readonly note?: string }[];
  readonly since?: string;
  readonly until?: string;
  readonly source: string;
  readonly checked: string;
  readonly docs: string;
}

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
export const isKnownIn = (field: Field, claudeVersion: string): boolean => holdsIn(field, claudeVersion);

/** The values to choose from in that version. */
export function valuesIn(field: Field, claudeVersion: string): readonly FieldValue[] {
  const known = field.values.every(({ since }) => since === undefined)
    ? field.values
    : field.values.filter((value) => holdsIn(value, claudeVersion));
  const learned = learnedIn(claudeVersion);
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
