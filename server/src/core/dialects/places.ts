// The place rules of every dialect. Apart from `dialects.ts`, so that a check of known files loads no runtime.

import { type AgentFolders, type AgentPlace, type PlaceRule, placeByRules } from '../workspace/placeRules';
import { placeRules as claude } from './claude/places/agentPlaces';

export const placeRules: readonly PlaceRule[] = [...claude];

/** Absent for every file that is no agent file by its place, whatever it contains. */
export const agentPlace = (uri: string, folders: AgentFolders): AgentPlace | undefined =>
  placeByRules(uri, placeRules, folders);
