// *Learn from the Installed Claude Code*, with a fake editor and server.

import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { LearnResult } from '../../../../common/src/protocol/claudeCode';

const editor = vi.hoisted(() => ({
  command: async (): Promise<void> => {},
  workspace: { isTrusted: true },
  agrees: true,
  cancelled: false,
  messages: [] as { readonly text: string; readonly modal: boolean }[],
}));
vi.mock('vscode', () => {
  const show = async (text: string, options?: { readonly modal?: boolean }, action?: string) => {
    editor.messages.push({ text, modal: options?.modal === true });
    return editor.agrees ? action : undefined;
  };
  return {
    commands: {
      registerCommand: (_: string, run: () => Promise<void>) => {
        editor.command = run;
        return { dispose() {} };
      },
    },
    ProgressLocation: { Notification: 15 },
    window: {
      showInformationMessage: show,
      showWarningMessage: show,
      showErrorMessage: show,
      withProgress: (_: unknown, run: (progress: object, token: object) => unknown) =>
        run({ report() {} }, { isCancellationRequested: editor.cancelled }),
    },
    workspace: editor.workspace,
  };
});
vi.mock('vscode-languageclient', () => ({ ProgressType: class {} }));
const { registerLearnCommand } = await import('../../../../client/src/common/claudeCode/learnCommand');

const LEARNED: LearnResult = { problem: '', program: '/opt/real', version: '9.0.1', learned: ['Tools: QuillPress'] };

let asked: string[] = [];
async function run(result: LearnResult = LEARNED, file: string | null = '/opt/real'): Promise<void> {
  asked = [];
  const client = {
    onProgress: () => ({ dispose() {} }),
    sendRequest: async (method: string) => {
      asked.push(method);
      return method === 'subagents/learn'
        ? result
        : { program: '/usr/bin/claude', file, problem: file ? '' : 'Not found.' };
    },
  };
  registerLearnCommand(client as unknown as Parameters<typeof registerLearnCommand>[0]);
  await editor.command();
}
beforeEach(() => {
  editor.messages.length = 0;
  editor.workspace.isTrusted = true;
  editor.agrees = true;
  editor.cancelled = false;
});

describe('learn command', () => {
  test('shows the program, asks, and reports what was learned', async () => {
    await run();
    expect(asked).toEqual(['subagents/claudeCode', 'subagents/learn']);
    expect(editor.messages[0]).toEqual({ text: expect.stringContaining('/opt/real'), modal: true });
    expect(editor.messages[1]?.text).toMatch(/9\.0\.1.*QuillPress/);
  });

  test('starts nothing unless confirmed', async () => {
    editor.agrees = false;
    await run();
    expect(asked).toEqual(['subagents/claudeCode']);
  });

  test('sends no request in an untrusted workspace', async () => {
    editor.workspace.isTrusted = false;
    await run();
    expect(asked).toEqual([]);
    expect(editor.messages).toHaveLength(1);
  });

  test('shows why the program is missing or failed', async () => {
    await run(LEARNED, null);
    expect([asked, editor.messages[0]?.text]).toEqual([['subagents/claudeCode'], 'Not found.']);
    editor.messages.length = 0;
    await run({ problem: 'It ended.', program: '/opt/real', version: null, learned: [] });
    expect(editor.messages[1]?.text).toBe('It ended.');
  });

  test('shows nothing after cancellation', async () => {
    editor.cancelled = true;
    await run();
    expect(editor.messages).toHaveLength(1);
  });
});
