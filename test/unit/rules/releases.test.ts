// What a release changed is judged by the release that a file is judged by.

import { describe, expect, it } from 'vitest';
import { render } from '../../../server/src/core/messages/render';
import type { SessionSettings } from '../../../server/src/core/workspace/workspaceContext';
import { type AgentOptions, findingsIn } from '../../support/agents';

const agent = (fields = ''): string =>
  `---\nname: reviewer\ndescription: Use this agent to review a change.\n${fields}---\nReview the change.\n`;

const said = (rule: string, text: string, given: AgentOptions): readonly (readonly [string, string])[] =>
  findingsIn(text, given)
    .filter((finding) => finding.rule === rule)
    .map(({ severity, message }) => [severity, render(message)]);

describe('two files of one name in one folder', () => {
  const names = ['a.md', 'a-b.md', 'sub/c.md', 'Z.md', 'Zed/q.md', '_x.md', 'é.md', '10.md', '9.md'];
  const last = 'é.md';
  const judged = (name: string, claudeVersion: string) => {
    const others = new Map(names.filter((each) => each !== name).map((each) => [`.claude/agents/${each}`, agent()]));
    return said('duplicate-name', agent(), { path: `.claude/agents/${name}`, others, options: { claudeVersion } });
  };

  it.each(names.filter((name) => name !== last))('%s is not used by 2.1.330, which uses the last path', (name) =>
    expect(judged(name, '2.1.330')).toEqual([['warning', expect.stringContaining(`.claude/agents/${last} instead`)]]),
  );

  it('does not report the last path of the folder for 2.1.330', () => expect(judged(last, '2.1.330')).toEqual([]));

  it.each(names)('reports %s as ambiguous for 2.1.329', (name) =>
    expect(judged(name, '2.1.329')).toEqual([['warning', expect.stringContaining('depends on the order')]]),
  );
});

describe('the retirement of a model', () => {
  const session = (variable: string): SessionSettings => ({
    uri: 'file:///w/.claude/settings.json',
    path: '.claude/settings.json',
    from: 'project',
    env: {
      [variable]: {
        value: '1',
        place: {
          uri: 'file:///w/.claude/settings.json',
          path: '.claude/settings.json',
          start: { line: 0, character: 0 },
          end: { line: 0, character: 0 },
        },
      },
    },
  });
  const judged = (model: string, today: string, variable?: string) => {
    const around = variable === undefined ? {} : { around: { sessions: [session(variable)] } };
    const given = { options: { today }, ...around };
    return [
      ...said('model-retired', agent(`model: ${model}\n`), given),
      ...said('retires-soon', agent(`model: ${model}\n`), given),
    ].map(([severity]) => severity);
  };

  it.each([
    ['31 days before', '2026-10-30', []],
    ['30 days before', '2026-10-31', ['information']],
    ['8 days before', '2026-11-22', ['information']],
    ['7 days before', '2026-11-23', ['warning']],
    ['the day before', '2026-11-29', ['warning']],
    ['on the day', '2026-11-30', ['warning']],
  ])('is reported %s', (_when, today, severities) => expect(judged('claude-sonnet-4-5', today)).toEqual(severities));

  it.each([
    ['on Bedrock, which names no day', 'claude-sonnet-4-5', 'CLAUDE_CODE_USE_BEDROCK', []],
    ['on Bedrock, which named one', 'claude-sonnet-4-0', 'CLAUDE_CODE_USE_BEDROCK', ['warning']],
    ['on Vertex AI', 'claude-sonnet-4-5', 'CLAUDE_CODE_USE_VERTEX', ['warning']],
  ])('differs by provider: %s', (_where, model, variable, severities) =>
    expect(judged(model, '2026-11-30', variable)).toEqual(severities),
  );
});

it('two plugin files of one name are ambiguous, in 2.1.330 too', () => {
  const others = new Map([['plug/agents/b.md', agent()]]);
  const given = { path: 'plug/agents/a.md', scope: 'plugin' as const, others, options: { claudeVersion: '2.1.330' } };
  expect(said('duplicate-name', agent(), given)).toEqual([
    ['warning', expect.stringContaining('depends on the order')],
  ]);
});
