// Which sentences order the agent itself to use a tool it does not have.

import { describe, expect, it } from 'vitest';
import { findingsIn } from '../../support/agents';

const file = (body: string, fields = 'tools: Read, Grep'): string =>
  `---\nname: judge\ndescription: Use this agent for x.\n${fields}\n---\n${body}\n`;

const ordered = (body: string, fields?: string): readonly string[] => {
  const text = file(body, fields);
  return findingsIn(text)
    .filter(({ rule }) => rule === 'body-names-unavailable-tool')
    .map(({ span, message }) => `${text.slice(span.start, span.end)} ${message.id.split('.')[1]}`);
};

describe('body-names-unavailable-tool reports', () => {
  it.each([
    ['Use AskUserQuestion to confirm the scope.', 'AskUserQuestion withheld'],
    ['Ask with the AskUserQuestion tool when something is unclear.', 'AskUserQuestion withheld'],
    ['Ask the user about each topic using the AskUserQuestion tool.', 'AskUserQuestion withheld'],
    ['Ask the user the following (using the AskUserQuestion tool):', 'AskUserQuestion withheld'],
    ['If the requirements are not clear, use `AskUserQuestion`.', 'AskUserQuestion withheld'],
    ['You must use the **AskUserQuestion** tool before you change anything.', 'AskUserQuestion withheld'],
    ["Don't guess. Use AskUserQuestion.", 'AskUserQuestion withheld'],
    ["Don't guess - use AskUserQuestion.", 'AskUserQuestion withheld'],
    ['When in doubt, call AskUserQuestion with two to four options.', 'AskUserQuestion withheld'],
    [
      'For changes that alter the structure (splitting, removing), use AskUserQuestion to confirm.',
      'AskUserQuestion withheld',
    ],
    ['1. **Clarify** — Use AskUserQuestion with one question at a time.', 'AskUserQuestion withheld'],
    ['- [ ] Always call `AskUserQuestion(...)` first', 'AskUserQuestion withheld'],
    ['When you are done planning, call ExitPlanMode.', 'ExitPlanMode withheld'],
    ['7. **Cleanup** — Call TeamDelete to remove team resources', 'TeamDelete gone'],
    ['1. **Spawn** — Create team with TeamCreate tool, spawn teammates with Agent tool', 'TeamCreate gone'],
    ['Use MultiEdit for changes in several places of a file.', 'MultiEdit gone'],
    ['Apply all edits using MultiEdit.', 'MultiEdit gone'],
    ['Use Read, Grep and MultiEdit to do the work.', 'MultiEdit gone'],
    ['Fetch the release notes with WebFetch.', 'WebFetch unlisted'],
    ['Then use WebSearch to find similar reports.', 'WebSearch unlisted'],
    ['Search the web via the `WebSearch` tool.', 'WebSearch unlisted'],
    ['Edit the cells with NotebookEdit.', 'NotebookEdit unlisted'],
    ['First read the file, then use NotebookEdit to change the cell.', 'NotebookEdit unlisted'],
    ['Conduct a structured interview using AskUserQuestion.', 'AskUserQuestion withheld'],
    ['Gather the facts first.\nThen use\nAskUserQuestion to ask for the rest.', 'AskUserQuestion withheld'],
  ])('%s', (body, expected) => expect(ordered(body)).toEqual([expected]));

  it('an order once, at its place', () => {
    const body = 'AskUserQuestion shows options.\n\nUse AskUserQuestion. Later use AskUserQuestion again.';
    expect(ordered(body)).toEqual(['AskUserQuestion withheld']);
  });
});

