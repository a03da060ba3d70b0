// Whether an agent is for the main conversation, which has tools no subagent gets and may start only the agents it lists.

import { withoutTail } from '../../text/strings';
import type { AgentContext } from '../../workspace/agentContext';

/**
 * True if `initialPrompt`, a `settings.json` or the file's own text (`claude --agent <its name>`) says so. False means only that no
 * such reference is found: `claude --agent` can start any agent.
 */
export function isMeantForMain({ doc, verdict, scope, workspace, runtime }: AgentContext): boolean {
  if (verdict.status !== 'loads') return false;
  const prompt = scope === 'plugin' ? undefined : verdict.reading.fields.get('initialPrompt');
  if (typeof prompt === 'string' && prompt.trim() !== '') return true;
  return (
    runtime.sessions.isMainAgent({ uri: doc.uri, name: verdict.name, scope }, workspace) ||
    isStartedByName(doc.text, verdict.name)
  );
}

/** The text contains the command that starts this agent as the main conversation. */
function isStartedByName(text: string, name: string): boolean {
  if (!text.includes('--agent')) return false;
  for (const [, , id = ''] of text.matchAll(/(?<![\w-])--agent(?:=| {1,3})(["']?)([^\s"'`)\]},;]{1,200})/g)) {
    const named = withoutTail(id, /[.:!?]/);
    if (named === name || named.endsWith(`:${name}`)) return true;
  }
  return false;
}
