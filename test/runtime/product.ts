// The modules that the checks against a real Claude Code call, bundled by `bundle.mjs`.

import { parseAgent } from '../../server/src/core/syntax/parse';
import { judge, RUNTIME } from '../support/runtime';

export { loaderDoes } from '../../server/src/core/dialects/claude/catalogue/behaviours';
export { versionWith } from '../../server/src/core/dialects/claude/catalogue/learned';
export { readModel } from '../../server/src/core/dialects/claude/catalogue/models';
export { resolveTool } from '../../server/src/core/dialects/claude/catalogue/tools';
export { effectiveToolsOf } from '../../server/src/core/dialects/claude/loader/effective';
export { listingOf } from '../../server/src/core/dialects/claude/loader/listing';
export { fixText } from '../../server/src/core/features/fixText';
export { placesOf } from '../../server/src/core/rules/grouping';
export { rules } from '../../server/src/core/rules/registry';
export { check, fixesOf, safeFixOf } from '../../server/src/core/rules/run';
export { applyEdits } from '../../server/src/core/text/edit';
export { ARGUMENTS } from '../../server/src/node/claudeCode/ask';
export { routeWithClaudeCode } from '../../server/src/node/claudeCode/claudeCodeRouter';
export { learnFrom } from '../../server/src/node/claudeCode/discovery/learn';
export { callKind } from '../../server/src/node/claudeCode/outcome';
export { findProgram } from '../../server/src/node/claudeCode/program';
export { verifyWith } from '../../server/src/node/claudeCode/verify';
export { slipTexts } from '../properties/slipTexts';
export { singleFields, WRITTEN_NAME, writtenAgents } from '../properties/writtenAgents';
export { contextOf, strict } from '../support/agents';
export { harmsOf, RENAMES } from '../support/safeFix';

export function loads(text: string, claudeVersion: string): boolean {
  const uri = 'file:///w/.claude/agents/a.md';
  return (
    judge(parseAgent(uri, text, RUNTIME.profile), { scope: 'project', path: uri, claudeVersion }).status === 'loads'
  );
}
