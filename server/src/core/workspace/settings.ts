// What users can set, read tolerantly from an editor's settings or from `.subagents.json`: a value of the wrong kind is as
// good as none, and nothing here can fail.

import { newestVersion } from '../catalogue/catalogue';
import type { SeverityMap } from '../rules/run';

export interface Settings {
  readonly rules: SeverityMap;
  /** Globs of further agent files. */
  readonly files: readonly string[];
  readonly extraTools: readonly string[];
  readonly extraModels: readonly string[];
  readonly claudeVersion: string;
  readonly descriptionBudget: number;
  readonly userAgents: boolean;
  /** Names of servers out of the user's own configuration may be read. Never set by a file of the workspace. */
  readonly userConfig: boolean;
  /** The user's Claude Code; empty to look for it. Never set by a file of the workspace. */
  readonly claudePath: string;
  readonly codeLens: boolean;
  readonly inlayHints: { readonly model: boolean; readonly tokens: boolean };
}

export const defaultSettings: Settings = {
  rules: {},
  files: [],
  extraTools: [],
  extraModels: [],
  claudeVersion: newestVersion,
  descriptionBudget: 15_000,
  userAgents: true,
  userConfig: true,
  claudePath: '',
  codeLens: true,
  inlayHints: { model: false, tokens: false },
};

type Raw = Readonly<Record<string, unknown>>;

/** What `raw` sets, over `base`. Rules and names are added to, everything else is replaced. */
export function readSettings(raw: unknown, base: Settings = defaultSettings): Settings {
  if (!isObject(raw)) return base;
  const { claudeVersion, descriptionBudget, userAgents } = raw;
  return {
    rules: isObject(raw.rules) ? { ...base.rules, ...severities(raw.rules) } : base.rules,
    files: [...base.files, ...texts(raw.files)],
    extraTools: [...base.extraTools, ...texts(raw.extraTools)],
    extraModels: [...base.extraModels, ...texts(raw.extraModels)],
    claudeVersion: typeof claudeVersion === 'string' && isVersion(claudeVersion) ? claudeVersion : base.claudeVersion,
    descriptionBudget:
      typeof descriptionBudget === 'number' && descriptionBudget > 0 ? descriptionBudget : base.descriptionBudget,
    userAgents: typeof userAgents === 'boolean' ? userAgents : base.userAgents,
    userConfig: typeof raw.userConfig === 'boolean' ? raw.userConfig : base.userConfig,
    claudePath: typeof raw.claudePath === 'string' ? raw.claudePath : base.claudePath,
    codeLens: typeof raw.codeLens === 'boolean' ? raw.codeLens : base.codeLens,
    inlayHints: {
      model: switchIn(raw, 'inlayHints', 'model') ?? base.inlayHints.model,
      tokens: switchIn(raw, 'inlayHints', 'tokens') ?? base.inlayHints.tokens,
    },
  };
}

export const isVersion = (text: string): boolean => /^\d+\.\d+\.\d+$/.test(text);

/** The file's text over `base`; absent when it is no JSON. Comments are not allowed in it. */
export function readSettingsFile(json: string, base: Settings): Settings | undefined {
  try {
    const { userConfig, claudePath } = base;
    return { ...readSettings(JSON.parse(json.replace(/^\uFEFF/, '')), base), userConfig, claudePath };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export const SETTINGS_FILE = '.subagents.json';

/** URIs of the settings files that count for a file, nearest first; the first that is there wins. */
export function settingsFilesFor(uri: string): readonly string[] {
  const found: string[] = [];
  const scheme = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(uri)?.[0] ?? '';
  for (let at = uri.lastIndexOf('/'); at >= scheme.length; at = uri.lastIndexOf('/', at - 1)) {
    found.push(`${uri.slice(0, at)}/${SETTINGS_FILE}`);
    if (at === 0) break;
  }
  return found;
}

const isObject = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `inlayHints.model` as one key or as one object in another: people write both. */
function switchIn(raw: Raw, group: string, key: string): boolean | undefined {
  const grouped = raw[group];
  const value = raw[`${group}.${key}`] ?? (isObject(grouped) ? grouped[key] : undefined);
  return typeof value === 'boolean' ? value : undefined;
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

const LEVELS = ['off', 'hint', 'information', 'warning', 'error'] as const;
type Level = (typeof LEVELS)[number];

export const levelNamed = (text: unknown): Level | undefined => LEVELS.find((level) => level === text);

function severities(value: Raw): SeverityMap {
  const map: Record<string, Level> = Object.create(null);
  for (const [id, text] of Object.entries(value)) {
    const level = levelNamed(text);
    if (level) map[id] = level;
  }
  return map;
}

/** The part of the settings that rules and features ask for. */
export const optionsOf = ({ claudeVersion, extraTools, extraModels, descriptionBudget }: Settings) => ({
  claudeVersion,
  extraTools,
  extraModels,
  descriptionBudget,
});
