// *Subagents: New Agent…*: asks for a name, a persona and a place, and opens the new file. Never replaces a file.

import { Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type PersonaChoice,
  type PersonaParams,
  personaRequest,
  personasRequest,
} from '../../../server/src/lsp/protocol';

export async function newAgent(client: BaseLanguageClient): Promise<void> {
  const folder = await chooseFolder();
  if (!folder) return;
  const name = await window.showInputBox({
    title: 'New agent (1/2)',
    prompt: 'What is it called? The orchestrator and you will use this name.',
    placeHolder: 'code-reviewer',
    validateInput: (value) => problemOf(value),
  });
  if (name === undefined) return;
  const personas = await client.sendRequest<readonly PersonaChoice[]>(personasRequest);
  const chosen = await window.showQuickPick(
    [
      ...personas.map((persona) => ({ label: persona.title, detail: persona.summary, persona: persona.id })),
      { label: 'Empty', detail: 'A file to fill in yourself.', persona: undefined },
    ],
    { title: 'New agent (2/2)', placeHolder: 'What does it start from?', matchOnDetail: true },
  );
  if (!chosen) return;
  const agents = Uri.joinPath(folder, '.claude', 'agents');
  const file = Uri.joinPath(agents, `${name}.md`);
  if (await exists(file)) {
    void window.showWarningMessage(`${workspace.asRelativePath(file)} is there already.`);
    return;
  }
  const firstOne = !(await exists(agents));
  const text = await client.sendRequest<string>(personaRequest, {
    name,
    ...(chosen.persona === undefined ? {} : { persona: chosen.persona }),
  } satisfies PersonaParams);
  await workspace.fs.createDirectory(agents);
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  await window.showTextDocument(file);
  if (firstOne)
    void window.showInformationMessage(
      'This is the first agent here. Claude Code sees a new agents folder after a restart.',
    );
}

async function chooseFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length < 2) {
    if (folders.length === 0)
      void window.showInformationMessage('Open a folder first: agents live in its .claude/agents.');
    return folders[0]?.uri;
  }
  return (await window.showWorkspaceFolderPick({ placeHolder: 'Which folder is it for?' }))?.uri;
}

function problemOf(name: string): string | undefined {
  if (name === '') return undefined;
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return undefined;
  return 'Lower-case letters, digits and hyphens are understood everywhere.';
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}
