// The document selector of the client: agent files by path and language id; the server decides whether a file is one.

import { type TextDocument, Uri, window, workspace } from 'vscode';
import { AGENTS_FOLDER, PLUGIN_AGENTS_FOLDER } from '../../../common/src/claudePaths';

const AGENT_LANGUAGES = ['chatagent', 'markdown'] as const;
export const AGENT_PATTERN = `**/${AGENTS_FOLDER}/**/*.{md,MD,Md}`;
/** Below a bare `agents` folder the server responds only where a plugin is. */
const PATTERNS = [AGENT_PATTERN, `**/${PLUGIN_AGENTS_FOLDER}/**/*.md`];

/** Files that plugin manifests list elsewhere. */
let pluginPatterns: readonly string[] = [];
export const setPluginPatterns = (patterns: readonly string[]): void => {
  pluginPatterns = patterns;
};

/** Globs of the setting `files`. */
export const extraPatterns = (): readonly string[] =>
  workspace.getConfiguration('subagents').get<readonly string[]>('files', []);

export const documentSelector = (): readonly { readonly language: string; readonly pattern: string }[] =>
  AGENT_LANGUAGES.flatMap((language) =>
    [...PATTERNS, ...extraPatterns(), ...pluginPatterns].map((pattern) => ({ language, pattern })),
  );

export const isAgentFile = ({ languageId, uri }: TextDocument): boolean =>
  (AGENT_LANGUAGES as readonly string[]).includes(languageId) &&
  uri.path.includes(`/${AGENTS_FOLDER}/`) &&
  /\.md$/i.test(uri.path);

/** The document of the active editor, if it is an agent file. */
export function activeAgentFile(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  return document && isAgentFile(document) ? document : undefined;
}

/** The folder of a project's agents. */
export const agentsFolderIn = (project: Uri): Uri => Uri.joinPath(project, AGENTS_FOLDER);
