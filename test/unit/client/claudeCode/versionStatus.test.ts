// The language status with the Claude Code version, with a fake editor and server.

import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { JudgedByResult } from '../../../../common/src/protocol/claudeCode';

const editor = vi.hoisted(() => ({
  item: { name: '', text: '', detail: '', dispose() {} },
  messages: [] as string[],
  ran: [] as string[],
  accepts: false,
}));
vi.mock('vscode', () => ({
  Disposable: { from: () => ({ dispose() {} }) },
  commands: { executeCommand: async (command: string) => void editor.ran.push(command) },
  languages: { createLanguageStatusItem: () => editor.item },
  window: {
    activeTextEditor: undefined,
    onDidChangeActiveTextEditor: () => ({ dispose() {} }),
    showInformationMessage: async (text: string, action: string) => {
      editor.messages.push(text);
      return editor.accepts ? action : undefined;
    },
  },
  workspace: { getConfiguration: () => ({ get: (_: string, otherwise: unknown) => otherwise }) },
}));
const { createVersionStatus, isNewer } = await import('../../../../client/src/common/claudeCode/versionStatus');

type Client = Parameters<typeof createVersionStatus>[0];
const state = new Map<string, unknown>();
const globalState = {
  get: (key: string) => state.get(key),
  update: async (key: string, value: unknown) => void state.set(key, value),
};
async function update(result: JudgedByResult): Promise<void> {
  const client = { isRunning: () => true, sendRequest: async () => result } as unknown as Client;
  const context = { globalState } as unknown as Parameters<typeof createVersionStatus>[1];
  await createVersionStatus(client, context, () => ({ dispose() {} })).update();
  await new Promise((resolve) => setTimeout(resolve));
}
const program = '/opt/claude';

beforeEach(() => {
  editor.messages.length = 0;
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
  ] as const)('shows the version and its source: %j', async (given, detail) => {
    await update({ ...given, newest: '2.1.332', learned: false });
    expect(editor.item.text).toBe(`Claude Code ${given.version}`);
    expect(editor.item.detail).toMatch(detail);
  });

  test('offers to learn once per installed version newer than the newest known', async () => {
    const newer = (version: string, asked = false): JudgedByResult => ({
      version,
      source: 'installed',
      newest: '2.1.332',
      learned: false,
      installed: { version, program, asked },
    });
    await update(newer('2.1.340'));
    await update(newer('2.1.340'));
    await update(newer('2.1.341'));
    await update(newer('2.1.332'));
    await update(newer('2.1.360', true));
    await update({ ...newer('2.1.350'), version: '2.1.300', source: 'named' });
    expect(editor.messages.map((text) => /2\.1\.34\d/.exec(text)?.[0])).toEqual(['2.1.340', '2.1.341']);
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

  test('runs nothing unless accepted', async () => {
    await update(newer);
    await Promise.resolve();
    expect([editor.messages.length, editor.ran]).toEqual([1, []]);
  });

  test('runs the learn command when accepted', async () => {
    editor.accepts = true;
    await update(newer);
    await vi.waitFor(() => expect(editor.ran).toEqual(['subagents.learnFromClaudeCode']));
  });

  test('shows that the version was learned from', async () => {
    await update({ ...newer, learned: true, installed: { version: '2.1.340', program, asked: true } });
    expect(editor.item.detail).toMatch(/learned from/);
    expect(editor.messages).toEqual([]);
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
