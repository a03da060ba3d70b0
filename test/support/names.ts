// Tests of names as data: a text in which «every name that is found» is marked, and what a new name makes of it.

import { expect } from 'vitest';
import { type NameFileKind, occurrencesOf } from '../../server/src/core/features/names/nameFiles';
import type { Occurrence } from '../../server/src/core/features/names/occurrences';
import type { Called } from '../../server/src/core/features/names/proseMentions';
import { renameEdits } from '../../server/src/core/features/rename';
import { applyEdits } from '../../server/src/core/text/edit';
import { RUNTIME } from './runtime';

export interface Naming {
  readonly name?: string;
  readonly prefixes?: readonly string[];
  readonly kind?: NameFileKind;
}

const calledIn = ({ name = 'reviewer', prefixes = [] }: Naming): Called => ({ name, prefixes });

export const occurrences = (text: string, naming: Naming = {}): readonly Occurrence[] =>
  occurrencesOf(
    { uri: 'file:///w/.claude/agents/x.md', text, kind: naming.kind ?? 'agent' },
    calledIn(naming),
    RUNTIME.profile,
  );

const unmarked = (marked: string): string => marked.replace(/[«»]/g, '');

/** Exactly the marked names are found. */
export function names(marked: string, naming: Naming = {}): void {
  const text = unmarked(marked);
  const found = occurrences(text, naming).flatMap(({ span }) => [
    { span: { start: span.start, end: span.start }, newText: '«' },
    { span: { start: span.end, end: span.end }, newText: '»' },
  ]);
  expect(applyEdits(text, found)).toBe(marked);
}

/** The text with another name; throws where a place cannot hold it. */
export function renamed(text: string, to: string, naming: Naming = {}): string {
  const result = renameEdits(occurrences(text, naming), to, text.includes('\r\n') ? '\r\n' : '\n');
  if ('unwritable' in result) throw new Error(`unwritable ${result.unwritable.form}`);
  return applyEdits(text, result.edits);
}
