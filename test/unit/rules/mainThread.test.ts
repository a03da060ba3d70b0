// Tools and lists of agents of an agent that is, or may be, the main conversation. Measured on Claude Code 2.1.332 with `--agent`.

import { describe, expect, test } from 'vitest';
import { readWorkspaceContext } from '../../../server/src/core/dialects/claude/places/contextReader';
import { readSkillWords } from '../../../server/src/core/dialects/claude/places/skillWords';
import { type AgentOptions, findingsIn } from '../../support/agents';
import { checks } from '../../support/drivers';
import { createMemoryHost } from '../../support/memoryHost';

const agent = (fields: string, body = 'Run the release.'): string =>
  `---\nname: desk\ndescription: Use this agent to run a release.\n${fields}\n---\n${body}\n`;
const WITHHELD = 'tools: Read, AskUserQuestion, Workflow, Agent(Explore)';

/** The settings a workspace has, as they are gathered from its files. */
async function withSettings(files: Readonly<Record<string, string>>): Promise<AgentOptions> {
  const host = createMemoryHost(Object.entries(files));
  const { context } = await readWorkspaceContext(
    { host, readWords: readSkillWords, pathOf: (uri) => uri.replace('file:///w/', ''), log: () => undefined },
    ['file:///w'],
    Object.keys(files),
  );
  return { around: context };
}

describe('a subagent', () => {
  test('never gets the tools of the main conversation', () =>
    checks(
      agent(
        'tools: Read, Workflow, ScheduleWakeup\n             ^^^^^^^^ withheld-tool warning\n                       ^^^^^^^^^^^^^^ withheld-tool warning',
      ),
    ));

  test('ignores a list of agents', () =>
    checks(
      agent('tools: Read, Agent(Explore, Plan)\n                  ^^^^^^^^^^^^^^^ agent-list-ignored information'),
    ));

  test.each([
    'tools: Read, Agent',
    'tools: Read, Agent(*)',
    'tools: Read, Agent()',
    'tools: Read\ndisallowedTools: Agent(Explore)',
  ])('has no list of agents in %j', (fields) =>
    expect(findingsIn(agent(fields)).map(({ rule }) => rule)).not.toContain('agent-list-ignored'),
  );
});

describe('an agent of the main conversation', () => {
  test('is detected by `initialPrompt` and gets the listed tools', () =>
    checks(agent(`${WITHHELD}\ninitialPrompt: Ask for the version.`, 'Ask with the AskUserQuestion tool.')));

  test.each([['.claude/settings.json'], ['.claude/settings.local.json']])('has them when %s names it', async (file) =>
    checks(agent(WITHHELD), await withSettings({ [`file:///w/${file}`]: '{"agent":"desk"}' })),
  );

  test('is not detected by the settings of another project', async () => {
    const found = findingsIn(
      agent(WITHHELD),
      await withSettings({ 'file:///w/other/.claude/settings.json': '{"agent":"desk"}' }),
    );
    expect(found.map(({ rule }) => rule)).toContain('withheld-tool');
  });

  test('is not detected by settings that name another agent', async () => {
    const found = findingsIn(
      agent(WITHHELD),
      await withSettings({ 'file:///w/.claude/settings.json': '{"agent":"other"}' }),
    );
    expect(found.map(({ rule }) => rule)).toContain('withheld-tool');
  });

  test.each([
    ['the body shows the command', 'Start it with `claude --agent desk`.'],
    ['with an equals sign and quotes', 'claude --agent="desk" -p "go"'],
    ['as an agent of a plugin', 'Run `claude --agent team:desk`.'],
    ['at the end of a sentence', 'Run claude --agent desk.'],
  ])('is detected where %s', (_what, body) => checks(agent(WITHHELD, body)));

  test.each([
    ['another agent', 'Start the reviewer with `claude --agent reviewer`.'],
    ['a longer name', 'Start `claude --agent desk-two`.'],
    ['another option', 'Pass `--agents desk` or `---agent desk`.'],
    ['no command', 'This agent is the main conversation of desk.'],
  ])('is not detected where the text contains %s', (_what, body) =>
    expect(findingsIn(agent(WITHHELD, body)).map(({ rule }) => rule)).toContain('withheld-tool'),
  );

  test('needs no trigger wording', () => {
    const about = (body: string): readonly string[] =>
      findingsIn(`---\nname: desk\ndescription: Release manager.\n---\n${body}\n`).map(({ rule }) => rule);
    expect(about('Run the release.')).toContain('no-trigger-wording');
    expect(about('Started as `claude --agent desk`.')).not.toContain('no-trigger-wording');
  });

  test('may start with an empty set of subagent tools', () =>
    checks(agent('tools: Workflow, AskUserQuestion\ninitialPrompt: Ask for the version.')));
});

describe('names in `Agent(…)`', () => {
  const others = new Map([
    ['.claude/agents/two.md', '---\nname: Two Words\ndescription: Use this agent to count words.\n---\nCount them.\n'],
  ]);

  test('are separated by commas alone', () =>
    checks(agent('tools: Read, Agent(Two Words, Explore)\ninitialPrompt: Begin.'), { others }));

  test('are one name without a comma', () =>
    checks(
      agent(
        'tools: Read, Agent(Two Explore)\n                   ^^^^^^^^^^^ unknown-agent information\ninitialPrompt: Begin.',
      ),
      { others },
    ));

  test('do not support wildcards', () =>
    checks(agent('tools: Read, Agent(Exp*)\n                   ^^^^ unknown-agent hint\ninitialPrompt: Begin.')));
});
