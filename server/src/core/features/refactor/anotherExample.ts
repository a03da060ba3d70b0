// One more example to fill in at the end of the description, whether it has some already or none.

import { keepsAgent, reread } from '../../fixes/reread';
import { addExampleFix } from '../../rules/examples/addExample';
import type { Span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { selectedField } from './place';
import type { Refactoring } from './refactoring';

export function anotherExample(context: AgentContext, selection: Span): readonly Refactoring[] {
  const { verdict } = context;
  if (verdict.status !== 'loads' || selectedField(context, selection)?.name !== 'description') return [];
  const before = `${verdict.description.trimEnd()}\n\n<example>\n`;
  return addExampleFix(context).flatMap(({ title, edits }): readonly Refactoring[] => {
    const after = reread(context, edits);
    const kept = keepsAgent(context, after, ['description', 'seen']);
    const grown = after.verdict.status === 'loads' && after.verdict.description.startsWith(before);
    return kept && grown ? [{ title, kind: 'refactor.rewrite', edits }] : [];
  });
}
