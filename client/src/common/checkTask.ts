// The task *Subagents: check workspace*: the command line's check in VS Code's terminal, with its findings in the Problems view. What
// runs the command line is given by the host; nothing of what it checks is ever executed.

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

interface CommandRun {
  /** The exit code. */
  readonly ended: Promise<number>;
  stop(): void;
}

/** Starts our own command line in a folder and hands on what it prints. */
export type RunCommand = (args: readonly string[], folder: string, print: (text: string) => void) => CommandRun;

const TYPE = 'subagents';

export function checkTasks(run: RunCommand): Disposable {
  return tasks.registerTaskProvider(TYPE, {
    provideTasks: () => localFolders().map((folder) => checkTask(folder, { type: TYPE }, run)),
    resolveTask({ scope, definition }) {
      const folder = isFolder(scope) ? scope : localFolders()[0];
      return folder && checkTask(folder, definition, run);
    },
  });
}

const localFolders = (): readonly WorkspaceFolder[] =>
  (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');

const isFolder = (scope: Task['scope']): scope is WorkspaceFolder => typeof scope === 'object';

function checkTask(folder: WorkspaceFolder, definition: TaskDefinition, run: RunCommand): Task {
  const execution = new CustomExecution(async (resolved) => checkTerminal(folder.uri.fsPath, resolved, run));
  return new Task(definition, folder, 'check workspace', 'Subagents', execution, ['$subagents']);
}

/** Frames are left out: VS Code reads the findings of a file only where they follow each other. */
function commandArguments({ paths, maxWarnings, allowEmpty }: TaskDefinition): readonly string[] {
  const named = Array.isArray(paths) ? paths.filter((path): path is string => typeof path === 'string') : [];
  const limit = typeof maxWarnings === 'number' ? ['--max-warnings', String(maxWarnings)] : [];
  const empty = allowEmpty === true ? ['--allow-empty'] : [];
  return ['check', '--no-frame', ...limit, ...empty, '--', ...named];
}

function checkTerminal(folder: string, definition: TaskDefinition, run: RunCommand): Pseudoterminal {
  const written = new EventEmitter<string>();
  const closed = new EventEmitter<number>();
  let running: CommandRun | undefined;
  const print = (text: string): void => written.fire(text.replaceAll(/\r?\n/g, '\r\n'));
  return {
    onDidWrite: written.event,
    onDidClose: closed.event,
    open() {
      running = run(commandArguments(definition), folder, print);
      void running.ended.then(
        (code) => closed.fire(code),
        (error: unknown) => {
          print(`${error instanceof Error ? error.message : String(error)}\n`);
          closed.fire(2);
        },
      );
    },
    close: () => running?.stop(),
  };
}
