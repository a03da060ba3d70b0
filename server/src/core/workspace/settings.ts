// The settings, read from an editor or from `.subagents.json`. Values of the wrong type are ignored; reading never fails.

import { dialectNames } from '../dialects/names';
import { foldersAbove } from '../text/uri';
import { anyGlob, type Glob, type RefusedGlob, readGlobs } from './globs';

/** Where `claudeVersion` comes from: a setting names it, it is that of the installed Claude Code, or the newest known. */
type VersionSource = 'named' | 'installed' | 'newest';

/** Reads the version of the installed Claude Code; absent where there is none or it is not to be looked for. */
export type InstalledVersion = () => string | undefined;

export interface Settings {
  readonly rules: SeverityMap;
  /** Globs of further agent files, for `anyGlob`. */
  readonly files: readonly string[];
  /** Globs that cannot be used and that no base has reported. */
  readonly refusedFiles: readonly RefusedGlob[];
  readonly extraTools: readonly string[];
  readonly extraModels: readonly string[];
  readonly claudeVersion: string;
  readonly versionSource: VersionSource;
  readonly descriptionBudget: number;
  readonly userAgents: boolean;
  /** Names of servers out of the user's own configuration may be read. Never set by a file of the workspace. */
  readonly userConfig: boolean;
  /** The user's Claude Code; empty to look for it. Never set by a file of the workspace. */
  readonly claudePath: string;
  /** False where the client reports an untrusted workspace. Never set by a file of the workspace. */
  readonly trusted: boolean;
  readonly codeLens: boolean;
  readonly inlayHints: { readonly model: boolean; readonly tokens: boolean };
}

export const defaultSettings: Settings = {
  rules: {},
  files: [],
  refusedFiles: [],
  extraTools: [],
  extraModels: [],
  claudeVersion: dialectNames.claude.newestVersion,
  versionSource: 'newest',
  descriptionBudget: 15_000,
  userAgents: true,
  userConfig: true,
  claudePath: '',
  trusted: true,
  codeLens: true,
  inlayHints: { model: false, tokens: false },
};

type Raw = Readonly<Record<string, unknown>>;

/** What `raw` sets, over `base`. Rules and names are added to, everything else is replaced. */
export function readSettings(
  raw: unknown,
  base: Settings = defaultSettings,
  installed: InstalledVersion = () => undefined,
): Settings {
  if (!isObject(raw)) return base;
  const { descriptionBudget, userAgents } = raw;
  const { globs, refused } = readGlobs([...base.files, ...texts(raw.files)]);
  return {
    rules: isObject(raw.rules) ? { ...base.rules, ...severities(raw.rules) } : base.rules,
    files: globs,
    refusedFiles: refused,
    extraTools: [...base.extraTools, ...texts(raw.extraTools)],
    extraModels: [...base.extraModels, ...texts(raw.extraModels)],
    ...versionIn(raw.claudeVersion, base, installed),
    descriptionBudget:
      typeof descriptionBudget === 'number' && descriptionBudget > 0 ? descriptionBudget : base.descriptionBudget,
    userAgents: typeof userAgents === 'boolean' ? userAgents : base.userAgents,
    userConfig: typeof raw.userConfig === 'boolean' ? raw.userConfig : base.userConfig,
    claudePath: typeof raw.claudePath === 'string' ? raw.claudePath : base.claudePath,
    trusted: typeof raw.trusted === 'boolean' ? raw.trusted : base.trusted,
    codeLens: typeof raw.codeLens === 'boolean' ? raw.codeLens : base.codeLens,
    inlayHints: {
      model: switchIn(raw, 'inlayHints', 'model') ?? base.inlayHints.model,
      tokens: switchIn(raw, 'inlayHints', 'tokens') ?? base.inlayHints.tokens,
    },
  };
}

type JudgedBy = Pick<Settings, 'claudeVersion' | 'versionSource'>;

/** Empty for the newest known; `installed` where no version could be read off the installed program means that too. */
function versionIn(value: unknown, base: JudgedBy, installed: InstalledVersion): JudgedBy {
  if (value === '') return NEWEST;
  if (value === INSTALLED) return installedOrNewest(installed);
  if (typeof value === 'string' && isVersion(value)) return { claudeVersion: value, versionSource: 'named' };
  return { claudeVersion: base.claudeVersion, versionSource: base.versionSource };
}

/** The value of `claudeVersion` that stands for the version of the installed Claude Code. */
export const INSTALLED = 'installed';
const NEWEST: JudgedBy = { claudeVersion: dialectNames.claude.newestVersion, versionSource: 'newest' };

export function installedOrNewest(installed: InstalledVersion): JudgedBy {
  const found = installed();
  return found === undefined ? NEWEST : { claudeVersion: found, versionSource: 'installed' };
}

export const isVersion = (text: string): boolean => /^\d+\.\d+\.\d+$/.test(text);

/** The file's text over `base`; absent when it is no JSON. Comments are not allowed in it. */
export function readSettingsFile(json: string, base: Settings, installed?: InstalledVersion): Settings | undefined {
  try {
    const { userConfig, claudePath, trusted } = base;
    const read = readSettings(JSON.parse(json.replace(/^\uFEFF/, '')), base, installed);
    return { ...read, userConfig, claudePath, trusted };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export const SETTINGS_FILE = '.subagents.json';

/** URIs of the settings files that may count for a file, nearest first. */
export const settingsFilesFor = (uri: string): readonly string[] =>
  foldersAbove(uri).map((folder) => `${folder}/${SETTINGS_FILE}`);

const isObject = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `inlayHints.model` as one key or as one object in another: people write both. */
function switchIn(raw: Raw, group: string, key: string): boolean | undefined {
  const grouped = raw[group];
  const value = raw[`${group}.${key}`] ?? (isObject(grouped) ? grouped[key] : undefined);
  return typeof value === 'boolean' ? value : undefined;
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

export const LEVELS = ['off', 'hint', 'information', 'warning', 'error'] as const;
type Level = (typeof LEVELS)[number];
/** Levels by ids of rules. */
export type SeverityMap = Readonly<Record<string, Level>>;

export const levelNamed = (text: unknown): Level | undefined => LEVELS.find((level) => level === text);

function severities(value: Raw): SeverityMap {
  const map: Record<string, Level> = Object.create(null);
  for (const [id, text] of Object.entries(value)) {
    const level = levelNamed(text);
    if (level) map[id] = level;
  }
  return map;
}

/** The files that the setting `files` adds, by the settings that count for each. */
export function addedFiles(settingsFor: (uri: string) => Settings): Glob {
  const compiled = new WeakMap<readonly string[], Glob>();
  return {
    test(uri) {
      const { files } = settingsFor(uri);
      const glob = compiled.get(files) ?? anyGlob(files);
      compiled.set(files, glob);
      return glob.test(uri);
    },
  };
}

/** The part of the settings that rules and features ask for. */
export const optionsOf = ({ extraTools, extraModels, descriptionBudget }: Settings) => ({
  extraTools,
  extraModels,
  descriptionBudget,
});
