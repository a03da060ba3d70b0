// The place rules of every dialect; separate from `dialects.ts`, so that a check of known files loads no runtime.

import { type AgentFolders, type AgentPlace, type PlaceRule, placeByRules } from '../workspace/placeRules';
import { placeRules as claude } from './claude/places/agentPlaces';

export const placeRules: readonly PlaceRule[] = [...claude];

/** Absent for files outside of agent folders, whatever they contain. */
export const agentPlace = (uri: string, folders: AgentFolders): AgentPlace | undefined =>
  placeByRules(uri, placeRules, folders);
