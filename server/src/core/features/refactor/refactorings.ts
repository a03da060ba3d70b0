// All refactorings for a selection; none changes what Claude Code reads.

import type { Span } from '../../text/span';
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
export function refactorings(
  context: AgentContext,
  selection: Span,
  wants: (kind: RefactoringKind) => boolean = () => true,
): readonly Refactoring[] {
  const { verdict, doc } = context;
  // Frontmatter that the runtime cuts early needs its fix first.
  if (verdict.status === 'not-an-agent' || doc.fence.state !== 'closed' || verdict.reading.cutAt !== undefined)
    return [];
  return (Object.keys(MAKERS) as readonly RefactoringKind[])
    .filter(wants)
    .flatMap((kind) => MAKERS[kind].flatMap((make) => make(context, selection)));
}
