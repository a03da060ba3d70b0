// A copy of an agent among those of the user or of a project, under a name of its own. Never replaces a file.

import { InputBoxValidationSeverity, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { AGENTS_FOLDER } from '../../../../common/src/claudePaths';
import {
  type CopyParams,
  copyRequest,
  type ListedAgent,
  type WorkspaceResult,
} from '../../../../common/src/protocol/agents';
import { chooseFolder, createAgent } from '../createAgentFile';
import { nameProblem } from '../newAgentName';
import { say } from '../texts/agents';
import { fileNameOf, labelOf } from './agentTreeModel';
import { copyName } from './copyName';
import { tellOfFile } from './tellOfFile';

export async function duplicate(
  client: BaseLanguageClient,
  agent: ListedAgent,
  { agents, userFolder }: WorkspaceResult,
  to: 'user' | 'project',
): Promise<void> {
  const target = to === 'user' ? userFolder && Uri.parse(userFolder) : await projectFolder();
  if (!target) return;
  const taken = await namesIn(target, agents);
  const name = await window.showInputBox({
    title: say(to === 'user' ? 'copy.toUser' : 'copy.toProject'),
    prompt: say('copy.name', { name: labelOf(agent) }),
    value: copyName(labelOf(agent), (each) => taken.has(each)),
    validateInput(value) {
      if (value === '') return say('copy.needsName');
      const problem = taken.has(value) ? say('copy.taken') : nameProblem(value);
      if (problem !== undefined) return problem;
      const other = agents.find((each) => each.name === value && each.status === 'loads');
      if (!other) return undefined;
      const message = say('copy.sameName', { path: other.path });
      return { message, severity: InputBoxValidationSeverity.Info };
    },
  });
  if (!name) return;
  const text = await client.sendRequest<string | null>(copyRequest, { uri: agent.uri, name } satisfies CopyParams);
  if (text === null) {
    void window.showWarningMessage(say('copy.noFrontmatter'));
    return;
  }
  const file = await createAgent(target, name, text);
  if (file) await tellOfFile(client, file, 'created');
}

async function projectFolder(): Promise<Uri | undefined> {
  const folder = await chooseFolder();
  return folder && Uri.joinPath(folder, AGENTS_FOLDER);
}

/** Of its agents and of its files, whether or not they are agents. */
async function namesIn(target: Uri, agents: readonly ListedAgent[]): Promise<ReadonlySet<string>> {
  const tree = target.toString();
  const names = agents.filter((each) => Uri.parse(each.tree).toString() === tree).map((each) => each.name);
  return new Set([...names, ...(await filesIn(target))]);
}

async function filesIn(folder: Uri): Promise<readonly string[]> {
  try {
    return (await workspace.fs.readDirectory(folder)).map(([name]) => fileNameOf(name).replace(/\.md$/i, ''));
  } catch (error) {
    // There is no such folder yet.
    if (error instanceof Error) return [];
    throw error;
  }
}
