// The tools a foreground subagent of `claude -p` really gets. Every row was put to Claude Code 2.1.329, and so were all
// vectors of the fixture.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { effectiveTools } from '../../../../../server/src/core/dialects/claude/catalogue/effectiveTools';
import { splitToolList } from '../../../../../server/src/core/syntax/toolList';
import { NEWEST, verdict } from '../../../../support/runtime';

const EVERYTHING =
  'Agent Bash CronCreate CronDelete CronList Edit EnterWorktree ExitWorktree ListAgents Monitor NotebookEdit Read ReportFindings SendMessage Skill TaskStop WebFetch WebSearch Write';
const without = (...names: string[]): string =>
  EVERYTHING.split(' ')
    .filter((name) => !names.includes(name))
    .join(' ');

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

const listed = (fields: Map<string, unknown>, name: string): string[] | undefined =>
  fields.has(name) ? splitToolList(strings(fields.get(name))).map((item) => item.value) : undefined;

/** The outcome in one line: the tools in order of name, `none`, or what a refusal names. */
function outcome(frontmatter: string): string {
  const fields = new Map<string, unknown>(Object.entries(parse(frontmatter) ?? {}));
  const result = effectiveTools(
    {
      tools: listed(fields, 'tools'),
      disallowedTools: listed(fields, 'disallowedTools'),
      fields,
    },
    NEWEST.version,
  );
  if (result.status === 'none') return 'none';
  if (result.status === 'granted') return [[...result.tools].sort().join(' '), ...result.mcp].join(' + ');
  const named = Object.entries(result.refused).filter(([, items]) => items.length > 0);
  return `refused: ${named.map(([kind, items]) => `${kind} ${items.join(' ')}`).join('; ')}`;
}

describe('effectiveTools', () => {
  it.each([
    ['', EVERYTHING],
    ['tools: "*"', EVERYTHING],
    ['tools: [Read, "*"]', EVERYTHING],
    ['tools: Read, Grep', 'Grep Read'],
    ['tools: Bash, Grep, Glob', 'Bash'],
    ['tools: Bash, Grep, Glob\ndisallowedTools: Bash', 'Glob Grep'],
    ['tools: Task, Agent, Read, Read', 'Agent Read'],
    ['tools: KillShell', 'TaskStop'],
    ['tools: Bash(git *)', 'Bash'],
    ['tools: Read, MultiEdit, LS, TodoWrite', 'Read'],
    [
      'tools: Read, mcp__github, mcp__a__*, mcp__a__b, mcp__*, mcp__a__b*',
      'Read + mcp__github + mcp__a__* + mcp__a__b',
    ],
    ['disallowedTools: Bash(rm *)', without('Bash', 'Monitor')],
    ['disallowedTools: Task', without('Agent')],
    ['disallowedTools: "*"', EVERYTHING],
    ['disallowedTools: bash', EVERYTHING],
    ['tools: Read, Write\ndisallowedTools: Write', 'Read'],
    ['tools: Monitor', 'Monitor'],
    ['memory: user', EVERYTHING],
    ['tools: Grep\nmemory: user', 'Edit Grep Read Write'],
    ['tools: []\nmemory: user', 'Edit Read Write'],
    ['tools: Foo\nmemory: user', 'Edit Read Write'],
    ['tools: Bash\nmemory: user\ndisallowedTools: Write', 'Bash Edit Read'],
    ['tools: Grep\nmemory: global', 'Grep'],
    ['permissionMode: plan', `${EVERYTHING} ExitPlanMode`.split(' ').sort().join(' ')],
    ['tools: Read, ExitPlanMode\npermissionMode: plan', 'ExitPlanMode Read'],
    ['tools: Read, ExitPlanMode', 'Read'],
  ])('of %j are as measured', (frontmatter, expected) => expect(outcome(frontmatter)).toBe(expected));
});

describe('effectiveTools without any tool', () => {
  it.each([
    'tools:',
    'tools: ""',
    'tools: []',
    'tools: 5',
    'tools: { Read: true }',
    'tools: [5]',
    'tools: ","',
    'tools: Read\ndisallowedTools: Read',
    'tools: Foo\ndisallowedTools: Foo',
    'tools: Bash(x)\ndisallowedTools: Bash',
    'tools: Monitor\ndisallowedTools: Bash',
    'tools: mcp__a__b\ndisallowedTools: mcp__a',
    `disallowedTools: ${EVERYTHING}`,
  ])('still start %j', (frontmatter) => expect(outcome(frontmatter)).toBe('none'));
});

describe('effectiveTools without a usable tool', () => {
  it.each([
    ['tools: read, grep', 'unrecognized read grep'],
    ['tools: Foo, AskUserQuestion, Workflow', 'unrecognized Foo; withheld AskUserQuestion Workflow'],
    ['tools: ExitPlanMode', 'withheld ExitPlanMode'],
    ['tools: LSP, TodoWrite', 'unmatched LSP TodoWrite'],
    ['tools: mcp__a, mcp__b__c', 'mcp mcp__a mcp__b__c'],
    ['tools: mcp__*', 'unrecognized mcp__*'],
    ['tools: Agent(a, b', 'unrecognized Agent(a, b'],
    ['tools: Foo\ndisallowedTools: Foo(x)', 'unrecognized Foo'],
    ['tools: Read, Foo\ndisallowedTools: Read', 'unrecognized Foo'],
    ['tools: Task\ndisallowedTools: Agent', 'unmatched Task'],
  ])('refuse %j', (frontmatter, expected) => expect(outcome(frontmatter)).toBe(`refused: ${expected}`));
});

interface Vector {
  readonly set: string;
  readonly file: string;
  readonly base64: string;
  readonly loaded: boolean;
  readonly effective?: { readonly tools?: readonly string[]; readonly error?: string };
}

describe('all vectors with tools', () => {
  const fixture = new URL('../../../../fixtures/claude-load-vectors.json', import.meta.url);
  const { vectors }: { readonly vectors: readonly Vector[] } = JSON.parse(readFileSync(fixture, 'utf8'));
  const asked = vectors.filter(({ loaded, effective }) => loaded && (effective?.tools || effective?.error));

  it('are many', () => expect(asked.length).toBeGreaterThan(150));

  it('get the predicted tools', () => {
    const wrong = asked.flatMap(({ set, file, base64, effective }) => {
      const read = verdict(Uint8Array.from(Buffer.from(base64, 'base64')), { scope: 'project', path: file });
      if (read.status !== 'loads') return [`${set}/${file}: ${read.status}`];
      const { tools, disallowedTools, reading } = read;
      const result = effectiveTools({ tools, disallowedTools, fields: reading.fields }, NEWEST.version);
      const got =
        result.status === 'granted' ? [...result.tools].sort().join() : result.status === 'none' ? '' : 'refused';
      const expected = effective?.error ? 'refused' : [...(effective?.tools ?? [])].sort().join();
      return got === expected ? [] : [`${set}/${file}: ${got} instead of ${expected}`];
    });
    expect(wrong).toEqual([]);
  });
});
