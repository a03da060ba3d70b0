// References to an agent in one file, each resolved from where the file stands.

import type { AgentDocument } from '../../syntax/document';
import type { ReaderProfile } from '../../syntax/readerProfile';
import type { AgentSummary, Workspace } from '../../workspace/workspace';
import { prefixesOf, resolveAgentName, type Standpoint } from './agentResolution';
import { mayName, type NameFileKind, occurrencesOf } from './nameFiles';
import type { Occurrence } from './occurrences';
import type { Called } from './proseMentions';

export interface AgentReference {
  readonly occurrence: Occurrence;
  /** All agents that the name may stand for. */
  readonly agents: readonly AgentSummary[];
}

interface SearchedFile {
  readonly uri: string;
  readonly text: string;
  readonly kind: NameFileKind;
  readonly from: Standpoint;
  /** The parsed text of an agent file, if there is one. */
  readonly doc?: AgentDocument;
}

/** `agents` must have the same name. In file order; parses the file only if its text may contain the name. */
export function agentReferencesIn(
  file: SearchedFile,
  agents: readonly AgentSummary[],
  workspace: Workspace,
  profile: ReaderProfile,
): readonly AgentReference[] {
  const name = agents[0]?.name ?? '';
  const called: Called = { name, prefixes: [...new Set(agents.flatMap(prefixesOf))] };
  if (name === '' || !mayName(file.text, called)) return [];
  const wanted = new Set(agents.map(({ uri }) => uri));
  const resolve = ({ form, written }: Occurrence): readonly AgentSummary[] => {
    if (form !== 'name') return resolveAgentName(written, file.from, workspace, { called: form === 'type' });
    const own = workspace.byUri(file.uri);
    return own ? [own] : [];
  };
  return occurrencesOf(file, called, profile)
    .map((occurrence) => ({ occurrence, agents: resolve(occurrence) }))
    .filter((reference) => reference.agents.some(({ uri }) => wanted.has(uri)));
}
