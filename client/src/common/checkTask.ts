// The task *Subagents: check workspace*: runs the command line's check in VS Code's terminal; it runs nothing that it checks.

import {
  CustomExecution,
  type Disposable,
  EventEmitter,
  type Pseudoterminal,
  Task,
  type TaskDefinition,
  tasks,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import { errorText } from './errors';

interface CommandRun {
  readonly exitCode: Promise<number>;
  stop(): void;
}

/** Starts the bundled command line in a folder; `print` receives its output. */
export type RunCommand = (args: readonly string[], folder: string, print: (text: string) => void) => CommandRun;

const TYPE = 'subagents';

export const registerCheckTasks = (run: RunCommand): Disposable =>
  tasks.registerTaskProvider(TYPE, {
    provideTasks: () => localFolders().map((folder) => checkTask(folder, { type: TYPE }, run)),
    resolveTask({ scope, definition }) {
      const folder = isFolder(scope) ? scope : localFolders()[0];
      return folder && checkTask(folder, definition, run);
    },
  });

const localFolders = (): readonly WorkspaceFolder[] =>
  (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');

const isFolder = (scope: Task['scope']): scope is WorkspaceFolder => typeof scope === 'object';

function checkTask(folder: WorkspaceFolder, definition: TaskDefinition, run: RunCommand): Task {
  const execution = new CustomExecution(async (resolved) => checkTerminal(folder.uri.fsPath, resolved, run));
  return new Task(definition, folder, 'check workspace', 'Subagents', execution, ['$subagents']);
}

/** Without frames: the problem matcher reads only consecutive findings of a file. */
function commandArguments({ paths, maxWarnings, allowEmpty }: TaskDefinition): readonly string[] {
  const named = Array.isArray(paths) ? paths.filter((path): path is string => typeof path === 'string') : [];
  const limit = typeof maxWarnings === 'number' ? ['--max-warnings', String(maxWarnings)] : [];
  const empty = allowEmpty === true ? ['--allow-empty'] : [];
  return ['check', '--no-frame', ...limit, ...empty, '--', ...named];
}

function checkTerminal(folder: string, definition: TaskDefinition, run: RunCommand): Pseudoterminal {
  const output = new EventEmitter<string>();
  const closed = new EventEmitter<number>();
  let running: CommandRun | undefined;
  const print = (text: string): void => output.fire(text.replaceAll(/\r?\n/g, '\r\n'));
  return {
    onDidWrite: output.event,
    onDidClose: closed.event,
    open() {
      running = run(commandArguments(definition), folder, print);
      void running.exitCode.then(
        (code) => closed.fire(code),
        (error: unknown) => {
          print(`${errorText(error)}\n`);
          closed.fire(2);
        },
      );
    },
    close: () => running?.stop(),
  };
}
