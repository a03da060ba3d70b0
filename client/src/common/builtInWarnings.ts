// Offers a quick fix for warnings of VS Code's own support about values it does not know: checks agent files as plain Markdown.

import {
  CodeAction,
  CodeActionKind,
  type CodeActionProvider,
  ConfigurationTarget,
  commands,
  type Diagnostic,
  Disposable,
  languages,
  workspace,
} from 'vscode';
import { AGENTS_FOLDER } from '../../../common/src/claudePaths';
import { AGENT_PATTERN } from './documentSelector';
import { localize } from './texts/agents';

/** VS Code checks only files directly in the folder. Turning off `chat.agentFilesLocations` does not silence it (measured). */
const ASSOCIATION = `**/${AGENTS_FOLDER}/*.md`;
const COMMAND = 'subagents.checkAlone';

export function registerBuiltInWarningFix(): Disposable {
  const provider: CodeActionProvider = {
    provideCodeActions(document, _range, context) {
      const own = languages.getDiagnostics(document.uri).filter(isOwn);
      const falseWarnings = context.diagnostics.filter(
        (warning) => !warning.source && !own.some(({ range }) => range.intersection(warning.range)),
      );
      if (falseWarnings.length === 0) return [];
      const title = localize('builtIn.checkAlone');
      const action = new CodeAction(title, CodeActionKind.QuickFix);
      action.diagnostics = falseWarnings;
      action.command = { command: COMMAND, title };
      return [action];
    },
  };
  return Disposable.from(
    commands.registerCommand(COMMAND, associateWithMarkdown),
    languages.registerCodeActionsProvider({ language: 'chatagent', pattern: AGENT_PATTERN }, provider, {
      providedCodeActionKinds: [CodeActionKind.QuickFix],
    }),
  );
}

const isOwn = ({ source }: Diagnostic): boolean => source === 'subagents';

async function associateWithMarkdown(): Promise<void> {
  const files = workspace.getConfiguration('files');
  const before = files.inspect<Readonly<Record<string, string>>>('associations')?.workspaceValue ?? {};
  await files.update('associations', { ...before, [ASSOCIATION]: 'markdown' }, ConfigurationTarget.Workspace);
}
