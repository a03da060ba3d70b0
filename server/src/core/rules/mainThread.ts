// Whether an agent may be meant for the main conversation, which has tools no subagent gets and keeps to the agents it lists.

import { isMainAgent } from '../workspace/sessions';
import type { RuleContext } from './rule';

/**
 * True where `initialPrompt` or a `settings.json` says so. `claude --agent` can start any agent that way: false means only that
 * nothing in sight does.
 */
export function isMeantForMain({ doc, verdict, scope, workspace }: RuleContext): boolean {
  if (verdict.status !== 'loads') return false;
  const prompt = scope === 'plugin' ? undefined : verdict.reading.fields.get('initialPrompt');
  if (typeof prompt === 'string' && prompt.trim() !== '') return true;
  return isMainAgent({ uri: doc.uri, name: verdict.name, scope }, workspace);
}
