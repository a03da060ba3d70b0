// An agent of the workspace as the service returns it.

import type { AgentSummary } from '../workspace/workspace';
import type { AgentSummaryData } from './results';

export const summaryData = ({
  uri,
  path,
  scope,
  status,
  name,
  description,
  model,
  tools,
  tokens,
  nameStart,
  nameEnd,
}: AgentSummary): AgentSummaryData => ({
  uri,
  path,
  scope,
  status,
  name,
  description,
  model,
  tools,
  tokens,
  location: { uri, start: nameStart, end: nameEnd },
});
