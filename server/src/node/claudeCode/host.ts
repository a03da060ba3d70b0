// What the language server is given in Node to reach the installed Claude Code.

import { fileURLToPath } from 'node:url';
import type { ClaudeCodeHost, ClaudeCodePlace } from '../../lsp/claudeCode/claudeCode';
import { routeWithClaudeCode } from './engine';
import { installedVersion } from './installed';
import { type Found, findProgram } from './program';
import { verifyWith } from './verify';

const find = ({ claudePath, folders }: Omit<ClaudeCodePlace, 'say'>): Found =>
  findProgram({
    claudePath,
    workspaceFolders: folders.filter((uri) => uri.startsWith('file:')).map((uri) => fileURLToPath(uri)),
    env: process.env,
  });

export const claudeCodeHost: ClaudeCodeHost = {
  find(place) {
    const found = find(place);
    return 'program' in found
      ? { program: found.program.called, problem: '' }
      : { program: null, problem: place.say(found.problem) };
  },
  installed(place) {
    const found = find(place);
    const version = 'program' in found ? installedVersion(found.program) : undefined;
    return 'program' in found && version !== undefined ? { version, program: found.program.file } : undefined;
  },
  async ask(place, agents, prompts, cancel, onAnswer) {
    const found = find(place);
    if ('program' in found)
      return routeWithClaudeCode({ program: found.program, agents, onAnswer }).ask(prompts, cancel);
    const outcome = { kind: 'failed', words: place.say(found.problem), final: true } as const;
    return prompts
      .slice(0, 1)
      .map(({ text }) => ({ prompt: text, outcome, version: null, model: null, turns: 0, tokens: null }));
  },
  async verify(place, trees, cancel) {
    const found = find(place);
    if ('program' in found) return verifyWith(found.program, trees, cancel);
    return { problem: place.say(found.problem), program: null, version: null, files: new Map() };
  },
};
