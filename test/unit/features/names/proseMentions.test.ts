// Where a text speaks of an agent, and where a word merely equals its name.

import { describe, test } from 'vitest';
import { names } from '../../../support/names';

const prose = (text: string, name = 'reviewer', prefixes: readonly string[] = []) =>
  names(text, { name, prefixes, kind: 'text' });

describe('mentions', () => {
  test.each([
    'Ask @agent-«reviewer» first.',
    'Then @agent-«reviewer».',
    '@"«reviewer» (agent)" look at this',
    'Agent(«reviewer»)',
    'Task(a, «reviewer» , b)',
    'Agent("«reviewer»", "x")',
    'subagent_type: «reviewer»',
    'subagent_type="«reviewer»"',
    "Task(subagent_type='«reviewer»', prompt='reviewer')",
    '{"subagent_type": "«reviewer»", "prompt": "x"}',
    'the `subagent_type` `«reviewer»`',
    '**subagent_type**: «reviewer»,',
    'set subagent_type to "«reviewer»"',
    'subagent_type: "«Reviewer»"',
    'Use the «reviewer» agent.',
    'use the "«reviewer»" agent',
    'Launch the **«reviewer»** sub-agent now',
    'I’ll invoke the `«reviewer»` subagent',
    'the agent `«reviewer»` knows',
    'Delegate it to `«reviewer»`.',
    'ask `«reviewer»` about it',
    'claude --agent «reviewer»',
    'claude -p --agent="«reviewer»" hi',
    'Use the\r\n«reviewer» agent',
    '«reviewer» agent'.replace('«reviewer» agent', 'the «reviewer» agents'),
  ])('finds the name in %s', (text) => prose(text));

  test.each([
    'Use `«code-reviewer»` for that.',
    'Hand it over to «code-reviewer».',
    'I’ll use the «code-reviewer» to look.',
    'Delegate to **«code-reviewer»**.',
    'the tester and «code-reviewer» agents',
    'subagent_type: "«Code Reviewer»"',
    'subagent_type: "«code_reviewer»"',
  ])('finds a name of several words in %s', (text) => prose(text, 'code-reviewer'));

  test('finds a name in backticks only where the assistant speaks in an example', () => {
    names(
      '---\nname: x\ndescription: |\n  Use `reviewer`.\n  <example>\n  user: "`reviewer`?"\n  assistant: "I\'ll start `«reviewer»` now."\n  </example>\n---\nUse `reviewer`.\n',
    );
  });

  test('finds a name with blanks', () => {
    prose(
      'Use the «Code Reviewer» agent, subagent_type: «Code Reviewer», Agent(«Code Reviewer», Reviewer)',
      'Code Reviewer',
    );
  });

  test('finds a qualified name', () => {
    const text =
      'the team:«reviewer» agent, Agent(team:«reviewer»), @agent-team:«reviewer», subagent_type: "team:«reviewer»"';
    prose(text, 'reviewer', ['team:']);
    prose(text.replace(/[«»]/g, ''));
  });
});

describe('mentions in ordinary prose', () => {
  test.each([
    'The reviewer reads it.',
    'Use `reviewer` as a variable.',
    'the code-reviewer agent',
    'the reviewer-of-tests agent',
    'the reviewers agent',
    '@reviewer',
    '@agent-reviewer-2',
    '@agent-reviewer.md',
    'mail@agent-reviewer',
    'Agent(reviewer',
    'Agent(a reviewer)',
    'MyAgent(reviewer)',
    'Bash(reviewer)',
    'subagent_type is reviewers',
    'my_subagent_types: x reviewer',
    'see agents/reviewer.md',
    'the other:reviewer agent',
    'Agent(other:reviewer)',
    'npx tool --agent reviewer',
    'the reviewer agenda',
  ])('finds nothing in %s', (text) => prose(text));

  test.each([
    'Use the `code-reviewer` skill.',
    'run the code-reviewer command',
    'use the code-reviewer skill',
    'in code-reviewer',
    'agents/code-reviewer/x',
  ])('finds nothing for a name of several words in %s', (text) => prose(text, 'code-reviewer'));

  test('takes no new agent for an agent called `new`', () => prose('Use a new agent. Use the `«new»` agent.', 'new'));
});
