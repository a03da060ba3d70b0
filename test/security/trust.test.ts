// In a workspace that is not trusted the server is told to leave the user's own configuration closed, whatever the settings say;
// in one that is, it is told what the settings say.

import { expect, it, vi } from 'vitest';

const workspace = { isTrusted: false };
vi.mock('vscode', () => ({ workspace }));

async function told(isTrusted: boolean): Promise<unknown> {
  workspace.isTrusted = isTrusted;
  const { trustedSettings } = await import('../../client/src/common/workspaceTrust');
  const items = [{ section: 'subagents' }, { section: 'editor' }];
  const answers = [{ userConfig: true, codeLens: true }, { tabSize: 2 }];
  const token = {} as never;
  return trustedSettings.workspace?.configuration?.({ items }, token, () => answers);
}

it('both ways', async () => {
  expect(await told(false)).toEqual([{ userConfig: false, codeLens: true, trusted: false }, { tabSize: 2 }]);
  expect(await told(true)).toEqual([{ userConfig: true, codeLens: true, trusted: true }, { tabSize: 2 }]);
});
