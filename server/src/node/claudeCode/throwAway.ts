// A folder of its own for one question to Claude Code: it holds what the orchestrator is told of the agents, and nothing else of the
// workspace. No body gets in here: nobody is shown one before an agent is called, and none ever is.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Told } from '../../core/dialects/claude/loader/listing';

interface ThrowAway {
  /** The project a session is started in. */
  readonly project: string;
  /** For what Claude Code writes while it runs. */
  readonly temporary: string;
  remove(): void;
}

export function throwAway(agents: Iterable<Told>): ThrowAway {
  const root = mkdtempSync(path.join(realpathSync(tmpdir()), 'subagents-'));
  const remove = (): void => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  try {
    const project = path.join(root, 'project');
    const temporary = path.join(root, 'tmp');
    const folder = path.join(project, '.claude', 'agents');
    mkdirSync(folder, { recursive: true });
    mkdirSync(temporary);
    endSearchHere(project);
    let number = 0;
    for (const agent of agents) writeFileSync(path.join(folder, `${number++}.md`), agentFile(agent));
    return { project, temporary, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Claude Code looks for agents upwards to the repository's root: an empty one, without running git. */
export function endSearchHere(project: string): void {
  const git = path.join(project, '.git');
  mkdirSync(path.join(git, 'objects'), { recursive: true });
  mkdirSync(path.join(git, 'refs'));
  writeFileSync(path.join(git, 'HEAD'), 'ref: refs/heads/main\n');
  writeFileSync(path.join(git, 'config'), '[core]\n\trepositoryformatversion = 0\n');
}

/** Read back by Claude Code, it gives the same line for the orchestrator as the author's file. */
export function agentFile({ name, description, tools, disallowedTools }: Told): string {
  const fields: readonly (readonly [string, unknown])[] = [
    ['name', name],
    // An agent without one would not be loaded, and be no competitor.
    ['description', description.trim() === '' ? '-' : description],
    ['tools', tools],
    ['disallowedTools', disallowedTools],
  ];
  const lines = fields.filter(([, value]) => value !== null).map(([field, value]) => `${field}: ${quoted(value)}\n`);
  return `---\n${lines.join('')}---\n`;
}

/** JSON is YAML; only three dashes would end the frontmatter even in quotes. */
const quoted = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('--', '-\\u002d')
    .replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
