// The version of Claude Code that a command assumes; by default the newest known, so that output does not depend on the machine.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { plainVersion, versionWith } from '../core/dialects/claude/catalogue/learned';
import { dialectNames } from '../core/dialects/names';
import type { ReportVersion } from '../core/report/report';
import { compareVersions } from '../core/text/version';
import { INSTALLED, type InstalledVersion, installedOrNewest, type Settings } from '../core/workspace/settings';
import { installedVersion } from './claudeCode/installed';
import { readLearned } from './claudeCode/learnedFiles';
import { type Found, findProgram } from './claudeCode/program';
import type { Output } from './command';
import { commandText } from './commandTexts';
import { learnedFolder } from './environment';
import type { Project } from './project';

/** The user's Claude Code; never one inside the given folders or their repositories. */
export const findOutside = (folders: readonly string[], cwd: string): Found =>
  findProgram({
    claudePath: '',
    workspaceFolders: [...folders, cwd].flatMap((folder) => above(path.resolve(cwd, folder))),
    env: process.env,
  });

/** The folder and its parents up to the root of the repository. */
function above(folder: string): readonly string[] {
  const folders = [folder];
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return [...folders, at];
  }
  return folders;
}

/** Searches the program on the first call only. */
export function installedReader(paths: readonly string[], cwd: string): InstalledVersion {
  let found: { readonly version: string | undefined } | undefined;
  return () => {
    if (!found) {
      const where = findOutside(paths, cwd);
      const version = 'program' in where ? installedVersion(where.program) : undefined;
      const facts = version === undefined ? undefined : readLearned(learnedFolder(), version);
      found = { version: facts ? versionWith(facts) : version };
    }
    return found.version;
  };
}

/** Applies `--claude-version` to the settings of a file. A version named in `.subagents.json` takes precedence over `installed`. */
export function chosenVersion(
  settings: Settings,
  given: string | undefined,
  installed: InstalledVersion,
): Pick<Settings, 'claudeVersion' | 'versionSource'> {
  const { claudeVersion, versionSource } = settings;
  if (given === undefined || (given === INSTALLED && versionSource === 'named'))
    return { claudeVersion, versionSource };
  return given === INSTALLED ? installedOrNewest(installed) : { claudeVersion: given, versionSource: 'named' };
}

/** The version for the report; prints warnings about it. */
export function judgedBy({ uris, settingsFor }: Project, given: string | undefined, output: Output): ReportVersion {
  const all = uris.map(settingsFor);
  const installed = all.find(({ versionSource }) => versionSource === 'installed')?.claudeVersion;
  if (installed !== undefined) {
    const version = plainVersion(installed);
    if (version === installed && compareVersions(version, dialectNames.claude.newestVersion) > 0)
      output.error(`${commandText('check.newerInstalled', { version, newest: dialectNames.claude.newestVersion })}\n`);
    return { claudeVersion: version, claudeVersionSource: 'installed' };
  }
  if (given === INSTALLED && all.some(({ versionSource }) => versionSource === 'newest'))
    output.error(`${commandText('check.noInstalled', { newest: dialectNames.claude.newestVersion })}\n`);
  return { claudeVersion: given === undefined || given === INSTALLED ? dialectNames.claude.newestVersion : given };
}
