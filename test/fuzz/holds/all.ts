// Everything that must hold for one text, whatever is in it. What is tried beside reading it depends on the text alone.

import { contextOf } from '../../support/agents';
import { randomFrom, seedOf } from '../random';
import { documentHolds } from './document';
import { findingsHold } from './findings';
import { jsonHolds } from './json';
import { placesHold } from './places';
import type { Read } from './read';
import { wordsHold } from './words';

const SCOPES = ['project', 'project', 'project', 'user', 'plugin', 'managed'] as const;

/** Throws where something does not hold. */
export function everythingHolds(text: string): void {
  const random = randomFrom(seedOf(text));
  documentHolds(text, random);
  const scope = random.one(SCOPES) ?? 'project';
  const read: Read = (each) => contextOf(each, { scope });
  const context = read(text);
  findingsHold(context, read, random);
  placesHold(context, read, random);
  wordsHold(context, random);
  jsonHolds(text);
}
