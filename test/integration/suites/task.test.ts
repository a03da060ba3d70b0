// The task *Subagents: check workspace*: listed, run, exit code and problems.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, clear, closeAll, inWorkspace, openFile, until, writeFile } from './editor';
import { after, before, suite, test } from './runner';
import { screen } from './screen';

const FOLDER = '.claude/agents/task';
const BROKEN = `${FOLDER}/broken.md`;
const GOOD = `${FOLDER}/baker.md`;

async function endOf(task: vscode.Task): Promise<number | undefined> {
  const ended = new Promise<number | undefined>((resolve) => {
    const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.definition.type !== 'subagents') return;
      listener.dispose();
      resolve(exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}

const found = (relative: string): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(inWorkspace(relative)).filter(({ source }) => source === 'subagents check');

suite('check task', () => {
  before(async () => {
    await closeAll();
    await clear(FOLDER);
    await writeFile(GOOD, '---\nname: baker\ndescription: Use this agent when bread is to be baked.\n---\n\nBake.\n');
    await writeFile(BROKEN, '---\ndescription: Use this agent for nothing.\ntools: MultiEdit\n---\n\nDo nothing.\n');
    await openFile(inWorkspace(GOOD));
    await activated();
  });
  after(async () => {
    await closeAll();
    await clear(FOLDER);
    await clear('.vscode');
  });

  const only = async (): Promise<vscode.Task> => {
    const tasks = await until('the task', async () => {
      const listed = await vscode.tasks.fetchTasks({ type: 'subagents' });
      return listed.length > 0 && listed;
    });
    assert.deepEqual(
      tasks.map(({ source, name }) => `${source}: ${name}`),
      ['Subagents: check workspace'],
    );
    const [task] = tasks;
    assert.ok(task);
    return task;
  };

  test('exits with 1 on errors and lists its findings as problems at their lines', async () => {
    assert.equal(await endOf(await only()), 1);
    const problems = await until('both problems', () => {
      const now = found(BROKEN);
      return now.length > 1 && now;
    });
    assert.deepEqual(
      problems.map(({ code, severity, range }) => [code, severity, range.start.line]),
      [
        ['name-missing', vscode.DiagnosticSeverity.Error, 0],
        ['removed-tool', vscode.DiagnosticSeverity.Warning, 2],
      ],
    );
    assert.deepEqual(found(GOOD), []);
    if (!screen.available) return;
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await until('the problem in its view', async () =>
      (await screen.texts('.markers-panel .monaco-list-row', 500)).some((row) => row.includes('subagents check')),
    );
    await screen.shot('task-problems');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  test('exits with 0 without errors and clears its problems', async () => {
    await clear(FOLDER);
    await writeFile(GOOD, '---\nname: baker\ndescription: Use this agent when bread is to be baked.\n---\n\nBake.\n');
    assert.equal(await endOf(await only()), 0);
    await until('no problem', () => found(BROKEN).length === 0);
  });

  test('checks only the file that a workspace task names', async () => {
    await writeFile(BROKEN, '---\ndescription: Use this agent for nothing.\n---\n\nDo nothing.\n');
    const own = { type: 'subagents', label: 'agents', paths: [GOOD], maxWarnings: 0, problemMatcher: '$subagents' };
    await writeFile('.vscode/tasks.json', JSON.stringify({ version: '2.0.0', tasks: [own] }));
    const task = await until('the task of the workspace', async () =>
      (await vscode.tasks.fetchTasks({ type: 'subagents' })).find(({ name }) => name === 'agents'),
    );
    assert.equal(await endOf(task), 0);
    assert.deepEqual(found(BROKEN), []);
  });
});
