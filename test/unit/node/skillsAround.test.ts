// Skills and commands around a named file.

import { expect, test } from 'vitest';
import { folderWith } from './commands';

const A = '.claude/agents/a.md';
const FILES = {
  [A]: '---\nname: a\ndescription: Use this agent to brew.\nskills: pour, sub:deep, brew, tea, far\n---\nBrew.\n',
  '.claude/commands/pour.md': '---\ndescription: Pour\n---\nPour.\n',
  '.claude/commands/sub/deep.md': 'Deep.\n',
  '.claude/skills/brew/SKILL.md': '---\nname: tea\ndescription: Brew\n---\nBrew.\n',
  '.claude/skills/group/far/SKILL.md': '---\nname: far\ndescription: Far\n---\nFar.\n',
};

test.each([[A], ['.claude/agents'], ['.']])('check %s', async (given) => {
  const { out } = await folderWith(FILES).check(given, '--format', 'json');
  const said = [...out.matchAll(/"message": ?"([^"]*skill[^"]*)"/g)].map(([, message]) => message);
  expect(said).toEqual([expect.stringContaining('far')]);
});
