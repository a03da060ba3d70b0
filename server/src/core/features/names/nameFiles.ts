// Which files may name agents, by their paths, and how to read each.

import { CLAUDE_FOLDER } from '../../../../../common/src/claudePaths';
import type { AgentDocument } from '../../syntax/document';
import { parseAgent } from '../../syntax/parse';
import { anyFields, type ReaderProfile } from '../../syntax/readerProfile';
import { normalizeAgentName } from '../../workspace/workspace';
import type { Standpoint } from './agentResolution';
import { agentFields, commandFields, type Occurrence, occurrencesIn, occurrencesInText } from './occurrences';
import type { Called } from './proseMentions';
import { occurrencesInSettings } from './settingsNames';

/** Below a workspace folder, beside the agent files themselves. */
export const NAME_FILES: readonly string[] = [
  '**/CLAUDE.md',
  '**/CLAUDE.local.md',
  `**/${CLAUDE_FOLDER}/commands/**/*.md`,
  `**/${CLAUDE_FOLDER}/rules/**/*.md`,
  `**/${CLAUDE_FOLDER}/skills/**/SKILL.md`,
  `**/${CLAUDE_FOLDER}/settings.json`,
  `**/${CLAUDE_FOLDER}/settings.local.json`,
];
/** The same below the user's configuration folder, and below a plugin. */
export const OWN_FILES: readonly string[] = ['CLAUDE.md', 'settings.json', 'settings.local.json'];
export const OWN_FOLDERS: readonly string[] = ['commands', 'rules', 'skills'];

export type NameFileKind = 'agent' | 'command' | 'text' | 'settings';

export function kindOf(uri: string): NameFileKind {
  if (/\/settings(?:\.local)?\.json$/.test(uri)) return 'settings';
  return /\/commands\/.*\.md$|\/SKILL\.md$/.test(uri) ? 'command' : 'text';
}

/** For a file in a workspace folder: the folder around its `.claude`, or around the file. */
export function projectStandpoint(uri: string): Standpoint {
  const claude = uri.lastIndexOf(`/${CLAUDE_FOLDER}/`);
  return { scope: 'project', root: uri.slice(0, (claude < 0 ? uri.lastIndexOf('/') : claude) + 1) };
}

/** Cheap filter before parsing: false only if the file cannot contain the name. */
export function mayName(text: string, { name }: Called): boolean {
  if (text.includes(name) || /\\[xuU]/.test(text) || /["'\\]/.test(name)) return true;
  return (
    (/\s/.test(name) || text.includes('subagent_type')) && normalizeAgentName(text).includes(normalizeAgentName(name))
  );
}

/** `doc`: the parsed document, if available. */
export function occurrencesOf(
  file: { readonly uri: string; readonly text: string; readonly kind: NameFileKind; readonly doc?: AgentDocument },
  called: Called,
  profile: ReaderProfile,
): readonly Occurrence[] {
  const { uri, text, kind } = file;
  switch (kind) {
    case 'agent':
      return occurrencesIn(file.doc ?? parseAgent(uri, text, profile), called, agentFields);
    case 'command':
      return occurrencesIn(parseAgent(uri, text, anyFields), called, commandFields);
    case 'settings':
      return occurrencesInSettings(text, called);
    case 'text':
      return occurrencesInText(text, called);
  }
}
