// Fields people write that Claude Code does not know, with what to do about each. Usual misspellings of known fields are
// the field model's business.

import model from '../../../../generated/fieldModel.json';
import type { UnknownField } from '../../answers';

/** The generator checked the source; this is the only place where that is relied upon. */
export const unknownFields = model.unknownFields as readonly UnknownField[];

const byKey = new Map(unknownFields.map((field) => [field.key, field]));

export const unknownField = (key: string): UnknownField | undefined => byKey.get(key);
