// The entry of the npm package: the agent service with the system's day as its clock. Public API under semantic versioning;
// docs/library.md describes it.

import { dialects as allDialects } from './core/dialects/dialects';
import type { AgentService } from './core/service/agentService';
import { createAgentService as create } from './core/service/createAgentService';
import type { AgentDialect, AgentServiceOptions } from './core/service/options';
import type { TextEdit } from './core/text/edit';
import { applyEdits as apply } from './core/text/edit';
import { anyOf } from './core/workspace/globs';
import { today } from './today';

export type {
  AgentDocumentFunctions,
  AgentNameFunctions,
  AgentService,
  AgentWorkspaceFunctions,
} from './core/service/agentService';
export type {
  AgentDialect,
  AgentHost,
  AgentProblem,
  AgentRuntime,
  AgentServiceOptions,
  AgentSettings,
} from './core/service/options';
export type * from './core/service/results';

/**
 * Makes an agent service. Costs no reading and no parsing; services are independent of each other. Throws a TypeError where
 * `runtime` was not made by a dialect; every other option of the wrong kind counts as absent.
 */
export const createAgentService: (options?: AgentServiceOptions) => AgentService = (options = {}) =>
  create({ ...options, today: options.today ?? today });

/** Runtimes by the id of their dialect: `dialects.claude.at('2.1.240')`. */
export const dialects: { readonly claude: AgentDialect } = allDialects;

/** The text with the edits, which must not overlap; throws a RangeError where they do. O(text + edits log edits). */
export const applyEdits: (text: string, edits: readonly TextEdit[]) => string = apply;

/**
 * A test whether one of the globs matches a path with forward slashes, relative to the folder: for hosts that answer `list`. Linear
 * in the path.
 */
export const globMatcher: (globs: readonly string[]) => (path: string) => boolean = (globs) => {
  const expression = anyOf(globs);
  return (path) => expression.test(path);
};
