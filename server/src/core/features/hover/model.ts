// What the settings around an agent make of its `model`.

import { codeSpan } from '../../../../../common/src/text/sanitize';
import type { Text } from '../../messages/render';
import { text } from '../../messages/text';
import type { AgentContext } from '../../workspace/agentContext';

export function modelFacts({ doc, verdict, workspace, scope, runtime }: AgentContext): readonly Text[] {
  if (verdict.status !== 'loads' || !runtime.can('forces-subagent-model')) return [];
  const found = runtime.sessions.modelOf({ uri: doc.uri, name: verdict.name, scope }, workspace);
  if (!found) return [];
  const path = codeSpan(found.place.path);
  if (found.model === undefined) return [text('hover.modelOfMain', { path })];
  return [text(found.forced ? 'hover.modelForced' : 'hover.modelWithoutField', { path, model: codeSpan(found.model) })];
}
