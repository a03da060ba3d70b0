// Generates a few hundred agent files, the same in every run.

const COUNT = 400;

export function generatedFiles(): readonly { readonly file: string; readonly bytes: Uint8Array }[] {
  const next = numbers(20261130);
  const pick = <T>(all: readonly [T, ...T[]]): T => all[Math.floor(next() * all.length)] ?? all[0];
  const often = (share: number): boolean => next() < share;
  return Array.from({ length: COUNT }, (_, at) => {
    const name = `generated-${at}`;
    const fields = [`name: ${pick([name, name, name, `"${name}"`, `'${name}'`, `${name} # note`])}`];
    fields.push(pick(DESCRIPTIONS));
    for (const choices of OTHERS) if (often(0.25)) fields.push(pick(choices));
    if (often(0.12)) fields.push(pick(SLIPS).replace('NAME', name));
    if (often(0.1)) fields.reverse();
    const [open, close] = pick(FENCES);
    const text = `${open}\n${fields.join('\n')}\n${close}\nDo the work.\n`;
    return { file: `${name}.md`, bytes: Buffer.from(often(0.1) ? text.replaceAll('\n', '\r\n') : text) };
  });
}

const DESCRIPTIONS = [
  'description: Reviews code after a change.',
  'description: "Reviews code: all of it."',
  "description: 'It''s for reviews'",
  'description: Use when: the user asks',
  'description: >\n  Reviews code\n  in two lines.',
  'description: |\n  Reviews code.\n\n  <example>\n  user: "hi"\n  </example>',
  'description: Reviews code\n  on a second line.',
  'description: Reviews C# # really',
  'description: "Two\\nlines"',
  'description: [beta] reviews',
  'description:',
  'description: "unclosed',
] as const;

const OTHERS = [
  [
    'model: sonnet',
    'model: Opus',
    'model: inherit',
    'model: "haiku"',
    'model: gpt-5',
    'model: claude-opus-4-5',
    'model:',
  ],
  [
    'tools: Read, Grep, Glob',
    'tools: [Read, "Bash(git *)"]',
    'tools:\n  - Read\n  - Edit',
    'tools:\n- Read\n- Edit',
    'tools: "*"',
    'tools: *',
    'tools: Read Grep',
    'tools: []',
    'tools: 5',
    'tools: {Read: true}',
  ],
  ['disallowedTools: Write, Edit', 'disallowedTools:\n  - Bash', 'disallowedTools: [*]'],
  ['color: blue', 'color: "#fff"', 'color: #fff'],
  ['permissionMode: plan', 'permissionMode: Plan', 'permissionMode: acceptEdits'],
  ['memory: project', 'memory: true', 'maxTurns: 5', 'maxTurns: "5"', 'effort: high', 'effort: 3', 'background: true'],
  ['isolation: worktree', 'isolation: none', 'skills: a, b', 'skills:\n  - a', 'initialPrompt: Go'],
  ['mcpServers:\n  - one', 'mcpServers:\n  one:\n    command: x', 'mcpServers: one'],
  [
    'hooks:\n  Stop:\n    - hooks:\n        - type: command\n          command: "true"',
    'hooks:\n  PreToolUse:\n    - matcher: Bash\n      hooks:\n        - type: command\n          command: "true"',
    'hooks:\n  PreToolUse:\n    matcher: Bash\n    command: "true"',
    'hooks:\n  PreToolUse: "true"',
    'hooks:\n  Unknown:\n    - hooks: []',
    'hooks: []',
    'hooks:\n  - PreToolUse: []',
  ],
  ['unknown: 1', 'Tools: Read', 'allowed-tools: Read', '# a comment', 'note: &a x\nother: *a'],
] as const;

const SLIPS = [
  '\ttabbed: 1',
  ' indented: 1',
  'no colon here',
  'colon:missing-space',
  'list: [a, b',
  'name: NAME-again',
  '...',
  '@at: 1',
  '"quoted" text: 1',
  '? question',
  'emoji: 🎉 done',
] as const;

const FENCES = [
  ['---', '---'],
  ['---', '---'],
  ['---', '---'],
  ['---', '---'],
  ['---', '---'],
  ['--- ', '---'],
  ['---', '--- '],
  ['---', '----'],
  ['\uFEFF---', '---'],
  ['\n---', '---'],
  ['---', '...'],
  ['---', ''],
] as const;

/** A small generator of numbers from 0 to 1 (mulberry32), so that every run asks the same. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
