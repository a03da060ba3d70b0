// Reads the client's settings tolerantly: a value of the wrong kind is as good as none, and nothing here can fail.

import { newestVersion } from '../core/catalogue/catalogue';
import type { SeverityMap } from '../core/rules/run';

export interface Settings {
  readonly rules: SeverityMap;
  readonly files: readonly string[];
  readonly extraTools: readonly string[];
  readonly extraModels: readonly string[];
  readonly claudeVersion: string;
  readonly descriptionBudget: number;
  readonly userAgents: boolean;
}

const SEVERITIES = new Set(['off', 'hint', 'information', 'warning', 'error']);

export function readSettings(raw: unknown): Settings {
  const value = isObject(raw) ? raw : {};
  return {
    rules: isObject(value['rules']) ? severities(value['rules']) : {},
    files: texts(value['files']),
    extraTools: texts(value['extraTools']),
    extraModels: texts(value['extraModels']),
    claudeVersion:
      typeof value['claudeVersion'] === 'string' && /^\d+\.\d+\.\d+/.test(value['claudeVersion'])
        ? value['claudeVersion']
        : newestVersion,
    descriptionBudget:
      typeof value['descriptionBudget'] === 'number' && value['descriptionBudget'] > 0
        ? value['descriptionBudget']
        : 15_000,
    userAgents: value['userAgents'] !== false,
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

function severities(value: Readonly<Record<string, unknown>>): SeverityMap {
  const map: Record<string, 'off' | 'hint' | 'information' | 'warning' | 'error'> = Object.create(null);
  for (const [id, level] of Object.entries(value))
    if (typeof level === 'string' && SEVERITIES.has(level)) map[id] = level as (typeof map)[string];
  return map;
}
