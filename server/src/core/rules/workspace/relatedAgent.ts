// Points from a finding to another agent: to its name, in a file that need not be open.

import type { Message } from '../../../../../common/src/messages/message';
import type { AgentSummary } from '../../workspace/workspace';
import type { Related } from '../rule';

/** `message` is what is said at the other place. */
export const relatedAgent = (agent: AgentSummary, message: Message): Related => ({
  uri: agent.uri,
  span: agent.nameSpan,
  line: agent.nameStart.line,
  character: agent.nameStart.character,
  endCharacter: agent.nameEnd.character,
  message,
});
