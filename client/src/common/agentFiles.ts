// Which open files are ours: chosen by their path, under whichever of the two language ids VS Code gives them.

import { type TextDocument, workspace } from 'vscode';
import { AGENTS_FOLDER, PLUGIN_AGENTS_FOLDER } from '../../../common/src/claudePaths';

const AGENT_LANGUAGES = ['chatagent', 'markdown'] as const;
export const AGENT_PATTERN = `**/${AGENTS_FOLDER}/**/*.{md,MD,Md}`;
const PATTERNS = [AGENT_PATTERN, `**/${PLUGIN_AGENTS_FOLDER}/**/*.md`];

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
  document.uri.path.includes(`/${AGENTS_FOLDER}/`) &&
  /\.md$/i.test(document.uri.path);
