// Agent files as people write them, with the slips they make, drawn from a seed: the same seed always gives the same files.

/** The name of every file; a test that needs names apart replaces it by one of the same length. */
export const WRITTEN_NAME = 'agent-00000';

/** Ways to write each field, right or wrong; a `|` at the start of a line stands for an indented one. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  description: [
    'description: Use this agent to review a change.',
    'description: Use when: the user asks for a review',
    'description: "Use when the user says \\"review\\""',
    'description: "Use when the user says "review" now"',
    "description: 'Don't use it for tests'",
    "description: 'It''s for reviews'",
    'description: Reviews code. # and more',
    'description: Reviews code. See #12 for more',
    'description: Reviews code.\\n\\nExample: one: two\\nStep # 1',
    'description: Use it for C:\\new\\table: paths',
    'description: "Lints C:\\Users\\me\\new"',
    'description: |\n  Reviews code.\n  Use it: often.',
    'description: >-\n  Reviews code\n  and tests. # all',
    'description: |\n  Reviews code.\n Use it.',
    'description: |\nReviews code.',
    'description: |\nUse when: the build is broken',
    'description: Reviews code\n  and also: tests',
    'description: Reviews code:\n  - style\n  - tests',
    'description: [draft] Reviews code',
    'description: [Reviews, tests]',
    'description: {{WHAT}} reviews',
    'description: @team reviews code',
    'description: `review` a change',
    'description: *Always* use it',
    'description: “Reviews code”',
    'description: "Reviews code”',
    'description: "Reviews code',
    'description: Reviews 🚀 code — “often”: yes',
    'description:Reviews code',
    'description : Reviews code',
    'description: &d Reviews code.',
    'description: Reviews code:',
    "description: 'Reviews' code",
    'description:\n  Reviews code.',
    'description:\n  Use when: asked',
    'description: Reviews code.\n\tIndented with a tab',
    'Description: Reviews code.',
    'desc: Reviews code.',
    'description: Reviews code\nwith a second line',
    'description: Reviews code.\nUse: it often',
    'description: %d reviews',
    'description: !important reviews',
    'description: - reviews',
    'description: ? reviews',
    'description: "Reviews\\ncode"',
    'description: "Reviews\n  code"',
    'description: Reviews â€“ code and cafÃ©',
  ],
  tools: [
    'tools: Read, Grep',
    'tools: read, grep, bash',
    'tools: Read, Task, KillShell',
    'tools: Read, Grep # only these',
    'tools: [Read, Grep]',
    'tools: [read, "Grep"]',
    'tools: [Read, Grep',
    'tools: Read, Grep]',
    'tools: ["Read", "Grep]',
    'tools: "Read, Grep',
    'tools: "Read", "Grep"',
    "tools: 'Read', 'Grep'",
    'tools: Read; Grep',
    'tools: Read Grep',
    'tools: Read, Read, Grep',
    'tools: Read,\n  Grep',
    'tools: Read,\nGrep',
    'tools:\n  - Read\n  - Grep',
    'tools:\n- read\n- Task',
    'tools:\n  - Read\n  - Grep # search',
    'tools:\n  - Read, Grep',
    'tools:\n  -Read\n  - Grep',
    'tools:\n  -Read\n  -Grep',
    'tools:\n  - - Read\n  - Grep',
    'tools:\n  - Read\n  Grep',
    'tools:\n  - Read\n - Grep',
    'tools:\n\t- Read\n\t- Grep',
    'tools:\n  * Read\n  * Grep',
    'tools:\n  • Read\n  • Grep',
    'tools: Read, Grep\n- Bash',
    'tools: Read, Grep\n* Bash',
    'tools: Read, Grep\n  - Bash',
    'tools:\n  - "Read", "Grep"',
    'tools:\n  - Bash(git: status)',
    'tools:\n  - Read:\n  - Grep',
    'tools:\n  Read: true\n  Grep: true',
    'tools: {Read: true, Bash: false}',
    'tools: *',
    'tools: "*"',
    'tools: All',
    'tools: all tools',
    'tools: None',
    'tools: {{TOOLS}}',
    'tools: Read, @Grep',
    'tools: `Read`, `Grep`',
    'tools: Read, Bash(git log: *), Grep',
    'tools: Bash(git *), read',
    'tools: Read, mcp__github__*, Grep',
    'tools: mcp__db(x), Read',
    'tools: Agent(a, b), read',
    'tools:',
    'tools: []',
    'tools: ""',
    'tools: &t Read, Grep',
    'Tools: Read, Grep',
    'TOOLS: read',
    'tool: Read',
    'allowed-tools: Read, Grep',
    'allowedTools: Read',
    ' tools: Read',
    'tools:Read',
    'tools: Read、Grep',
    'tools: readfile, Bsh',
    'tools: Read, AskUserQuestion',
    'tools: Read, MultiEdit',
    'tools: |\n  Read\n  Grep',
    'tools: Read, grep, Grep',
    '"tools": Read',
    'tools = Read',
  ],
  disallowedTools: [
    'disallowedTools: Bash, Write',
    'disallowedTools: bash, write',
    'disallowedTools: [Bash, Write',
    'disallowedTools:\n  - Bash\n  - Write',
    'disallowedTools:\n* Bash\n* Write',
    'disallowedTools:\n  - bash\n  - *',
    'disallowedTools: Bash(rm *)',
    'disallowedTools: Task, KillShell',
    'disallowedtools: Bash',
    'disallowed-tools: Bash',
    'disallowedTools: "Bash", "Write"',
    'disallowedTools: mcp__db__*',
    'disallowedTools: *',
    'disallowedTools:',
    ' disallowedTools: Bash',
    'disallowedTools:\n  -Bash',
    'disallowedTools:\n  - Bash: rm',
  ],
  model: [
    'model: haiku',
    'model: Haiku',
    'model: sonet',
    'model: inherit',
    'model: Inherit',
    'model: "opus"',
    'model: opus # the best',
    'model: {{MODEL}}',
    'model: &m sonnet',
    'model: sonnet: fast',
    'model: [sonnet]',
    'model: gpt-5',
    'model: "sonnet',
    'MODEL: sonnet',
    ' model: sonnet',
    'model: `sonnet`',
    'model:',
    'model: claude-sonnet-4-5',
    'model:sonnet',
  ],
  color: ['color: Blue', 'color: blue', 'color: "#ff0000"', 'color: #ff0000', 'color: magenta', 'Color: red'],
  permissionMode: [
    'permissionMode: plan',
    'permissionMode: Plan',
    'permissionMode: acceptedits',
    'permission: deny',
    'permissionmode: plan',
    'permissionMode: read-only',
    'permissionMode: *p',
  ],
  memory: ['memory: project', 'memory: Project', 'memory: true', 'Memory: user'],
  effort: ['effort: high', 'effort: High', 'effort: *m', 'thinking: high', 'effort: 3'],
  maxTurns: ['maxTurns: 5', 'maxTurns: "5"', 'maxturns: 5', 'steps: 5', 'max_turns: 5', 'maxTurns: five'],
  background: ['background: true', 'background: "true"', 'background: yes', 'Background: true', 'background: True'],
  isolation: ['isolation: worktree', 'isolation: Worktree', 'worktree: true'],
  skills: [
    'skills: build, test',
    'skills:\n  - build\n  - @test',
    'skills:\n  - build: now',
    'skills: [build, test',
    'skills:\n  -build',
    'Skills: build',
    'skills:\n  - a: b: c',
  ],
  hooks: [
    'hooks:\n  PreToolUse:\n    - matcher: Bash\n      hooks:\n        - type: command\n          command: ./check.sh',
    'hooks:\n  PreToolUse:\n    - matcher: *\n      hooks:\n        - type: command\n          command: echo done: ok',
    'hooks:\n  Stop:\n    - hooks:\n        - type: command\n          command: "./x.sh" --fast\n          timeout:5',
    'hooks:\n  Stop:\n    - hooks:\n        - type:command\n          command: @x',
    'hooks:\n  Stop:\n    - hooks:\n        - type: command\n          command: "C:\\Users\\x"\n         timeout: 5',
    'hooks:\n  PreToolUse:\n    - matcher: "Bash|Edit\n      hooks:\n        - type: command\n          command: ./a.sh',
    'hooks:\n  Stop:\n   - hooks:\n      - type: command\n        command: {{CMD}}',
    'hooks:\n  Stop:\n    - hooks:\n        - {type: command, command: a: b}',
    'hooks:\n  Stop:\n\t- hooks:\n\t\t- type: command\n\t\t  command: ./a.sh',
    'hooks:\n  PostTooluse:\n    - hooks:\n        - type: command\n          command: ./a.sh',
    'hooks:\n  Stop:\n    - hooks:\n        -type: command\n          command: ./a.sh',
    "hooks:\n  Stop:\n    - hooks:\n        - type: command\n          command: 'it's done'\n          timeout: 5",
  ],
  mcpServers: [
    'mcpServers:\n  - github',
    'mcpServers: github, db',
    'mcpServers:\n  - db:\n      command: npx\n      args: [-y, @scope/db]',
    'mcpServers:\n  - db:\n      command: npx\n      args: ["-y", "db"\n      env:\n        KEY: %KEY%',
    'mcpServers:\n  - db:\n      type: http\n      url:https://example.com/a',
    'mcpServers:\n  db:\n    command: npx\n    env: {KEY: a: b}',
    'mcpServers:\n  - db:\n     command: npx\n      args: [a]',
    'MCPServers:\n  - github',
  ],
  initialPrompt: ['initialPrompt: Begin: now', 'initialPrompt: "Begin"'],
  unknown: [
    'notes: some: text',
    'version: 1.0',
    'tags: [a, b',
    'author: @me',
    'category: *x',
    'title: "My "agent""',
    'notes: |-\n  Some notes.\n tools: Read',
    '# a comment',
    '// a comment',
    '# model: opus',
    'icon: 🚀',
    'priority: high # really',
    'metadata:\n  a: b: c',
    'metadata:\n  - @a',
    'examples: >\n  user: hi',
    'just some text',
    '<!-- note -->',
    '',
    '  ',
    `name: ${WRITTEN_NAME}-b`,
    'mode: subagent',
    'temperature: 0.1',
    'permission:\n  edit: deny',
    'loadClaudeMd: false',
    '<example>\nuser: hi\n</example>',
  ],
};

const BODIES = ['You review.\n', 'Review: it.\n\n---\n\ntools: x\n', '', 'No newline at the end', '# Role\n\n- é 🚀\n'];

type Random = () => number;

/** Numbers from 0 below 1 (mulberry32). */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const NAMES = [`name: ${WRITTEN_NAME}`, `name: ${WRITTEN_NAME}`, `name: "${WRITTEN_NAME}"`, `Name: ${WRITTEN_NAME}`];

