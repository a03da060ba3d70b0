// The line that the orchestrator is shown of an agent (Claude Code 2.1.329): name, description, and the tools as written.

import type { Loads } from './verdict';

/** What the orchestrator is told of an agent, and no more. */
export type Told = Pick<Loads, 'name' | 'description' | 'tools' | 'disallowedTools'>;

/** Never its body. */
export const toldOf = ({ name, description, tools, disallowedTools }: Loads): Told => ({
  name,
  description,
  tools,
  disallowedTools,
});

/** Stands above the lines, which are sorted by name, capitals or not. */
export const LISTING_HEADING = 'Available agent types for the Agent tool:';

/** Line breaks of the description are kept; nothing is cut. */
export const listingOf = (agent: Told): string => `- ${agent.name}: ${agent.description} (Tools: ${toolsShown(agent)})`;

/** An empty list is shown as all tools although the agent has none. */
function toolsShown({ tools, disallowedTools }: Told): string {
  const denied = disallowedTools ?? [];
  if (tools === null || tools.length === 0)
    return denied.length === 0 ? 'All tools' : `All tools except ${denied.join(', ')}`;
  return tools.filter((tool) => !denied.includes(tool)).join(', ') || 'None';
}
