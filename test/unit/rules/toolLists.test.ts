// Ways out of tool lists in other programs' words: other names, and mappings of names. None is safe: each gives tools.

import { describe, expect, test } from 'vitest';
import { findingsIn } from '../../support/agents';
import { appliedFixes, fixes } from '../../support/drivers';

const agent = (fields: string): string =>
  `---\nname: reader\ndescription: Use this agent to read a file and sum it up.\n${fields}\n---\nRead it.\n`;

describe('names of other programs', () => {
  test.each([
    ['tools: read_file, list_dir', 'tools: Read, Glob', 'Write `Read, Glob`: gives this agent `Read`, `Glob`'],
    ['tools: read_file', 'tools: Read', 'Write `Read`: gives this agent `Read`'],
    [
      'tools: [read_file, grep_search, run_shell_command]',
      'tools: [Read, Grep, Bash]',
      'Write `Read, Grep, Bash`: gives this agent `Read`, `Bash`',
    ],
    [
      'tools: "view_file, replace_file_content"',
      'tools: Read, Edit',
      'Write `Read, Edit`: gives this agent `Read`, `Edit`',
    ],
    [
      'tools:\n  - read_file\n  - read_many_files\n  - web_fetch',
      'tools:\n  - Read\n  - WebFetch',
      'Write `Read, WebFetch`: gives this agent `Read`, `WebFetch`',
    ],
  ])('alone in the list, %j, are replaced by ours', (before, after, title) =>
    fixes('all-tools-unusable', agent(before), agent(after), title),
  );

  test('are replaced beside a usable one', () =>
    fixes(
      'unknown-tool',
      agent('tools: Read, ReadFile, Shell'),
      agent('tools: Read, Bash'.replace('Read, ', 'Read, ReadFile, ')),
      'Replace `Shell` with `Bash`: gives this agent `Bash`',
    ));
});

describe('a mapping in `tools`', () => {
  test.each([
    [
      'tools-empty',
      'tools:\n  Read: true\n  Grep: true\n  Write: false',
      'tools: Read, Grep',
      'Write `Read, Grep`: gives this agent `Read`, `Grep`',
    ],
    ['tools-empty', 'tools: {Read: true}', 'tools: Read', 'Write `Read`: gives this agent `Read`'],
    [
      'tools-empty',
      'tools:\n  bash: true\n  webfetch: true',
      'tools: Bash, WebFetch',
      'Write `Bash, WebFetch`: gives this agent `Bash`, `WebFetch`',
    ],
    ['tools-empty', 'tools:\n  - Read: true', 'tools: Read', 'Write `Read`: gives this agent `Read`'],
    [
      'tools-empty',
      'tools:\n  write: false\n  edit: false',
      'disallowedTools: Write, Edit',
      'Write `disallowedTools: Write, Edit`: gives this agent 17 more tools',
    ],
    [
      'wrong-type',
      'disallowedTools: {Bash: true}',
      'disallowedTools: Bash',
      'Write `Bash`: takes `Bash`, `Monitor` away',
    ],
  ])('%s: %j becomes a list of what it switches on', (rule, before, after, title) =>
    fixes(rule, agent(before), agent(after), title),
  );

  test('is not converted unless all values are switches', () => {
    const offered = appliedFixes('tools-empty', agent('tools: {Read: {limit: 3}}'));
    expect(offered.map(({ title }) => title)).toEqual(['Remove `tools`: gives this agent all 19 tools']);
  });
});

