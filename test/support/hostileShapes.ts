// Agent files of a shape that grows with a number: what hostile or merely odd files repeat. Used by tests of work and by
// `npm run bench:shapes`.

/** A file of the shape with about so many repetitions. */
type Shape = (count: number) => string;

const repeat = (count: number, part: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => part(at)).join('');

const agent = (fields: string, body = 'Do it.\n'): string =>
  `---\nname: agent\ndescription: Use this agent to check.\n${fields}---\n${body}`;

const withBody = (count: number, part: (at: number) => string): string => agent('', repeat(count, part));

const inDescription = (count: number, part: (at: number) => string): string =>
  `---\nname: agent\ndescription: |\n  Use it to check.\n${repeat(count, part)}---\nDo it.\n`;

export const hostileShapes: Readonly<Record<string, Shape>> = {
  // Aliases and anchors
  aliases: (n) => agent(`x: &a [1]\n${repeat(n, (i) => `k${i}: *a\n`)}`),
  aliasChain: (n) => agent(`k0: &a0 [1]\n${repeat(n, (i) => `k${i + 1}: &a${i + 1} [*a${i}]\n`)}`),
  aliasBomb: (n) => agent(`k0: &a0 [1]\n${repeat(n, (i) => `k${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`)}`),
  anchors: (n) => agent(repeat(n, (i) => `k${i}: &a${i} v\n`)),
  mergeKeys: (n) => agent(`x: &a { b: 1 }\n${repeat(n, (i) => `k${i}: { <<: *a, c: 1 }\n`)}`),
  // Fields
  crlfColons: (n) => agent(repeat(n, () => 'z: a: b\n')).replaceAll('\n', '\r\n'),
  crlfColonKeys: (n) => agent(repeat(n, (i) => `z${i}: a: b\n`)).replaceAll('\n', '\r\n'),
  colons: (n) => agent(repeat(n, () => 'description: a: b: c\n')),
  colonKeys: (n) => agent(repeat(n, (i) => `z${i}: a: b\n`)),
  sameKey: (n) => agent(repeat(n, () => 'model: opus\n')),
  unknownKeys: (n) => agent(repeat(n, (i) => `key${i}: v\n`)),
  misspeltKeys: (n) => agent(repeat(n, (i) => `${['Tools', 'modle', 'permission-mode'][i % 3]}: v\n`)),
  prefixedKeys: (n) => agent(repeat(n, (i) => `__proto__${i}: v\n`)),
  longKey: (n) => agent(`${'k'.repeat(n * 10)}: v\n`),
  keysWithoutColon: (n) => agent(repeat(n, (i) => `key${i}\n`)),
  comments: (n) => agent(repeat(n, (i) => `# comment ${i}\n`)),
  commentsAfter: (n) => agent(repeat(n, (i) => `key${i}: v # comment\n`)),
  blockScalars: (n) => agent(repeat(n, (i) => `key${i}: |\n  text: more\n`)),
  foldedText: (n) => agent(`note: >-\n${repeat(n, (i) => `  line ${i}\n`)}`),
  // Tools
  unknownTools: (n) => agent(`tools:\n${repeat(n, (i) => `  - Tool${i}\n`)}`),
  unknownToolsPlain: (n) => agent(`tools: ${repeat(n, (i) => `Tool${i}, `)}Read\n`),
  unknownToolsFlow: (n) => agent(`tools: [${repeat(n, (i) => `Tool${i}, `)}Read]\n`),
  misspeltTools: (n) => agent(`tools:\n${repeat(n, (i) => `  - ${['read', 'Grap', 'web_search', 'Task'][i % 4]}\n`)}`),
  sameTool: (n) => agent(`tools:\n${repeat(n, () => '  - Task\n')}`),
  removedTools: (n) => agent(`tools: Read\ndisallowedTools:\n${repeat(n, () => '  - MultiEdit\n')}`),
  bothLists: (n) =>
    agent(
      `tools:\n${repeat(n, (i) => `  - mcp__s${i}__t\n`)}disallowedTools:\n${repeat(n, (i) => `  - mcp__t${i}__t\n`)}`,
    ),
  openParentheses: (n) => agent(`tools: [${repeat(n, (i) => `Bash(${i}, `)}Read]\n`),
  agentLists: (n) => agent(`tools: Agent(${repeat(n, (i) => `agent${i}, `)}x)\n`),
  joinedTools: (n) => agent(`tools:\n${repeat(n, () => '  - Read;Grep;Bash\n')}`),
  quotedTools: (n) => agent(`tools: "${repeat(n, () => "'Read', ")}Grep"\n`),
  // Other lists
  skills: (n) => agent(`skills:\n${repeat(n, (i) => `  - skill${i}\n`)}`),
  mcpServers: (n) => agent(`mcpServers:\n${repeat(n, (i) => `  - server${i}\n`)}`),
  mcpServersInline: (n) => agent(`mcpServers:\n${repeat(n, (i) => `  - server${i}:\n      command: x\n`)}`),
  hookEvents: (n) => agent(`hooks:\n${repeat(n, (i) => `  Event${i}:\n    - matcher: x\n`)}`),
  hookMatchers: (n) => agent(`hooks:\n  PostToolUse:\n${repeat(n, () => '    - matcher: x\n')}`),
  hookHandlers: (n) =>
    agent(`hooks:\n  PostToolUse:\n    - matcher: x\n      hooks:\n${repeat(n, () => '        - type: shell\n')}`),
  // Structure
  dashes: (n) => agent(`${'- '.repeat(n)}\n`),
  dashesInTools: (n) => agent(`tools:\n  ${'- '.repeat(n)}\n`),
  dashLines: (n) => agent(`tools:\n${'  - \n'.repeat(n)}`),
  dashLinesAtMargin: (n) => agent('- x\n'.repeat(n)),
  fences: (n) => `---\nname: agent\n${'---\n'.repeat(n)}`,
  brackets: (n) => agent(`x: ${'['.repeat(n)}\n`),
  braces: (n) => agent(`x: ${'{a: '.repeat(n)}\n`),
  closedBrackets: (n) => agent(`x: ${'['.repeat(n)}${']'.repeat(n)}\n`),
  bracketLines: (n) => agent(repeat(n, (i) => `key${i}: [a\n`)),
  nestedMaps: (n) =>
    agent(repeat(Math.ceil(n / 10), (i) => `key${i}:\n${repeat(10, (at) => `${' '.repeat(at + 1)}a:\n`)}`)),
  quotesUnclosed: (n) => agent(repeat(n, (i) => `key${i}: "a\n`)),
  quotesInside: (n) => agent(repeat(n, (i) => `key${i}: "a" b\n`)),
  backslashes: (n) => agent(`note: "${'\\d'.repeat(n)}"\n`),
  tabs: (n) => agent(repeat(n, (i) => `key${i}:\n\t- a\n`)),
  tabRun: (n) => agent(`key: ${'\t'.repeat(n)}x\n`),
  spaces: (n) => agent(`key: ${' '.repeat(n)}x\n`),
  blankLines: (n) => agent('\n'.repeat(n)),
  returns: (n) => agent(`note: a${'\rb'.repeat(n)}\n`),
  returnsBetweenFields: (n) => agent(repeat(n, (i) => `key${i}: v\r`)),
  controls: (n) => agent(`note: "${'\u0001\u202e'.repeat(n)}"\n`),
  continuations: (n) => agent(`note: a\n${repeat(n, (i) => `line ${i}\n`)}`),
  unevenIndents: (n) => agent(`tools:\n${repeat(n, (i) => `${' '.repeat(2 + (i % 3))}- Read\n`)}`),
  longLine: (n) => agent(`note: ${'word '.repeat(n)}\n`),
  longName: (n) => `---\nname: ${'n'.repeat(n)}\ndescription: Use it.\n---\nDo it.\n`,
  // Comments that suppress
  suppressions: (n) => agent(repeat(n, () => '# subagents-disable unknown-tool\n')),
  suppressionsOfLines: (n) => agent(repeat(n, (i) => `# subagents-disable-next-line unknown-field\nkey${i}: v\n`)),
  suppressionsUnknown: (n) => agent(repeat(n, (i) => `# subagents-disable rule-${i}\n`)),
  suppressionsInBody: (n) => withBody(n, () => '<!-- subagents-disable unknown-tool -->\n'),
  suppressionsOpen: (n) => withBody(n, () => '<!-- subagents-disable '),
  // Description and body
  examples: (n) =>
    inDescription(
      n,
      (i) => `  <example>\n  user: "a ${i}"\n  assistant: "b"\n  <commentary>c</commentary>\n  </example>\n`,
    ),
  examplesOpen: (n) => inDescription(n, () => '  <example>\n  user: "a"\n'),
  escapedNewlines: (n) => agent('').replace('Use this agent to check.', `"${'a\\\\nb '.repeat(n)}"`),
  headings: (n) => withBody(n, (i) => `## Heading ${i}\n`),
  nestedHeadings: (n) => withBody(n, (i) => `${'#'.repeat(1 + (i % 6))} Heading\n`),
  links: (n) => withBody(n, (i) => `[a](b${i}.md) `),
  linksOpen: (n) => withBody(n, () => '[a]('),
  fileReferences: (n) => withBody(n, (i) => `@docs/file${i}.md `),
  mentions: (n) => withBody(n, (i) => `@agent-name${i} `),
  inlineCode: (n) => withBody(n, (i) => `\`Tool${i}\` `),
  backticks: (n) => withBody(n, () => '`'),
  codeFences: (n) => withBody(n, () => '```\ncode\n'),
  listItems: (n) => withBody(n, (i) => `- item ${i}\n`),
  quotes: (n) => withBody(n, () => '> '),
  emphasis: (n) => withBody(n, () => '**a '),
  toolsInProse: (n) => withBody(n, () => 'Use the Bash tool. Do not use Write unless you must. '),
  bodyLongLine: (n) => withBody(n, () => 'word '),
  bodyWithoutSpaces: (n) => withBody(n, () => 'x'),
  bodyReturns: (n) => withBody(n, () => 'line\r'),
  placeholders: (n) => withBody(n, () => '[TODO] <your text> '),
  htmlTags: (n) => withBody(n, () => '<a>'),
  comparisons: (n) => withBody(n, () => '<!-- '),
};