describe('body-names-unavailable-tool ignores', () => {
  it.each([
    ['a prohibition', 'You MUST NOT use `NotebookEdit` here.'],
    ['a prohibition, reliance', 'Do not rely on `AskUserQuestion` either.'],
    ['never', 'Never use AskUserQuestion.'],
    ["don't", "Don't call AskUserQuestion."],
    ['a curly apostrophe', 'Don’t use AskUserQuestion.'],
    ['avoid', 'Avoid using WebFetch for local files.'],
    ['without', 'Work without WebSearch.'],
    ['instead of', 'Return your question instead of using AskUserQuestion.'],
    ['rather than', 'Return questions rather than use AskUserQuestion.'],
    ['have no', 'You have no WebFetch tool; use what is in the repository.'],
    ["don't have", "You don't have access to WebSearch or WebFetch."],
    ['is not available', 'AskUserQuestion is not available to you. Return your question.'],
    [
      'is unavailable, further on',
      'Use AskUserQuestion to ask.\n\nIf AskUserQuestion is unavailable, ask in plain text.',
    ],
    ['forbidden', 'Forbidden: WebFetch, NotebookEdit.'],
    ['a list below a prohibition', 'You must never:\n\n- use AskUserQuestion\n- call WebFetch'],
    ['a section of prohibitions', "## Don'ts\n\n- Use WebFetch for local files"],
    ['a section of anti-patterns', '## Anti-patterns\n\n- Use AskUserQuestion for everything'],
    [
      'a list of tools',
      '- **MultiEdit**: Apply consistent formatting across files\n- **WebFetch**: Retrieve style guides',
    ],
    ['a table of tools', '| Tool | Use |\n|---|---|\n| WebFetch | Use WebFetch to fetch pages |'],
    ['a table of other agents', '| Agent | How |\n|---|---|\n| scout | use WebSearch first |'],
    ['code', '```json\n{ "matcher": "Write|Edit|MultiEdit" }\n```'],
    ['code in a list', '1. Hook:\n   ```json\n   "use MultiEdit"\n   ```'],
    ['a quotation', 'Users say "use AskUserQuestion" when they want a menu.'],
    ['a block quote', '> Use AskUserQuestion to ask.'],
    ['an example', '## Examples\n\nUse WebFetch to read https://x.org.'],
    ['an example in tags', '<example>\nUse WebFetch to read the page.\n</example>'],
    ['another agent', 'The orchestrator will use AskUserQuestion to ask the user.'],
    ['another agent, named', 'The `scout` agent uses WebSearch and hands you its results.'],
    ['agents that', 'Flag agents that use AskUserQuestion.'],
    ['telling another', 'Tell the user to use WebFetch instead.'],
    ['the parent', 'Ask the parent to call AskUserQuestion for you.'],
    ['only the main thread', 'Running main-thread → present it via AskUserQuestion; as a subagent print it as text.'],
    ['on a condition', 'Use AskUserQuestion if available.'],
    ['on a condition, first', 'If you have WebSearch, use WebSearch to check.'],
    ['one of two', 'Use AskUserQuestion or plain text to ask.'],
    ['one of several tools', 'Use Grep or WebSearch to find it.'],
    ['a word made of it', 'Absent → official docs via WebFetch-less Bash (`composer show -a`).'],
    ['an equivalent', 'Use AskUserQuestion equivalent methods for user interaction.'],
    ['a description of it', 'AskUserQuestion presents options to the user.'],
    ['a migration', 'Replace TodoWrite calls and MultiEdit entries in the configuration.'],
    ['while using', 'When using AskUserQuestion, offer at most four options.'],
    ['a review of others', 'Check whether hooks match MultiEdit, and report files edited using MultiEdit.'],
    ['past', 'The plan was confirmed with AskUserQuestion.'],
    ['a comment', '<!-- Use AskUserQuestion -->'],
    ['an identifier', 'Import the class with `my.WebSearch.client` from src/WebSearch.ts.'],
  ])('%s', (_what, body) => expect(ordered(body)).toEqual([]));

  it.each([
    ['a tool that is listed', 'Use WebFetch.', 'tools: Read, WebFetch'],
    ['a tool of an agent with all tools', 'Use WebFetch.', 'color: red'],
    ['a tool of the main conversation, for an agent that may be one', 'Use AskUserQuestion.', 'initialPrompt: Begin'],
    ['what takes the place of another', 'Use TodoWrite.', 'tools: Read, TaskCreate'],
  ])('%s', (_what, body, fields) => expect(ordered(body, fields)).toEqual([]));
});
