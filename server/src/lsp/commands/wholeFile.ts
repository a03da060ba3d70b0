// What can be done to a file as a whole, for the code actions of that kind and the commands alike.

import { fixText } from '../../core/features/fixText';
import { refactorings } from '../../core/features/refactor/refactorings';
import { changeBetween, type TextEdit } from '../../core/text/edit';
import type { IndexedAgent } from '../../core/workspace/agentIndex';
import { ORGANIZE } from '../capabilities';
import { runOptions, type Server } from '../server';

/**
 * Everything that can safely be fixed; none where there is nothing. None either where characters could not be decoded: saving
 * the file would replace them for good.
 */
export function fixedText(server: Server, agent: IndexedAgent): readonly TextEdit[] {
  if (agent.doc.text.includes('\uFFFD')) return [];
  const { session } = server;
  const context = session.context(agent);
  const { text } = fixText(context, (next) => session.contextOf(next, agent), runOptions(server, context));
  return text === agent.doc.text ? [] : [changeBetween(agent.doc.text, text)];
}

export const organizedEdits = ({ session }: Server, agent: IndexedAgent): readonly TextEdit[] =>
  refactorings(session.context(agent), { start: 0, end: 0 }, (kind) => kind === ORGANIZE).flatMap(({ edits }) => edits);
