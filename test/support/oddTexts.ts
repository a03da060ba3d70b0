// Agent files of odd shapes, by the number of repeated parts: for tests and benchmarks of how work grows.

interface OddText {
  readonly text: (count: number) => string;
  /** Repetitions at which the shape was slow before its work was bounded, or that fill the largest file that is read. */
  readonly count: number;
}

const HEAD = '---\nname: odd\ndescription: Use this agent for odd things.\n';
/** `#` in the part is its number. */
const repeated = (count: number, part: string): string =>
  part.includes('#')
    ? Array.from({ length: count }, (_, i) => part.replaceAll('#', String(i))).join('')
    : part.repeat(count);
const fields =
  (part: string, before = '') =>
  (count: number): string =>
    `${HEAD}${before}${repeated(count, part)}---\nBody.\n`;
const listed = (field: string) => (count: number) =>
  `${HEAD}${field}: ${Array.from({ length: count }, (_, i) => `Name${i}`).join(', ')}\n---\nBody.\n`;
const body =
  (part: string) =>
  (count: number): string =>
    `${HEAD}---\n${repeated(count, part)}`;
const description =
  (part: string, after = '') =>
  (count: number): string =>
    `---\nname: odd\ndescription: |\n  Use this agent for odd things.\n${repeated(count, part)}${after}---\nBody.\n`;
const withReturns = (text: (count: number) => string) => (count: number) => text(count).replaceAll('\n', '\r\n');
const chain = (count: number): string =>
  `${HEAD}a0: &a0 [x]\n${Array.from({ length: count }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}]\n`).join('')}---\n`;
const colons = fields('z: a: b\n');

export const oddTexts: Readonly<Record<string, OddText>> = {
  aliases: { text: fields('k#: *a\n', 'x: &a [1]\n'), count: 2000 },
  'aliases of aliases': { text: chain, count: 400 },
  'aliases without anchors': { text: fields('k#: *a\n'), count: 2000 },
  'merge keys': { text: fields('k#:\n  <<: *a\n', 'x: &a {b: 1}\n'), count: 2000 },
  'colons in values': { text: colons, count: 2000 },
  'colons in values, CRLF': { text: withReturns(colons), count: 1500 },
  'colons in the description': {
    text: (count) => `---\nname: odd\n${'description: a: b: c\n'.repeat(count)}---\nBody.\n`,
    count: 8000,
  },
  'one key many times': { text: fields('model: opus\n'), count: 10_000 },
  'unknown keys': { text: fields('key#: v\n'), count: 10_000 },
  'misspelt keys': { text: fields('modle#: v\n'), count: 5000 },
  'unknown tools, block': { text: fields('  - Tool#\n', 'tools:\n'), count: 10_000 },
  'unknown tools, line': { text: listed('tools'), count: 10_000 },
  'unknown tools, flow': {
    text: (count) => `${HEAD}tools: [${Array.from({ length: count }, (_, i) => `Tool${i}`).join(', ')}]\n---\nBody.\n`,
    count: 10_000,
  },
  'one tool many times': {
    text: (count) => `${HEAD}tools: ${'Read, '.repeat(count)}Read\n---\nBody.\n`,
    count: 10_000,
  },
  'tools denied': { text: listed('disallowedTools'), count: 10_000 },
  'tool patterns': { text: fields('  - Bash(git #:*)\n', 'tools:\n'), count: 5000 },
  'MCP tools': { text: fields('  - mcp__server#__tool\n', 'tools:\n'), count: 5000 },
  skills: { text: fields('  - skill-#\n', 'skills:\n'), count: 10_000 },
  'MCP servers': { text: fields('  - server#\n', 'mcpServers:\n'), count: 10_000 },
  'MCP servers, inline': { text: fields('  - s#:\n      command: x\n', 'mcpServers:\n'), count: 3000 },
  'hook events': { text: fields('  Event#:\n    - matcher: x\n', 'hooks:\n'), count: 5000 },
  'hook handlers': {
    text: fields('        - type: command\n          command: x#\n', 'hooks:\n  PreToolUse:\n    - hooks:\n'),
    count: 3000,
  },
  'dashes on one line': { text: (count) => `${HEAD}${'- '.repeat(count)}\n---\nBody.\n`, count: 50_000 },
  'dashes after a key': { text: (count) => `${HEAD}tools: ${'- '.repeat(count)}\n---\nBody.\n`, count: 50_000 },
  'empty items': { text: fields('  - \n', 'tools:\n'), count: 50_000 },
  brackets: { text: (count) => `${HEAD}x: ${'['.repeat(count)}\n---\nBody.\n`, count: 20_000 },
  braces: { text: (count) => `${HEAD}x: ${'{a: '.repeat(count)}\n---\nBody.\n`, count: 20_000 },
  'deep indentation': {
    text: (count) => `${HEAD}x:\n${Array.from({ length: count }, (_, i) => `${' '.repeat(i + 1)}a:\n`).join('')}---\n`,
    count: 400,
  },
  'open quotation marks': { text: fields('k#: "x\n'), count: 3000 },
  'tabs for blanks': { text: fields('k#:\n\t- x\n'), count: 3000 },
  comments: { text: fields('# a comment\n'), count: 20_000 },
  'suppressions in the frontmatter': { text: fields('# subagents-disable unknown-tool\n'), count: 8000 },
  'suppressions of lines': { text: fields('# subagents-disable-next-line unknown-field\nkey#: v\n'), count: 4000 },
  'suppressions in the body': { text: body('<!-- subagents-disable unknown-tool -->\n'), count: 8000 },
  'a long line': { text: (count) => `${HEAD.slice(0, -1)}${' word'.repeat(count)}\n---\nBody.\n`, count: 100_000 },
  'a description of lines': { text: description('  One more line.\n'), count: 20_000 },
  examples: {
    text: description('  <example>\n  user: "ask #"\n  assistant: "I will use the odd agent"\n  </example>\n'),
    count: 4000,
  },
  'open examples': { text: description('  <example>user: "a"\n'), count: 10_000 },
  'placeholders in the body': { text: body('Use {{name#}} and $VALUE# here.\n'), count: 10_000 },
  headings: { text: body('## Heading #\n'), count: 10_000 },
  links: { text: body('See [file #](file#.md) and `docs/file#.md`.\n'), count: 10_000 },
  mentions: { text: body('Use the odd agent, then @agent-odd, then Agent(odd).\n'), count: 10_000 },
  backticks: { text: body('`` ` ``` `Read` ```\n'), count: 10_000 },
  'tool names in the body': { text: body('Use the Bash tool, then Write#.\n'), count: 10_000 },
  'blank lines': { text: body('\n'), count: 200_000 },
  'lone carriage returns': { text: (count) => fields('key#: v\n')(count).replaceAll('\n', '\r'), count: 5000 },
  'control characters': { text: body('\u0007\u200b\u202e'), count: 50_000 },
  'fences in the body': { text: body('---\nname: x\n'), count: 10_000 },
};
