// Which skills an agent can name. Every name was put to Claude Code 2.1.332, which logs what it preloads.

import { describe, expect, test } from 'vitest';
import { readWorkspaceContext } from '../../../server/src/core/dialects/claude/places/contextReader';
import { readSkillWords } from '../../../server/src/core/dialects/claude/places/skillWords';
import { type AgentOptions, findingsIn } from '../../support/agents';
import { createMemoryHost } from '../../support/memoryHost';

const FILES: Readonly<Record<string, string>> = {
  '.claude/skills/alpha/SKILL.md': '---\nname: alpha\ndescription: A\n---\nA\n',
  '.claude/skills/delta/SKILL.md': '---\nname: fancy-delta\ndescription: D\n---\nD\n',
  '.claude/skills/plain/SKILL.md': 'No frontmatter.\n',
  '.claude/skills/group/beta/SKILL.md': '---\nname: beta\ndescription: B\n---\nB\n',
  '.claude/skills/disabled/SKILL.md': '---\nname: disabled\ndescription: D\ndisable-model-invocation: true\n---\nD\n',
  '.claude/commands/mycmd.md': '---\nname: othercmd\ndescription: C\n---\nC\n',
  '.claude/commands/sub/deep.md': 'C\n',
  '.claude/commands/cskill/SKILL.md': '---\ndescription: C\n---\nC\n',
  'team/.claude-plugin/plugin.json': '{"name":"team"}',
  'team/skills/brew/SKILL.md': '---\nname: brew\ndescription: B\n---\nB\n',
};

async function workspace(files = FILES): Promise<AgentOptions> {
  const texts = Object.entries(files).map(([path, text]) => [`file:///w/skills/${path}`, text] as const);
  const uris = texts.map(([uri]) => uri).filter((uri) => uri.includes('/.claude/'));
  const { context } = await readWorkspaceContext(
    {
      host: createMemoryHost(texts),
      readWords: readSkillWords,
      pathOf: (uri) => uri.replace('file:///w/skills/', ''),
      log: () => undefined,
      plugins: ['file:///w/skills/team'],
    },
    ['file:///w/skills'],
    uris,
  );
  return { around: context };
}

const said = async (skills: string, options?: AgentOptions) =>
  findingsIn(
    `---\nname: owl\ndescription: Use this agent to look at night.\nskills: ${skills}\n---\nLook.\n`,
    options ?? (await workspace()),
  )
    .filter(({ rule }) => rule === 'unknown-skill')
    .map(({ message, severity }) =>
      `${message.id.replace('unknown-skill.', '')} ${severity} ${message.args.to}`.trim(),
    );

describe('a skill', () => {
  test.each([
    'alpha',
    'delta',
    'fancy-delta',
    'plain',
    'mycmd',
    'deep',
    '"sub:deep"',
    'cskill',
    'alpha delta',
    '"team:brew"',
    '"elsewhere:skill"',
    'simplify',
    'init',
  ])('is found as %s', async (name) => expect(await said(name)).toEqual([]));

  test.each([
    ['Alpha', 'meant hint alpha'],
    ['/alpha', 'meant hint alpha'],
    ['alpha/SKILL.md', 'meant hint alpha'],
    ['mycmd.md', 'meant hint mycmd'],
    ['sub/deep', 'meant hint deep'],
    ['othercmd', 'unknown hint'],
    ['nope', 'unknown hint'],
    ['beta', 'depth warning'],
    ['group/beta', 'depth warning'],
    ['"group:beta"', 'depth warning'],
    ['disabled', 'hidden warning'],
    ['"team:stew"', 'meant hint team:brew'],
  ])('is not found as %s', async (name, expected) => expect(await said(name)).toEqual([expected]));

  test('that lies too deep is known where there is no other', async () => {
    const only = await workspace({
      '.claude/skills/group/beta/SKILL.md': FILES['.claude/skills/group/beta/SKILL.md'] ?? '',
    });
    expect(await said('beta', only)).toEqual(['depth warning']);
  });
});
