// The language status that names the version files are judged by, with an editor and a server that stand in.

import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { JudgedByResult } from '../../../../common/src/protocol/claudeCode';

const editor = vi.hoisted(() => ({
  item: { name: '', text: '', detail: '', dispose() {} },
  said: [] as string[],
  ran: [] as string[],
  accepts: false,
}));
vi.mock('vscode', () => ({
  commands: { executeCommand: async (command: string) => void editor.ran.push(command) },
  languages: { createLanguageStatusItem: () => editor.item },
  window: {
    activeTextEditor: undefined,
    onDidChangeActiveTextEditor: () => ({ dispose() {} }),
    showInformationMessage: async (text: string, action: string) => {
      editor.said.push(text);
      return editor.accepts ? action : undefined;
    },
  },
  workspace: { getConfiguration: () => ({ get: (_: string, otherwise: unknown) => otherwise }) },
}));
const { isNewer, showJudgedBy } = await import('../../../../client/src/common/claudeCode/versionStatus');

type Client = Parameters<typeof showJudgedBy>[0];
const state = new Map<string, unknown>();
const globalState = {
  get: (key: string) => state.get(key),
  update: async (key: string, value: unknown) => void state.set(key, value),
};
async function shown(result: JudgedByResult): Promise<void> {
  const client = { isRunning: () => true, sendRequest: async () => result } as unknown as Client;
  const context = { globalState } as unknown as Parameters<typeof showJudgedBy>[1];
  await showJudgedBy(client, context, () => ({ dispose() {} })).update();
  await new Promise((resolve) => setTimeout(resolve));
}
const program = '/opt/claude';

beforeEach(() => {
  editor.said.length = 0;
  editor.ran.length = 0;
  editor.accepts = false;
  state.clear();
});

describe('the language status', () => {
  test.each([
    [{ version: '2.1.240', source: 'named', installed: null }, /because a setting names it/],
    [{ version: '2.1.332', source: 'newest', installed: null }, /the newest known/],
    [
      { version: '2.1.300', source: 'installed', installed: { version: '2.1.300', program, asked: false } },
      /installed\.$/,
    ],
    [
      { version: '2.1.340', source: 'installed', installed: { version: '2.1.340', program, asked: false } },
      /The newest known is 2\.1\.332/,
    ],
  ] as const)('says the version and where it is known from: %j', async (given, detail) => {
    await shown({ ...given, newest: '2.1.332', learned: false });
    expect(editor.item.text).toBe(`Claude Code ${given.version}`);
    expect(editor.item.detail).toMatch(detail);
  });

  test('an installed version newer than the newest known is said once for each', async () => {
    const newer = (version: string, asked = false): JudgedByResult => ({
      version,
      source: 'installed',
      newest: '2.1.332',
      learned: false,
      installed: { version, program, asked },
    });
    await shown(newer('2.1.340'));
    await shown(newer('2.1.340'));
    await shown(newer('2.1.341'));
    await shown(newer('2.1.332'));
    await shown(newer('2.1.360', true));
    await shown({ ...newer('2.1.350'), version: '2.1.300', source: 'named' });
    expect(editor.said.map((text) => /2\.1\.34\d/.exec(text)?.[0])).toEqual(['2.1.340', '2.1.341']);
  });
});

describe('the offer to learn', () => {
  const newer: JudgedByResult = {
    version: '2.1.340',
    source: 'installed',
    newest: '2.1.332',
    learned: false,
    installed: { version: '2.1.340', program, asked: false },
  };

  test('runs nothing unless it is taken', async () => {
    await shown(newer);
    await Promise.resolve();
    expect([editor.said.length, editor.ran]).toEqual([1, []]);
  });

  test('leads to the command that shows the program first', async () => {
    editor.accepts = true;
    await shown(newer);
    await vi.waitFor(() => expect(editor.ran).toEqual(['subagents.learnFromClaudeCode']));
  });

  test('says that a version was learned from', async () => {
    await shown({ ...newer, learned: true, installed: { version: '2.1.340', program, asked: true } });
    expect(editor.item.detail).toMatch(/learned from/);
    expect(editor.said).toEqual([]);
  });
});

test.each([
  ['2.1.333', '2.1.332', true],
  ['2.1.332', '2.1.332', false],
  ['2.1.99', '2.1.332', false],
  ['2.2.0', '2.1.332', true],
  ['2.10.0', '2.9.9', true],
])('%s is newer than %s: %s', (version, than, expected) => {
  expect(isNewer(version, than)).toBe(expected);
});
