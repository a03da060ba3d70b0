// Files judged by an older release of Claude Code than the newest: what came later is ignored there, and said to be.

import { describe, expect, it } from 'vitest';
import { complete } from '../../../server/src/core/features/completion/completion';
import { render } from '../../../server/src/core/messages/render';
import { contextOf, findingsIn } from '../../support/agents';

const agent = (lines: string): string =>
  `---\nname: reviewer\ndescription: Use this agent when a change is to be reviewed.\n${lines}\n---\nReview it.\n`;

const saidBy = (claudeVersion: string, lines: string): readonly string[] =>
  findingsIn(agent(lines), { options: { claudeVersion } })
    .filter(({ severity }) => severity !== 'hint')
    .map((finding) => `${finding.severity} ${render(finding.message)}`);

describe('rules for an older release', () => {
  it.each([
    [
      '2.1.240',
      'autoCompactWindow: 200000',
      ['warning Claude Code 2.1.240 ignores `autoCompactWindow`: it is known from 2.1.300 on.'],
    ],
    ['2.1.300', 'autoCompactWindow: 200000', []],
    [
      '2.1.112',
      'permissionMode: manual',
      ['warning Claude Code 2.1.112 ignores `manual`: it is known from 2.1.200 on.'],
    ],
    ['2.1.240', 'permissionMode: manual', []],
    [
      '2.1.112',
      'tools: nonsense',
      ['error This agent gets no tools at all: none of `nonsense` is a tool it can have.'],
    ],
    [
      '2.1.240',
      'tools: nonsense',
      ['error Claude Code refuses to start this agent: `nonsense` is no tool it can have.'],
    ],
    [
      '2.1.240',
      'model: claude-opus-4-1',
      ['information `claude-opus-4-1` is retired: Claude Code requests `claude-opus-5` instead.'],
    ],
  ])('%s has the findings of %s', (version, lines, said) => expect(saidBy(version, lines)).toEqual(said));

  it('suggest only values of that release', () => {
    const labels = (claudeVersion: string): readonly string[] => {
      const text = agent('isolation: ');
      const context = contextOf(text, { options: { claudeVersion } });
      return complete(context, text.indexOf('isolation: ') + 'isolation: '.length).map(({ label }) => label);
    };
    expect(labels('2.1.112')).not.toContain('remote');
    expect(labels('2.1.329')).toContain('remote');
  });

  it('take `inherit` as no model before it was distinguished', () => {
    const modelIn = (claudeVersion: string) => {
      const { verdict } = contextOf(agent('model: inherit'), { options: { claudeVersion } });
      return verdict.status === 'loads' ? verdict.model : undefined;
    };
    expect([modelIn('2.1.240'), modelIn('2.1.300')]).toEqual([null, 'inherit']);
  });
});
