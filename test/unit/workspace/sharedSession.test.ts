// Which agents one session can load together, and what the rules about two agents make of it.

import { describe, expect, test } from 'vitest';
import { canShareSession } from '../../../server/src/core/workspace/precedence';
import type { AgentSummary } from '../../../server/src/core/workspace/workspace';
import { normalizeAgentName } from '../../../server/src/core/workspace/workspace';
import { type AgentOptions, contextOf, findingsIn } from '../../support/agents';

const agent = (name: string, description = 'Use this agent to bake rye bread.'): string =>
  `---\nname: ${name}\ndescription: ${description}\n---\nBake.\n`;

function summary(path: string, scope: AgentOptions['scope']): AgentSummary {
  const found = contextOf(agent('baker'), { path, ...(scope ? { scope } : {}) }).workspace.agents[0];
  if (!found) throw new Error('no summary');
  return found;
}

describe('one session can load agents', () => {
  test.each([
    ['of one folder', ['.claude/agents/a.md', 'project'], ['.claude/agents/b.md', 'project'], true],
    ['of one plugin', ['one/.claude/agents/a.md', 'plugin'], ['one/.claude/agents/b.md', 'plugin'], true],
    ['of two plugins', ['one/.claude/agents/a.md', 'plugin'], ['two/.claude/agents/b.md', 'plugin'], false],
    ['of a project and of a plugin', ['.claude/agents/a.md', 'project'], ['two/.claude/agents/b.md', 'plugin'], true],
    ['of a project and of the user', ['.claude/agents/a.md', 'project'], ['home/.claude/agents/b.md', 'user'], true],
    ['of a folder and one below', ['.claude/agents/a.md', 'project'], ['sub/.claude/agents/b.md', 'project'], true],
    ['of sibling folders', ['one/.claude/agents/a.md', 'project'], ['two/.claude/agents/b.md', 'project'], false],
  ] as const)('%s: %#', (_where, [path, scope], [otherPath, otherScope], expected) => {
    const [one, other] = [summary(path, scope), summary(otherPath, otherScope)];
    expect(canShareSession(one, other)).toBe(expected);
    expect(canShareSession(other, one)).toBe(expected);
  });
});

describe('an identical description', () => {
  const rulesFor = (path: string, other: string, scope: AgentOptions['scope']): readonly string[] =>
    findingsIn(agent('baker'), {
      path,
      ...(scope ? { scope } : {}),
      others: new Map([[other, agent('pastry-cook')]]),
    }).map(({ rule }) => rule);

  test('is reported within one plugin', () => {
    expect(rulesFor('one/.claude/agents/a.md', 'one/.claude/agents/b.md', 'plugin')).toContain('identical-description');
  });

  test('is not reported across two plugins', () => {
    expect(rulesFor('one/.claude/agents/a.md', 'two/.claude/agents/b.md', 'plugin')).not.toContain(
      'identical-description',
    );
  });

  test('is not reported across sibling folders', () => {
    expect(rulesFor('one/.claude/agents/a.md', 'two/.claude/agents/b.md', 'project')).not.toContain(
      'identical-description',
    );
  });

  test('is reported for a folder and one below it', () => {
    expect(rulesFor('.claude/agents/a.md', 'two/.claude/agents/b.md', 'project')).toContain('identical-description');
  });
});

test.each([
  ['Code Reviewer', 'codereviewer'],
  ['code_reviewer', 'codereviewer'],
  ['code--reviewer', 'codereviewer'],
  ['code.reviewer', 'code.reviewer'],
])('a call of %j finds agents by %j', (name, key) => expect(normalizeAgentName(name)).toBe(key));
