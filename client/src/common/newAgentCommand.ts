// *Subagents: New Agent…*: asks for a name, a persona and a place, and opens the new file.

import { Uri, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { AGENTS_FOLDER } from '../../../common/src/claudePaths';
import {
  type PersonaChoice,
  type PersonaParams,
  personaRequest,
  personasRequest,
} from '../../../common/src/protocol/agents';
import { chooseFolder, createAgent } from './createAgentFile';
import { nameProblem } from './newAgentName';
import { say } from './texts/agents';

export async function newAgent(client: BaseLanguageClient): Promise<void> {
  const folder = await chooseFolder();
  if (!folder) return;
  const name = await window.showInputBox({
    title: say('new.first'),
    prompt: say('new.name'),
    placeHolder: 'code-reviewer',
    validateInput: nameProblem,
  });
  if (!name) return;
  const personas = await client.sendRequest<readonly PersonaChoice[]>(personasRequest);
  const chosen = await window.showQuickPick(
    [
      ...personas.map((persona) => ({ label: persona.title, detail: persona.summary, persona: persona.id })),
      { label: say('new.empty'), detail: say('new.empty.detail'), persona: undefined },
    ],
    { title: say('new.second'), placeHolder: say('new.from'), matchOnDetail: true },
  );
  if (!chosen) return;
  const text = await client.sendRequest<string>(personaRequest, {
    name,
    ...(chosen.persona === undefined ? {} : { persona: chosen.persona }),
  } satisfies PersonaParams);
  await createAgent(Uri.joinPath(folder, AGENTS_FOLDER), name, text);
}
