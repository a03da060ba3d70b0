// Settings sent to the server in untrusted workspaces.

import { expect, it, vi } from 'vitest';

const workspace = { isTrusted: false };
vi.mock('vscode', () => ({ workspace }));

async function settingsSent(isTrusted: boolean): Promise<unknown> {
  workspace.isTrusted = isTrusted;
  const { trustMiddleware } = await import('../../client/src/common/workspaceTrust');
  const items = [{ section: 'subagents' }, { section: 'editor' }];
  const answers = [{ userConfig: true, codeLens: true }, { tabSize: 2 }];
  const token = {} as never;
  return trustMiddleware.workspace?.configuration?.({ items }, token, () => answers);
}

it('turns `userConfig` off exactly in untrusted workspaces', async () => {
  expect(await settingsSent(false)).toEqual([{ userConfig: false, codeLens: true, trusted: false }, { tabSize: 2 }]);
  expect(await settingsSent(true)).toEqual([{ userConfig: true, codeLens: true, trusted: true }, { tabSize: 2 }]);
});
