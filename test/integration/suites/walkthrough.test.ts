// The walkthrough: every step opens, shows its picture and leads to an existing command.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, closeAll, EXTENSION_ID, inWorkspace, openFile, setTheme, until } from './editor';
import { after, before, test as quickTest, suite } from './runner';
import { screen } from './screen';

interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

const STEPS = '.getting-started-step';

/** Many key presses and screenshots, on busy machines. */
const test = (name: string, body: () => Promise<void>): void => quickTest(name, body);

suite('walkthrough', () => {
  const steps = (): readonly Step[] => {
    const manifest: { contributes: { walkthroughs: readonly { steps: readonly Step[] }[] } } =
      vscode.extensions.getExtension(EXTENSION_ID)?.packageJSON;
    return manifest.contributes.walkthroughs[0]?.steps ?? [];
  };
  const open = async (): Promise<void> => {
    await vscode.commands.executeCommand(
      'workbench.action.openWalkthrough',
      { category: `${EXTENSION_ID}#subagents.start` },
      false,
    );
    await until('the steps', async () => (await screen.texts(STEPS)).length === steps().length);
  };
  before(async () => {
    await openFile(inWorkspace('.claude/agents/code-reviewer.md'));
    await activated();
    await closeAll();
    // VS Code shows the pictures beside the steps where the page is wide enough.
    await screen.resize(1500, 850);
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
  });
  after(async () => {
    await screen.resize(1280, 800);
    await vscode.commands.executeCommand('workbench.view.explorer');
    await setTheme('dark');
    await closeAll();
  });

  for (const theme of ['dark', 'light', 'highContrast'] as const)
    test(`every step shows its picture in ${theme}`, async () => {
      await setTheme(theme);
      await open();
      const shown: string[] = [];
      for (const { id, title } of steps()) {
        await screen.click(`${STEPS} .step-title`, { hasText: title });
        const words = await until(`a picture for ${id}`, async () => {
          const found = await screen.webview<string>(`document.querySelector('svg title')?.textContent ?? ''`);
          return found !== '' && !shown.includes(found) && found;
        });
        shown.push(words);
        await screen.shot(`walkthrough-${theme}-${id}`);
      }
    });

  test('every button runs an existing command', async () => {
    const there = new Set(await vscode.commands.getCommands(true));
    const named = steps().flatMap(({ description }) =>
      [...description.matchAll(/\]\(command:([\w.]+)/g)].map(([, command = '']) => command),
    );
    assert.ok(named.length >= 3);
    assert.deepEqual(
      named.filter((command) => !there.has(command)),
      [],
    );
  });
});
