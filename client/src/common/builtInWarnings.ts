// VS Code's own support warns of values it does not know yet: full model ids, newer permission modes, newer hook types. Where
// it does and the language server finds nothing wrong, this offers to leave the files to this extension. What it writes was
// measured to silence those warnings; switching the folder off in `chat.agentFilesLocations` was measured not to.

import {
  CodeAction,
  CodeActionKind,
  type CodeActionProvider,
  ConfigurationTarget,
  commands,
  type Diagnostic,
  type Disposable,
  languages,
  workspace,
} from 'vscode';
import { AGENTS_FOLDER } from '../../../common/src/claudePaths';
import { AGENT_PATTERN } from './agentFiles';
import { say } from './texts/agents';

/** Only files directly in the folder are checked by VS Code; those in folders below are Markdown already. */
const ASSOCIATION = `**/${AGENTS_FOLDER}/*.md`;
const COMMAND = 'subagents.checkAlone';

export function offerToCheckAlone(): Disposable {
  const provider: CodeActionProvider = {
    provideCodeActions(document, _range, context) {
      const all = languages.getDiagnostics(document.uri);
      const ours = all.filter(isOurs);
      const mistaken = context.diagnostics.filter(
        (theirs) => !theirs.source && !ours.some((own) => own.range.intersection(theirs.range)),
      );
      if (mistaken.length === 0) return [];
      const title = say('builtIn.checkAlone');
      const action = new CodeAction(title, CodeActionKind.QuickFix);
      action.diagnostics = mistaken;
      action.command = { command: COMMAND, title };
      return [action];
    },
  };
  const registered = [
    commands.registerCommand(COMMAND, checkAlone),
    languages.registerCodeActionsProvider({ language: 'chatagent', pattern: AGENT_PATTERN }, provider, {
      providedCodeActionKinds: [CodeActionKind.QuickFix],
    }),
  ];
  return { dispose: () => registered.forEach((each) => void each.dispose()) };
}

const isOurs = ({ source }: Diagnostic): boolean => source === 'subagents';

async function checkAlone(): Promise<void> {
  const files = workspace.getConfiguration('files');
  const before = files.inspect<Readonly<Record<string, string>>>('associations')?.workspaceValue ?? {};
  await files.update('associations', { ...before, [ASSOCIATION]: 'markdown' }, ConfigurationTarget.Workspace);
}
