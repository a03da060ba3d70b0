// Common fields that Claude Code does not know, with advice for each; misspellings of known fields are in `fields`.

import model from '../../../../generated/fieldModel.json';
import type { UnknownField } from '../../answers';

/** The generator validated the source; the only place that relies on it. */
export const unknownFields = model.unknownFields as readonly UnknownField[];

const byKey = new Map(unknownFields.map((field) => [field.key, field]));

export const unknownField = (key: string): UnknownField | undefined => byKey.get(key);
