// Copies an agent to the user's or a project's agents under an unused name; never replaces a file.

import { InputBoxValidationSeverity, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type CopyParams,
  copyRequest,
  type ListedAgent,
  type WorkspaceResult,
} from '../../../../common/src/protocol/agents';
import { createAgentFile, pickWorkspaceFolder } from '../createAgentFile';
import { agentsFolderIn } from '../documentSelector';
import { newAgentNameProblem, unusedName } from '../newAgentName';
import { notifyFileChange } from '../serverFiles';
import { localize } from '../texts/agents';
import { fileNameOf, labelOf } from './agentTreeModel';

export async function duplicateAgent(
  client: BaseLanguageClient,
  agent: ListedAgent,
  { agents, userFolder }: WorkspaceResult,
  scope: 'user' | 'project',
): Promise<void> {
  const folder = scope === 'user' ? userFolder && Uri.parse(userFolder) : await projectAgentsFolder();
  if (!folder) return;
  const used = await namesIn(folder, agents);
  const name = await window.showInputBox({
    title: localize(scope === 'user' ? 'copy.toUser' : 'copy.toProject'),
    prompt: localize('copy.name', { name: labelOf(agent) }),
    value: unusedName(labelOf(agent), (each) => used.has(each)),
    validateInput(value) {
      if (value === '') return localize('copy.needsName');
      const problem = used.has(value) ? localize('copy.taken') : newAgentNameProblem(value);
      if (problem !== undefined) return problem;
      const namesake = agents.find((each) => each.name === value && each.status === 'loads');
      if (!namesake) return undefined;
      const message = localize('copy.sameName', { path: namesake.path });
      return { message, severity: InputBoxValidationSeverity.Info };
    },
  });
  if (!name) return;
  const text = await client.sendRequest<string | null>(copyRequest, { uri: agent.uri, name } satisfies CopyParams);
  if (text === null) {
    void window.showWarningMessage(localize('copy.noFrontmatter'));
    return;
  }
  const file = await createAgentFile(folder, name, text);
  if (file) await notifyFileChange(client, file, 'created');
}

async function projectAgentsFolder(): Promise<Uri | undefined> {
  const project = await pickWorkspaceFolder();
  return project && agentsFolderIn(project);
}

/** Names of agents, and of files even if they are no agents. */
async function namesIn(folder: Uri, agents: readonly ListedAgent[]): Promise<ReadonlySet<string>> {
  const tree = folder.toString();
  const names = agents.filter((each) => Uri.parse(each.tree).toString() === tree).map((each) => each.name);
  return new Set([...names, ...(await fileNamesIn(folder))]);
}

async function fileNamesIn(folder: Uri): Promise<readonly string[]> {
  try {
    return (await workspace.fs.readDirectory(folder)).map(([name]) => fileNameOf(name).replace(/\.md$/i, ''));
  } catch (error) {
    // The folder does not exist yet.
    if (error instanceof Error) return [];
    throw error;
  }
}