/** `count` files, most with one to three slips; the first with one field besides name and description each. */
export function writtenAgents(seed: number, count: number): readonly string[] {
  const random = randomFrom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  return Array.from({ length: count }, () => {
    const own = (field: string): string => (random() < 0.6 ? (FIELDS[field]?.[0] ?? '') : pick(FIELDS[field] ?? ['']));
    const extra = Object.keys(FIELDS).filter((field) => field !== 'description' && random() < 0.22);
    const fields = extra.map((field) => pick(FIELDS[field] ?? ['']));
    const name = random() < 0.9 ? (NAMES[0] ?? '') : pick(NAMES);
    const order = [name, own('description'), ...fields];
    if (random() < 0.2) order.push(order.splice(1, 1)[0] ?? '');
    const text = `${random() < 0.02 ? '\uFEFF' : ''}---\n${order.join('\n')}\n---\n${pick(BODIES)}`;
    return random() < 0.2 ? text.replaceAll('\n', '\r\n') : text;
  });
}

/** Every way to write every field, alone beside a name and a description. */
export function singleFields(): readonly string[] {
  return Object.entries(FIELDS).flatMap(([field, ways]) =>
    ways.flatMap((way) => {
      const description = field === 'description' ? '' : 'description: Reviews.\n';
      const text = `---\nname: ${WRITTEN_NAME}\n${description}${way}\n---\nReview.\n`;
      const before = `---\nname: ${WRITTEN_NAME}\n${way}\n${description}model: haiku\n---\nReview.\n`;
      return [text, before, text.replaceAll('\n', '\r\n')];
    }),
  );
}
