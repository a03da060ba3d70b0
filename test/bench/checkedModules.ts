// The modules measured by `check.mjs`, as one entry for the bundler.

export { claude } from '../../server/src/core/dialects/claude/claude';
export { rules } from '../../server/src/core/rules/registry';
export { check } from '../../server/src/core/rules/run';
export { parseAgent } from '../../server/src/core/syntax/parse';
export { viewOf } from '../../server/src/core/syntax/view';
export { emptyWorkspace } from '../../server/src/core/workspace/agentRegistry';
export { grayMatterReader } from '../../server/src/node/readers/grayMatter';
