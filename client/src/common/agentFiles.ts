// Which open files are ours: chosen by their path, under whichever of the two language ids VS Code gives them.

import { type TextDocument, workspace } from 'vscode';

const AGENT_LANGUAGES = ['chatagent', 'markdown'] as const;
const PATTERNS = ['**/.claude/agents/**/*.{md,MD,Md}', '**/agents/**/*.md'];

/** Files that plugins list elsewhere. */
let listed: readonly string[] = [];
export const setListedPatterns = (patterns: readonly string[]): void => {
  listed = patterns;
};

/** The server decides for good; below a bare `agents` folder it answers only where a plugin is. */
export function documentSelector(): readonly { readonly language: string; readonly pattern: string }[] {
  const extra = workspace.getConfiguration('subagents').get<readonly string[]>('files', []);
  return AGENT_LANGUAGES.flatMap((language) =>
    [...PATTERNS, ...extra, ...listed].map((pattern) => ({ language, pattern })),
  );
}

export const isAgentFile = (document: TextDocument): boolean =>
  (AGENT_LANGUAGES as readonly string[]).includes(document.languageId) &&
  /\/\.claude\/agents\/.*\.md$/i.test(document.uri.path);
