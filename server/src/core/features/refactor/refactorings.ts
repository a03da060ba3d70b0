// All refactorings for a selection; none changes what Claude Code reads.

import { inSteps } from '../../syntax/yamlDocument';
import type { Span } from '../../text/span';
import { atOnce, finish, type Steps, type Working } from '../../text/steps';
import type { AgentContext } from '../../workspace/agentContext';
import { anotherExample, descriptionStyles } from './description';
import { extractedSkill } from './extractSkill';
import { listStyles } from './listStyle';
import { organizedFrontmatter } from './organize';
import { readOnlyTools } from './readOnlyTools';
import type { Refactoring, RefactoringKind } from './refactoring';
import { sortedList } from './sortList';

export { REFACTORING_KINDS, type Refactoring, type RefactoringKind } from './refactoring';

type Make = (context: AgentContext, selection: Span) => readonly Refactoring[];

const MAKERS: Readonly<Record<RefactoringKind, readonly Make[]>> = {
  'refactor.rewrite': [descriptionStyles, anotherExample, listStyles, sortedList, readOnlyTools],
  'refactor.extract': [extractedSkill],
  'source.organize.subagents': [organizedFrontmatter],
};

/** Does not compute unwanted kinds. */
export const refactorings = (
  context: AgentContext,
  selection: Span,
  wants: (kind: RefactoringKind) => boolean = () => true,
): readonly Refactoring[] => finish(offeredAt(context, selection, wants, atOnce));

/** The same in steps. */
export const refactoringsSteps = (
  context: AgentContext,
  selection: Span,
  wants: (kind: RefactoringKind) => boolean,
): Steps<readonly Refactoring[]> => offeredAt(context, selection, wants, inSteps);

function* offeredAt(
  context: AgentContext,
  selection: Span,
  wants: (kind: RefactoringKind) => boolean,
  work: Working,
): Steps<readonly Refactoring[]> {
  const { verdict, doc } = context;
  // Frontmatter that the runtime cuts early needs its fix first.
  if (verdict.status === 'not-an-agent' || doc.fence.state !== 'closed' || verdict.reading.cutAt !== undefined)
    return [];
  const offered: Refactoring[] = [];
  for (const kind of Object.keys(MAKERS) as readonly RefactoringKind[])
    for (const make of wants(kind) ? MAKERS[kind] : []) {
      offered.push(...(yield* work(() => make(context, selection))));
      yield;
    }
  return offered;
}
