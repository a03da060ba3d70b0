// How a text is read again after it was changed: at the same place, in the same scope.

import type { AgentContext } from '../../../server/src/core/workspace/agentContext';

export type Read = (text: string) => AgentContext;
