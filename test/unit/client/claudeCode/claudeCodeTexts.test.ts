// Texts of Claude Code's answers and of the verify report.

import { describe, expect, test } from 'vitest';
import {
  claudeCodeAnswer,
  examplesRunTitle,
  runTooltip,
} from '../../../../client/src/common/claudeCode/claudeCodeTexts';
import { verifyReport } from '../../../../client/src/common/claudeCode/verifyReport';
import type { ClaudeCodeAnswer, ClaudeCodeOutcome, VerifiedFile } from '../../../../common/src/protocol/claudeCode';

const answer = (outcome: ClaudeCodeOutcome): ClaudeCodeAnswer => ({
  prompt: 'p',
  outcome,
  version: '2.1.329',
  model: 'model-x',
  turns: 2,
  tokens: { input: 12_000, output: 345 },
});
const textOf = (outcome: ClaudeCodeOutcome) => {
  const given = claudeCodeAnswer(answer(outcome), 'own');
  const plain = given?.sentence.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
  return given && `${given.state}: ${given.headline.join('')} ${plain}`;
};

describe('claudeCodeAnswer', () => {
  test.each<[ClaudeCodeOutcome, string]>([
    [{ kind: 'agent', agent: 'own', known: true }, 'home: Claude Code called an agent. own.'],
    [{ kind: 'agent', agent: 'other', known: true }, 'taken: Claude Code called an agent. other.'],
    [
      { kind: 'agent', agent: 'gone', known: false },
      'taken: Claude Code called an agent. gone, which is not there: the call would have failed.',
    ],
    [{ kind: 'main-thread', tool: null }, 'none: The main thread kept the work. It called no agent.'],
    [{ kind: 'main-thread', tool: 'Write' }, 'none: The main thread kept the work. It was about to use Write itself.'],
    [{ kind: 'failed', words: 'It is not there.', final: true }, 'weak: No answer. It is not there.'],
  ])('describes %j', (outcome, words) => expect(textOf(outcome)).toBe(words));

  test('is undefined for a cancelled question', () => expect(textOf({ kind: 'cancelled' })).toBeUndefined());

  test('notes version, model, turns and tokens as far as known', () => {
    expect(claudeCodeAnswer(answer({ kind: 'main-thread', tool: null }), 'own')?.note).toBe(
      'Claude Code 2.1.329, model-x, 2 turns, 12,345 tokens.',
    );
    const bare = { ...answer({ kind: 'main-thread', tool: null }), version: null, model: null, turns: 0, tokens: null };
    expect(claudeCodeAnswer(bare, 'own')?.note).toBe('Claude Code.');
  });

  test('button titles and tooltips state the number of runs', () => {
    expect([examplesRunTitle(1), examplesRunTitle(4)]).toEqual([
      'Ask for the example · 1 run',
      'Ask for all 4 examples · 4 runs',
    ]);
    expect(runTooltip('/bin/claude', 4)).toMatch(/^Runs \/bin\/claude 4 times, with your login\./);
  });
});

describe('verifyReport', () => {
  const file = (path: string, more: Partial<VerifiedFile> = {}): VerifiedFile => ({
    uri: `file:///w/${path}`,
    path,
    status: 'loads',
    name: 'a',
    reason: '',
    runtime: { loads: true, name: 'a', model: null, messages: [] },
    differences: [],
    ...more,
  });
  const report = (files: readonly VerifiedFile[], version = '2.1.329'): string =>
    verifyReport({ problem: '', program: '/bin/claude', version, ours: '2.1.329', files });

  test('lists differences first and quotes Claude Code', () => {
    const skipped = file('b.md', {
      status: 'skipped',
      name: null,
      reason: 'The description is missing',
      runtime: { loads: false, name: null, model: null, messages: ['no description\u001b[31m in\nb.md'] },
    });
    const other = file('c.md', { differences: ['They differ.'] });
    expect(report([other, skipped])).toBe(`Claude Code 2.1.329, /bin/claude
Our verdicts are those for 2.1.329.

Claude Code says otherwise of 1 of 2 files.

DIFFERENT

c.md
  we say:       loads as a
  Claude Code:  loads as a
  → They differ.

THE SAME
b.md: not loaded (The description is missing)
  Claude Code writes: no description‹U+001B›[31m in b.md
`);
  });

  test('mentions different versions and an empty result', () => {
    expect(report([file('a.md')], '2.2.0')).toMatch(/Set `subagents\.claudeVersion`/);
    expect(report([])).toMatch(/no agent files/);
    expect(report([file('a.md')])).toMatch(/say the same of 1 file\./);
  });
});
