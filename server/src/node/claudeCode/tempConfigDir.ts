// Temporary project and home folders for one Claude Code session; removed as a whole when the session has ended.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AGENTS_FOLDER, CLAUDE_FOLDER } from '../../../../common/src/claudePaths';
import type { Listed } from '../../core/dialects/verdict';

export interface TempConfigDir {
  readonly root: string;
  /** The home of a session without a user; has an empty `.claude` folder. */
  readonly home: string;
  /** The working directory of the session: a Git repository, so that Claude Code searches no folder above it. */
  readonly project: string;
  /** Where Claude Code writes temporary files. */
  readonly temporary: string;
  readonly log: string;
  remove(): void;
}

/** `fill` writes the files of the session. If it throws, the folders are removed. */
export function createTempConfigDir(fill: (dir: TempConfigDir) => void): TempConfigDir {
  const root = mkdtempSync(path.join(realpathSync(tmpdir()), 'subagents-'));
  const dir: TempConfigDir = {
    root,
    home: path.join(root, 'home'),
    project: path.join(root, 'project'),
    temporary: path.join(root, 'tmp'),
    log: path.join(root, 'log.txt'),
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 }),
  };
  try {
    for (const folder of [path.join(dir.home, CLAUDE_FOLDER), dir.project, dir.temporary])
      mkdirSync(folder, { recursive: true });
    createGitRepository(dir.project);
    fill(dir);
    return dir;
  } catch (error) {
    dir.remove();
    throw error;
  }
}

/** Writes `text` below `folder`. Skips a path that leads out of the folder. */
export function writeBelow(folder: string, relative: string, text: string): void {
  const file = path.join(folder, relative);
  if (!file.startsWith(folder + path.sep)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The agents as the orchestrator is shown them: no bodies, and nothing else of the workspace. */
export const promptConfigDir = (agents: Iterable<Listed>): TempConfigDir =>
  createTempConfigDir(({ project }) => {
    let number = 0;
    for (const agent of agents) writeBelow(project, path.join(AGENTS_FOLDER, `${number++}.md`), agentFile(agent));
  });

/** The files of an empty repository, written without running Git. */
function createGitRepository(project: string): void {
  const git = path.join(project, '.git');
  mkdirSync(path.join(git, 'objects'), { recursive: true });
  mkdirSync(path.join(git, 'refs'));
  writeFileSync(path.join(git, 'HEAD'), 'ref: refs/heads/main\n');
  writeFileSync(path.join(git, 'config'), '[core]\n\trepositoryformatversion = 0\n');
}

/** A file from which Claude Code makes the same line for the orchestrator as from the original. */
export function agentFile({ name, description, tools, disallowedTools }: Listed): string {
  const fields: readonly (readonly [string, unknown])[] = [
    ['name', name],
    // An agent without a description does not load and would not compete.
    ['description', description.trim() === '' ? '-' : description],
    ['tools', tools],
    ['disallowedTools', disallowedTools],
  ];
  const lines = fields.filter(([, value]) => value !== null).map(([field, value]) => `${field}: ${quoted(value)}\n`);
  return `---\n${lines.join('')}---\n`;
}

/** JSON is YAML; three dashes end the frontmatter even inside quotes. */
const quoted = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('--', '-\\u002d')
    .replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