describe('fixes of tool lists', () => {
  test.each([
    'tools: Read, Bsh',
    'tools: Bsh',
    'tools: Read, MultiEdit',
    'tools: Read, LS, Nope',
    'tools: Read, Read',
    'tools: Read, AskUserQuestion',
    'tools: Read, "Write"',
    'tools: Read; Write',
    'tools: Read\n  * Bash',
    'tools: "*, Read"',
    'tools: [Read, Agent(a, b)]',
    'tools: Read, ToolSearch',
    'tools: LSP',
    'tools: Read, Write\ndisallowedTools: Write',
    'tools:',
    'tools: {Read: true}',
    'tools: read_file',
    'tools: Read, run_shell_command',
    'tools: Read, mcp__a__b.c',
    'tools: Read, mcp__a__b*',
    'tools: Read, Bash(ls)',
    'disallowedTools: bash',
    'disallowedTools: MultiEdit',
    'disallowedTools: Bash, *',
    'disallowedTools: Bash(rm *)',
    'tools: Read\nmemory: project',
  ])('are not safe for %j', (fields) => {
    for (const { rule } of findingsIn(agent(fields)))
      for (const { safe, title } of appliedFixes(rule, agent(fields)))
        expect([rule, title, safe]).toEqual([rule, title, false]);
  });

  test.each([
    ['unknown-tool', 'tools: Read, bash', 'tools: Read, Bash'],
    ['renamed-tool', 'tools: Read, Task', 'tools: Read, Agent'],
    ['all-tools-unusable', 'tools: read, grep', 'tools: Read, Grep'],
    ['all-tools-unusable', 'tools: |\n  Read\n  Grep', 'tools: |\n  Read, Grep'],
  ])('are safe for %s of %j, which only corrects the spelling', (rule, before, after) => {
    fixes(rule, agent(before), agent(after));
    expect(appliedFixes(rule, agent(before))[0]?.safe).toBe(true);
  });

  test.each([
    ['unknown-tool', 'tools: Bash, bash'],
    ['renamed-tool', 'tools: Agent, Task'],
    ['removed-tool', 'tools: Edit, MultiEdit'],
  ])('of %s in %j leave no duplicate', (rule, fields) => {
    for (const { text } of appliedFixes(rule, agent(fields)))
      expect(findingsIn(text).map((finding) => finding.rule)).not.toContain('duplicate-tool');
  });
});

describe('tools added by `memory`', () => {
  test.each([
    ['tools: Read\nmemory: project', 'tools: Read\ndisallowedTools: Write, Edit\nmemory: project'],
    ['tools: [Read]\nmemory: user', 'tools: [Read]\ndisallowedTools: Write, Edit\nmemory: user'],
    [
      'tools: Read\ndisallowedTools: Bash\nmemory: user',
      'tools: Read\ndisallowedTools: Bash, Write, Edit\nmemory: user',
    ],
    [
      'disallowedTools: [Bash]\ntools: Read\nmemory: user',
      'disallowedTools: [Bash, Write, Edit]\ntools: Read\nmemory: user',
    ],
    [
      'tools: Read\ndisallowedTools:\n  - Bash\nmemory: user',
      'tools: Read\ndisallowedTools:\n  - Bash\n  - Write\n  - Edit\nmemory: user',
    ],
    ['tools: Read\ndisallowedTools: Write\nmemory: user', 'tools: Read\ndisallowedTools: Write, Edit\nmemory: user'],
  ])('are removed again in %j', (before, after) => {
    fixes('memory-widens-tools', agent(before), agent(after));
    expect(findingsIn(agent(after)).map(({ rule }) => rule)).not.toContain('memory-widens-tools');
  });

  test('are named in the title', () =>
    fixes(
      'memory-widens-tools',
      agent('tools: Read\nmemory: project'),
      agent('tools: Read\ndisallowedTools: Write, Edit\nmemory: project'),
      'Add `disallowedTools: Write, Edit`: takes `Write`, `Edit` away',
    ));

  test('are not denied beside a star that makes the list ineffective', () => {
    const offered = appliedFixes('memory-widens-tools', agent('tools: Read\ndisallowedTools: "*"\nmemory: user'));
    expect(offered.map(({ title }) => title)).toEqual(['Add `Write, Edit` to `tools`']);
  });
});
