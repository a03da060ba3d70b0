// Completion by real key presses: rows of the suggest widget, Enter, and the resulting text.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { clear, closeAll, openText, pause, until } from './editor';
import { after, before, beforeEach, suite, test } from './runner';
import { screen } from './screen';

interface Typed {
  readonly what: string;
  /** The last lines of the frontmatter, with `$0` at the caret. */
  readonly lines: string;
  readonly keys: string;
  readonly label: string;
  /** The caret's line after Enter. */
  readonly line: string;
}

const TYPED: readonly Typed[] = [
  { what: 'a tool after `tools:`', lines: '$0', keys: 'tools: Re', label: 'Read', line: 'tools: Read' },
  { what: 'a tool after a comma', lines: 'tools: Grep$0', keys: ', Re', label: 'Read', line: 'tools: Grep, Read' },
  {
    what: 'a tool between two others',
    lines: 'tools: Grep, $0, Bash',
    keys: 'Re',
    label: 'Read',
    line: 'tools: Grep, Read, Bash',
  },
  { what: 'a tool in brackets', lines: 'tools: $0', keys: '[Re', label: 'Read', line: 'tools: [Read]' },
  {
    what: 'a second tool in brackets',
    lines: 'tools: [Grep$0]',
    keys: ', Re',
    label: 'Read',
    line: 'tools: [Grep, Read]',
  },
  { what: 'a tool in a list of lines', lines: 'tools:\n$0', keys: '  - Re', label: 'Read', line: '  - Read' },
  { what: 'a tool at the margin', lines: 'tools:\n$0', keys: '- Gr', label: 'Grep', line: '- Grep' },
  { what: 'a denied tool', lines: '$0', keys: 'disallowedTools: Wr', label: 'Write', line: 'disallowedTools: Write' },
  { what: 'a field', lines: '$0', keys: 'permi', label: 'permissionMode', line: 'permissionMode: ' },
  { what: 'a model', lines: '$0', keys: 'model: son', label: 'sonnet', line: 'model: sonnet' },
  { what: 'a colour', lines: '$0', keys: 'color: gr', label: 'green', line: 'color: green' },
  {
    what: 'a permission mode',
    lines: '$0',
    keys: 'permissionMode: acc',
    label: 'acceptEdits',
    line: 'permissionMode: acceptEdits',
  },
  { what: 'an effort', lines: '$0', keys: 'effort: hi', label: 'high', line: 'effort: high' },
  { what: 'a memory', lines: '$0', keys: 'memory: pro', label: 'project', line: 'memory: project' },
  { what: 'an isolation', lines: '$0', keys: 'isolation: wo', label: 'worktree', line: 'isolation: worktree' },
  {
    what: 'a hook event',
    lines: 'hooks:\n$0',
    keys: '  PreT',
    label: 'PreToolUse',
    line: '          command: ./scripts/check-command.sh',
  },
];

const agent = (lines: string): string =>
  `---\nname: typed\ndescription: Use this agent to type.\n${lines}\n---\n\nType.\n`;

const PLACES = [
  { where: 'in a folder below, where VS Code suggests nothing by itself', file: '.claude/agents/x/a.md' },
  { where: 'directly in the agents folder, beside VS Code’s own support', file: '.claude/agents/typed.md' },
] as const;

for (const { where, file } of PLACES)
  suite(`typing ${where}`, () => {
    before(async () => {
      // Completion may be requested before a provider has started; retries as a user would.
      await openText(file, agent('$0'));
      await until(
        'a first suggestion',
        async () => {
          await vscode.commands.executeCommand('deleteAllLeft');
          await screen.type('color: gre');
          return (await screen.suggestions({ wait: 2000, all: false })).labels.includes('green');
        },
        20_000,
      );
      await screen.press('Escape');
    });
    beforeEach(closeAll);
    after(async () => {
      await closeAll();
      await clear(file.includes('/x/') ? '.claude/agents/x' : file);
    });

    for (const { what, lines, keys, label, line } of TYPED)
      test(`completes ${what}`, async () => {
        const editor = await openText(file, agent(lines));
        await pause(150);
        await screen.type(keys, 40);
        const shown = await until(
          `${label} to be shown`,
          async () => {
            const now = await screen.suggestions({ wait: 1500, all: false });
            return now.rows.some((row) => row.label === label) && now;
          },
          5000,
        ).catch(async (error: unknown) => {
          throw new Error(`${String(error)}; shown: ${(await screen.suggestions({ wait: 100 })).labels.join(', ')}`);
        });
        assert.equal(shown.rows.filter((row) => row.label === label).length, 1, `${label} is shown once`);
        if (what === 'a tool after `tools:`') await screen.shot(`completion-${file.replaceAll('/', '-')}`);
        if (!shown.rows.some((row) => row.label === label && row.focused)) {
          assert.fail(`${label} is not the one Enter takes, but ${shown.rows.find((row) => row.focused)?.label}`);
        }
        await screen.press('Enter');
        const now = (): string => editor.document.lineAt(editor.selection.active.line).text;
        // VS Code's own item for a field inserts a value, too.
        const done = (): boolean => (what === 'a field' ? now().startsWith(line) : now() === line);
        await until(`the line ${line}`, done).catch(() => assert.equal(now(), line));
        await screen.press('Escape', 2);
      });
  });

suite('completion beside VS Code’s own', () => {
  const file = '.claude/agents/once.md';
  const asked = async (lines: string): Promise<readonly string[]> => {
    const { document } = await openText(file, agent(lines));
    const at = document.positionAt(agent(lines).indexOf('$0'));
    const ready = async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        at,
      );
      return items.length > 0 && items;
    };
    const items = await until('completions', ready);
    return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  };
  const doubled = (labels: readonly string[]): readonly string[] =>
    labels.filter((label, at) => labels.indexOf(label) !== at);

  beforeEach(closeAll);
  after(async () => {
    await closeAll();
    await clear(file);
  });

  for (const lines of ['tools: $0', 'tools: Grep, $0', 'model: $0', 'permissionMode: $0', 'color: $0', '$0'])
    test(`offers each label once at \`${lines}\``, async () => {
      await openText(file, agent(lines));
      const labels = await until('suggestions', async () => {
        await vscode.commands.executeCommand('editor.action.triggerSuggest');
        const shown = (await screen.suggestions()).labels;
        return shown.length > 3 && shown;
      });
      assert.deepEqual(doubled(labels), []);
      await screen.press('Escape');
    });

  test('offers tools that VS Code does not know', async () => {
    const labels = await asked('tools: $0');
    assert.ok(labels.includes('Read') && labels.includes('NotebookEdit'), labels.join(', '));
  });

  test('offers all items with `besideBuiltIn` set to `always`', async () => {
    const settings = vscode.workspace.getConfiguration('subagents');
    await settings.update('besideBuiltIn', 'always', vscode.ConfigurationTarget.Workspace);
    try {
      const labels = await asked('model: $0');
      assert.ok(doubled(labels).includes('sonnet'), labels.join(', '));
    } finally {
      await settings.update('besideBuiltIn', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
