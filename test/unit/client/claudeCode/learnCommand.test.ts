// *Learn from the Installed Claude Code*, with an editor and a server that stand in: nothing is asked for without trust, and nothing
// before the path was agreed to.

import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { LearnResult } from '../../../../common/src/protocol/claudeCode';

const editor = vi.hoisted(() => ({
  command: async (): Promise<void> => {},
  workspace: { isTrusted: true },
  agrees: true,
  cancelled: false,
  said: [] as { readonly text: string; readonly modal: boolean }[],
}));
vi.mock('vscode', () => {
  const say = async (text: string, options?: { readonly modal?: boolean }, action?: string) => {
    editor.said.push({ text, modal: options?.modal === true });
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
      showInformationMessage: say,
      showWarningMessage: say,
      showErrorMessage: say,
      withProgress: (_: unknown, run: (progress: object, token: object) => unknown) =>
        run({ report() {} }, { isCancellationRequested: editor.cancelled }),
    },
    workspace: editor.workspace,
  };
});
vi.mock('vscode-languageclient', () => ({ ProgressType: class {} }));
const { learnFromClaudeCode } = await import('../../../../client/src/common/claudeCode/learnCommand');

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
  learnFromClaudeCode(client as unknown as Parameters<typeof learnFromClaudeCode>[0]);
  await editor.command();
}
beforeEach(() => {
  editor.said.length = 0;
  editor.workspace.isTrusted = true;
  editor.agrees = true;
  editor.cancelled = false;
});

describe('the command', () => {
  test('shows the file that will be run, asks, and says what was learned', async () => {
    await run();
    expect(asked).toEqual(['subagents/claudeCode', 'subagents/learn']);
    expect(editor.said[0]).toEqual({ text: expect.stringContaining('/opt/real'), modal: true });
    expect(editor.said[1]?.text).toMatch(/9\.0\.1.*QuillPress/);
  });

  test('starts nothing when the question is not agreed to', async () => {
    editor.agrees = false;
    await run();
    expect(asked).toEqual(['subagents/claudeCode']);
  });

  test('asks the server nothing in a workspace that is not trusted', async () => {
    editor.workspace.isTrusted = false;
    await run();
    expect(asked).toEqual([]);
    expect(editor.said).toHaveLength(1);
  });

  test('says why where nothing is installed, and where it failed', async () => {
    await run(LEARNED, null);
    expect([asked, editor.said[0]?.text]).toEqual([['subagents/claudeCode'], 'Not found.']);
    editor.said.length = 0;
    await run({ problem: 'It ended.', program: '/opt/real', version: null, learned: [] });
    expect(editor.said[1]?.text).toBe('It ended.');
  });

  test('says nothing more when it was cancelled', async () => {
    editor.cancelled = true;
    await run();
    expect(editor.said).toHaveLength(1);
  });
});
