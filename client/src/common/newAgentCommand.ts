// *Subagents: New Agent…*: asks for folder, name and persona, and opens the new file.

import { window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type PersonaChoice,
  type PersonaParams,
  personaRequest,
  personasRequest,
} from '../../../common/src/protocol/agents';
import { createAgentFile, pickWorkspaceFolder } from './createAgentFile';
import { agentsFolderIn } from './documentSelector';
import { newAgentNameProblem } from './newAgentName';
import { localize } from './texts/agents';

export async function createNewAgent(client: BaseLanguageClient): Promise<void> {
  const folder = await pickWorkspaceFolder();
  if (!folder) return;
  const name = await window.showInputBox({
    title: localize('new.first'),
    prompt: localize('new.name'),
    placeHolder: 'code-reviewer',
    validateInput: newAgentNameProblem,
  });
  if (!name) return;
  const personas = await client.sendRequest<readonly PersonaChoice[]>(personasRequest);
  const choice = await window.showQuickPick(
    [
      ...personas.map((persona) => ({ label: persona.title, detail: persona.summary, persona: persona.id })),
      { label: localize('new.empty'), detail: localize('new.empty.detail'), persona: undefined },
    ],
    { title: localize('new.second'), placeHolder: localize('new.from'), matchOnDetail: true },
  );
  if (!choice) return;
  const text = await client.sendRequest<string>(personaRequest, {
    name,
    ...(choice.persona === undefined ? {} : { persona: choice.persona }),
  } satisfies PersonaParams);
  await createAgentFile(agentsFolderIn(folder), name, text);
}
