// The agent's line in the listing for the orchestrator (Claude Code 2.1.329): name, description, and the tools as written.

import type { Listed } from '../../verdict';

/** Heading of the lines, which are sorted by name, ignoring case. */
export const LISTING_HEADING = 'Available agent types for the Agent tool:';

/** Keeps line breaks of the description; cuts nothing. */
export const listingOf = (agent: Listed): string =>
  `- ${agent.name}: ${agent.description} (Tools: ${toolsShown(agent)})`;

/** An empty list is shown as all tools although the agent has none. */
function toolsShown({ tools, disallowedTools }: Listed): string {
  const denied = disallowedTools ?? [];
  if (tools === null || tools.length === 0)
    return denied.length === 0 ? 'All tools' : `All tools except ${denied.join(', ')}`;
  return tools.filter((tool) => !denied.includes(tool)).join(', ') || 'None';
}
