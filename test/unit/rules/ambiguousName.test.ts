// Names that differ only in case or separators: a hint, because each exact name starts its own agent (measured on 2.1.332).

import { describe, expect, it } from 'vitest';
import { render } from '../../../server/src/core/messages/render';
import { findingsIn } from '../../support/agents';

const agent = (name: string): string => `---\nname: ${name}\ndescription: Use this agent for x.\n---\nDo it.\n`;

const hints = (name: string, others: readonly string[]) =>
  findingsIn(agent(name), {
    path: '.claude/agents/one.md',
    others: new Map(others.map((other, at) => [`.claude/agents/other${at}.md`, agent(other)])),
  }).filter(({ rule }) => rule === 'ambiguous-name');

describe('ambiguous-name', () => {
  it.each([
    ['chart-js-maker', 'chartjs-maker'],
    ['Code Reviewer', 'code-reviewer'],
    ['code_reviewer', 'code-reviewer'],
    ['CODE-REVIEWER', 'code-reviewer'],
    ['db migrator', 'DB_Migrator'],
  ])('reports %s beside %s as a hint', (name, other) => {
    const [hint, ...more] = hints(name, [other]);
    expect(more).toEqual([]);
    expect(hint?.severity).toBe('hint');
    const message = hint && render(hint.message);
    expect(message).toContain(`Only the exact name \`${name}\` starts this agent`);
    expect(message).toContain(`also matches \`${other}\``);
  });

  it.each([
    ['code.reviewer', 'code-reviewer'],
    ['code-reviewers', 'code-reviewer'],
    ['code/reviewer', 'code-reviewer'],
  ])('ignores %s beside %s', (name, other) => expect(hints(name, [other])).toEqual([]));

  it('links every agent that matches', () => {
    expect(hints('a-b', ['AB', 'a_b', 'c'])[0]?.related).toHaveLength(2);
  });
});
