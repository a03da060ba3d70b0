// Refactorings as tests see them: a text with the selection between `$<` and `$>`, or the cursor at `$0`, and what becomes of it.

import { expect } from 'vitest';
import { effectiveToolsOf } from '../../server/src/core/dialects/claude/loader/effective';
import {
  type Refactoring,
  type RefactoringKind,
  refactorings,
} from '../../server/src/core/features/refactor/refactorings';
import { render } from '../../server/src/core/messages/render';
import { applyEdits } from '../../server/src/core/text/edit';
import type { AgentContext } from '../../server/src/core/workspace/agentContext';
import { type AgentOptions, contextOf } from './agents';
import { RUNTIME_VERSION } from './runtime';

interface Refactored {
  readonly title: string;
  readonly kind: RefactoringKind;
  readonly text: string;
  readonly create?: Refactoring['create'];
}

/** Every refactoring at the place, each applied by itself. */
export function refactoredAt(marked: string, given: AgentOptions = {}): readonly Refactored[] {
  const start = marked.search(/\$[0<]/);
  if (start < 0) throw new Error('no $0 or $< in the text');
  const opened = marked.slice(0, start) + marked.slice(start + 2);
  const end = opened.indexOf('$>');
  const text = end < 0 ? opened : opened.slice(0, end) + opened.slice(end + 2);
  const context = contextOf(text, given);
  return refactorings(context, { start, end: end < 0 ? start : end }).map(({ title, kind, edits, create }) => ({
    title: render(title),
    kind,
    text: applyEdits(text, edits),
    ...(create ? { create } : {}),
  }));
}

export const titlesAt = (marked: string, given: AgentOptions = {}): readonly string[] =>
  refactoredAt(marked, given).map(({ title }) => title);

export function refactored(marked: string, title: string, given: AgentOptions = {}): Refactored {
  const all = refactoredAt(marked, given);
  const chosen = all.find((each) => each.title === title);
  if (!chosen) throw new Error(`no “${title}” among: ${all.map((each) => each.title).join(', ') || 'nothing'}`);
  return chosen;
}

/** The refactoring with that title makes this text. */
export const refactors = (marked: string, title: string, after: string, given: AgentOptions = {}): void =>
  expect(refactored(marked, title, given).text).toBe(after);

/** Every refactoring at the beginning of every field, and at every heading. */
export function everyRefactoring(context: AgentContext): readonly Refactored[] {
  const { doc } = context;
  const places = [...doc.frontmatter.entries.map((entry) => entry.nameSpan), doc.body, { start: 0, end: 0 }];
  return places.flatMap((place) =>
    refactorings(context, place).map(({ title, kind, edits }) => ({
      title: render(title),
      kind,
      text: applyEdits(doc.text, edits),
    })),
  );
}

/** What must be the same after the refactoring of that title; of a file that does not load only that it does not. */
export const held = (text: string, title: string): unknown => {
  const { verdict, doc } = contextOf(text);
  if (verdict.status !== 'loads') return { status: verdict.status };
  const tools = effectiveToolsOf(verdict, RUNTIME_VERSION);
  const restricted = title.startsWith('Restrict');
  const { name, description, model } = verdict;
  return {
    name,
    description: title.startsWith('Add an example') ? '' : description,
    model,
    effective: restricted ? '' : tools.status === 'granted' ? [...tools.tools].sort() : tools.status,
    asked: restricted ? '' : verdict.tools && [...new Set(verdict.tools)].sort(),
    denied: verdict.disallowedTools && [...new Set(verdict.disallowedTools)].sort(),
    others: [...verdict.reading.fields]
      .filter(([field]) => !['description', 'tools', 'disallowedTools', 'skills'].includes(field))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
    body: title.startsWith('Move') ? '' : doc.text.slice(doc.body.start),
  };
};
