// All refactorings at a place. Each decides for itself whether it can be offered; none that changes what Claude Code reads is.

import type { Span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { anotherExample } from './anotherExample';
import { descriptionStyles } from './descriptionStyle';
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

/** Nothing is made of a kind nobody wants. */
export function refactorings(
  context: AgentContext,
  selection: Span,
  wants: (kind: RefactoringKind) => boolean = () => true,
): readonly Refactoring[] {
  const { verdict, doc } = context;
  // Where Claude Code ends the frontmatter elsewhere than its author, that is to be put right first.
  if (verdict.status === 'not-an-agent' || doc.fence.state !== 'closed' || verdict.reading.cutAt !== undefined)
    return [];
  return (Object.keys(MAKERS) as readonly RefactoringKind[])
    .filter(wants)
    .flatMap((kind) => MAKERS[kind].flatMap((make) => make(context, selection)));
}
