// From where Claude Code finds an agent: it looks for `.claude/agents` from the folder it is started in upwards, never
// downwards (2.1.329).

import type { AgentSummary } from './workspace';

const FOLDER = '/.claude/agents';

/** The folder below one of `roots` in which a session has to be started; absent where one of the roots will do. */
export function searchedOnlyFrom(
  { scope, tree }: Pick<AgentSummary, 'scope' | 'tree'>,
  roots: readonly string[] = [],
): string | undefined {
  if (scope !== 'project' || !tree.endsWith(FOLDER)) return undefined;
  const home = tree.slice(0, -FOLDER.length);
  if (roots.some((root) => `${root}/`.startsWith(`${home}/`))) return undefined;
  const root = roots.find((candidate) => home.startsWith(`${candidate}/`));
  return root === undefined ? undefined : home.slice(root.length + 1);
}
