// The language server's access to the installed Claude Code in Node.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClaudeCodeHost, ClaudeCodePlace, RuntimeReport } from '../../lsp/claudeCode/claudeCodeHost';
import { learnedFolder } from '../environment';
import { routeWithClaudeCode } from './claudeCodeRouter';
import { installedVersion } from './installed';
import { keepLearning } from './keepLearning';
import { readLearned } from './learnedFiles';
import { managedSettings } from './managed';
import { type Found, findProgram } from './program';
import { verifyWith } from './verify';

interface HostOptions {
  /** The folder for learned facts. */
  readonly learned: string;
  /** The location of managed settings; undefined where there are none. */
  readonly managed: () => string | undefined;
}

const find = ({ claudePath, folders }: Omit<ClaudeCodePlace, 'localize'>): Found =>
  findProgram({
    claudePath,
    workspaceFolders: folders.filter((uri) => uri.startsWith('file:')).map((uri) => fileURLToPath(uri)),
    env: process.env,
  });

/** `storage`: the extension's storage folder; without it, facts are stored with those of the command line. */
export const claudeCodeHostWith = (storage?: string): ClaudeCodeHost =>
  claudeCodeHostIn({
    learned: storage === undefined ? learnedFolder() : path.join(storage, 'learned'),
    managed: () => managedSettings(),
  });

export const claudeCodeHostIn = ({ learned, managed }: HostOptions): ClaudeCodeHost => ({
  find(place) {
    const found = find(place);
    return 'program' in found
      ? { program: found.program.called, file: found.program.file, problem: '' }
      : { program: null, file: null, problem: place.localize(found.problem) };
  },
  installed(place) {
    const found = find(place);
    const version = 'program' in found ? installedVersion(found.program) : undefined;
    if (!('program' in found) || version === undefined) return undefined;
    const facts = readLearned(learned, version);
    return { version, program: found.program.file, ...(facts ? { learned: facts } : {}) };
  },
  async ask(place, agents, prompts, signal, onAnswer) {
    const found = find(place);
    if ('program' in found) return routeWithClaudeCode(prompts, { program: found.program, agents, signal, onAnswer });
    const outcome = { kind: 'failed', words: place.localize(found.problem), final: true } as const;
    return prompts
      .slice(0, 1)
      .map(({ text }) => ({ prompt: text, outcome, version: null, model: null, turns: 0, tokens: null }));
  },
  async learn(place, signal, onStep) {
    const found = find(place);
    if (!('program' in found)) return { problem: place.localize(found.problem), program: null };
    const { program } = found;
    const kept = await keepLearning({ program, folder: learned, managed: managed(), signal, onStep });
    return 'facts' in kept
      ? { problem: '', program: program.file, facts: kept.facts }
      : { problem: place.localize(kept.problem), program: program.file };
  },
  async verify(place, trees, signal) {
    const found = find(place);
    if ('problem' in found) return unasked(place.localize(found.problem));
    const prescribed = managed();
    if (prescribed !== undefined) return unasked(place.localize({ id: 'claude.managed', args: { place: prescribed } }));
    return verifyWith(found.program, trees, signal);
  },
});

const unasked = (problem: string): RuntimeReport => ({ problem, program: null, version: null, files: new Map() });

export const claudeCodeHost: ClaudeCodeHost = claudeCodeHostWith();
