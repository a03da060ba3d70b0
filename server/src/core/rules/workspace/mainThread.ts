// Whether an agent may be meant for the main conversation, which has tools no subagent gets and keeps to the agents it lists.

import { withoutTail } from '../../text/tail';
import type { AgentContext } from '../../workspace/agentContext';

/**
 * True where `initialPrompt`, a `settings.json` or the file's own text (`claude --agent <its name>`) says so. `claude --agent` can
 * start any agent that way: false means only that nothing in sight does.
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

/** The text shows the command that makes this agent, and not another, the main conversation. */
function isStartedByName(text: string, name: string): boolean {
  for (const [, , id = ''] of text.matchAll(/(?<![\w-])--agent(?:=| {1,3})(["']?)([^\s"'`)\]},;]{1,200})/g)) {
    const named = withoutTail(id, /[.:!?]/);
    if (named === name || named.endsWith(`:${name}`)) return true;
  }
  return false;
}
