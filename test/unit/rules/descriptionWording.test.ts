// Trigger wording in descriptions, examples without a user, and placeholders that are left.

import { describe, expect, it } from 'vitest';
import { findingsIn } from '../../support/agents';

const said = (rule: string, text: string): readonly string[] =>
  findingsIn(text)
    .filter((finding) => finding.rule === rule)
    .map(({ message, span }) => `${message.id.split('.')[1]}: ${text.slice(span.start, span.end)}`);

const described = (description: string): string =>
  `---\nname: owl\ndescription: ${JSON.stringify(description)}\n---\nDo it.\n`;

describe('no-trigger-wording', () => {
  const keys = (description: string) =>
    said('no-trigger-wording', described(description)).map((each) => each.split(':')[0]);

  it.each([
    'helps with code',
    'Helps with coding tasks.',
    'Manages code',
    'A general purpose coding assistant',
    'Assists the user with software development',
    'Specialized agent',
    'Use this agent when you need help',
    'Use this agent for anything',
    'Handles all kinds of tasks',
    'General helper for any project.',
    'An expert software engineer',
    'Does everything you need',
  ])('reports a general description: %s', (description) => expect(keys(description)).toEqual(['general']));

  it.each([
    'Senior code reviewer',
    'Address PR comments',
    'Coordinates releases safely.',
    'Expert in HL7 FHIR message standards',
    'Analyzes code changes and generates comprehensive test cases',
  ])('reports a missing occasion: %s', (description) => expect(keys(description)).toEqual(['default']));

  it.each([
    'Delegate schema migrations here.',
    'Delegates of the planner: delegate all SQL here.',
    'Spawned by the release orchestrator with one file each.',
    'Spawned by /brain index. Scans the tree.',
    'Aggregates the results of three reviewers. Part of the critical-review skill.',
    'Reviews code against the design. Stage 5 of the pipeline.',
    'Reports build errors. Pair with a writer.',
    'Invoked by the review command with a diff.',
    'Called when a build fails.',
    'Handles refund requests.',
    'Handles incoming support requests from the billing desk.',
    'Launched by CI with the failing job.',
    'Dispatched after a merge.',
    'Reviews SQL. Hand off every migration.',
    'Route accessibility questions here.',
    'Send flaky tests here.',
    'Helps with PDFs',
    'Helps with code review',
    'Helps with Rust code',
    'Helps with database projects',
    'Use when the user writes TypeScript code',
    'Use this agent to review code',
    'Prüft Code, wenn etwas geändert wurde',
    'Aide avec le code',
    '代码助手',
  ])('accepts %s', (description) => expect(keys(description)).toEqual([]));
});

describe('example-without-user', () => {
  const example = (inside: string): string =>
    described(`Use this agent to brew tea.\n\n<example>\n${inside}\n</example>`);

  it.each([
    ['text', 'just text', 'turns'],
    ['nothing', '', 'turns'],
    ['a situation alone', 'Context: Water boils.', 'turns'],
    ['an assistant that does the work itself', 'Context: Water boils.\nassistant: "Tea is ready."', 'default'],
    ['an assistant with no situation', 'assistant: "Here is the tea."', 'default'],
  ])('reports %s', (_what, inside, key) =>
    expect(said('example-without-user', example(inside)).map((each) => each.split(':')[0])).toEqual([key]),
  );

  it.each([
    ['a user', 'user: "Tea, please"\nassistant: "I\'ll use the owl agent."'],
    ['an agent that is started unasked', 'Context: Water boils.\nassistant: "I\'ll use the owl agent."'],
    ['an agent that is launched unasked', 'Context: Water boils.\nassistant: "I\'ll launch it now."'],
    [
      'a call of the tool',
      'assistant: "Scan complete."\n<Task tool call to another agent>\nassistant: Now the Agent tool.',
    ],
    ['one that says so', 'Context: Water boils. Proactively brew.\nassistant: "Brewing."'],
    ['a user of another language', 'Benutzer: "Tee, bitte"\nAssistent: "Gern."'],
    ['a user in Chinese', '用户：请泡茶\n助手：好的'],
  ])('ignores %s', (_what, inside) => expect(said('example-without-user', example(inside))).toEqual([]));
});

describe('placeholder-left', () => {
  const left = (body: string): readonly string[] =>
    said('placeholder-left', `---\nname: owl\ndescription: Use this agent to write letters.\n---\n${body}\n`);

  it.each([
    ['You are a [your role here] and write letters.', '[your role here]'],
    ['# [Your project]\n\nYou write letters.', '[Your project]'],
    ['You know [insert the domain] well.', '[insert the domain]'],
    ['Lorem ipsum dolor sit amet.', 'Lorem ipsum dolor sit amet'],
    ['- Your field is [your domain].', '[your domain]'],
    ['TODO say who this agent is', 'TODO say who this agent is'],
  ])('reports %s', (body, text) => expect(left(body)).toEqual([`body: ${text}`]));

  it.each([
    ['a table of bad examples', '| Bad | Good |\n|---|---|\n| [insert cause] | Null was passed |'],
    ['a table to fill', '| Part | State |\n|---|---|\n| API | [insert state] |'],
    ['a list of bad examples', 'Bad:\n\n- Fix [insert thing]\n- lorem ipsum'],
    ['a section of bad examples', '## Anti-patterns\n\n- Fix [insert thing]'],
    ['a prohibition', 'Never leave [insert name] or lorem ipsum in a page.'],
    ['a prohibition in a list', 'Do not write:\n\n- lorem ipsum\n- [insert date]'],
    ['a search', 'Flag every lorem ipsum.'],
    ['a quotation', 'Search for "[insert name]" in the pages.'],
    ['a template', '## Output format\n\nDear [insert name],'],
    ['a template below a colon', 'Use this template:\n\nDear [insert name],'],
    ['what to answer', 'Begin with: Dear [insert name].\n\nWrite to [insert name].'],
    ['code', '```\n[insert name]\n```'],
    ['code in a list', '1. Write:\n   ```\n   [insert name]\n   ```'],
    ['a code span', 'Write `[insert name]` there.'],
    ['a sample in tags', '<template>\nDear [insert name]\n</template>'],
    ['e.g.', 'Texts such as [insert name] are to be found.'],
  ])('ignores %s', (_what, body) => expect(left(body)).toEqual([]));

  it.each([
    ['Use this agent when [describe the situation].', 1],
    ['Use this agent when {{situation}} arises.', 1],
    ['Finds "[describe the situation]" and the like in pages.', 0],
    ['Never leaves [insert name] behind. Use for pages.', 0],
  ])('counts placeholders in a description: %s', (description, count) =>
    expect(said('placeholder-left', described(description))).toHaveLength(count),
  );
});
