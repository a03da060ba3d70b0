// What the settings around an agent make of its `model`.

import { codeSpan } from '../../../../../common/src/text/sanitize';
import { loaderDoes } from '../../dialects/claude/catalogue/behaviours';
import { subagentModel } from '../../dialects/claude/places/sessions';
import type { Text } from '../../messages/render';
import { text } from '../../messages/text';
import type { RuleContext } from '../../rules/rule';

export function modelFacts({ doc, verdict, workspace, scope, options }: RuleContext): readonly Text[] {
  if (verdict.status !== 'loads' || !loaderDoes('forces-subagent-model', options.claudeVersion)) return [];
  const found = subagentModel({ uri: doc.uri, name: verdict.name, scope }, workspace);
  if (!found) return [];
  const path = codeSpan(found.place.path);
  if (found.model === undefined) return [text('hover.modelOfMain', { path })];
  return [text(found.forced ? 'hover.modelForced' : 'hover.modelWithoutField', { path, model: codeSpan(found.model) })];
}
