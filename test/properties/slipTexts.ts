// Agent files with one slip of YAML each: every kind of slip at every place where a text can stand.

interface SlipText {
  readonly name: string;
  readonly text: string;
  /** The rule that names the slip and the zero-based line it is on; absent where only harmlessness is asserted. */
  readonly rule?: string;
  readonly line?: number;
}

/** `%` is where the text stands. */
const PLACES: Readonly<Record<string, string>> = {
  command: 'hooks:\n  PostToolUse:\n    - matcher: Edit\n      hooks:\n        - type: command\n          command: %',
  'command at the dash': 'hooks:\n  Stop:\n  - hooks:\n    - command: %\n      type: command',
  matcher: 'hooks:\n  PreToolUse:\n    - matcher: %\n      hooks:\n        - type: command\n          command: ./a.sh',
  'hook prompt': 'hooks:\n  Stop:\n    - hooks:\n        - type: prompt\n          prompt: %\n          timeout: 5',
  'server url': 'mcpServers:\n  - db:\n      type: http\n      url: %',
  'server environment': 'mcpServers:\n  - db:\n      command: npx\n      env:\n        KEY: %\n        OTHER: b',
  'server argument': 'mcpServers:\n  - db:\n      command: npx\n      args:\n        - -y\n        - %',
  'server header':
    'mcpServers:\n  - web:\n      type: http\n      url: https://example.com\n      headers:\n        Authorization: %',
};

const LIST_PLACES: Readonly<Record<string, string>> = {
  'item of tools': 'tools:\n  - Read\n  - %',
  'first item of disallowedTools': 'disallowedTools:\n- %\n- Write',
  'item of skills': 'skills:\n  - build\n  - %\n  - test',
};

interface SlipKind {
  readonly name: string;
  readonly written: string;
  readonly rule: string;
  readonly inLists?: false;
}

const KINDS: readonly SlipKind[] = [
  { name: 'a backslash in double quotes', written: '"C:\\Users\\me\\lint.cmd"', rule: 'backslash-in-quotes' },
  { name: 'a regular expression in double quotes', written: '"mcp__.*\\.write\\d+"', rule: 'backslash-in-quotes' },
  { name: 'a colon', written: 'echo done: ok', rule: 'text-needs-quotes' },
  { name: 'two colons', written: 'a: b: c', rule: 'text-needs-quotes' },
  { name: 'a colon at the end', written: 'echo done: ok:', rule: 'text-needs-quotes' },
  { name: 'an at sign', written: '@scope/name run', rule: 'text-needs-quotes' },
  { name: 'a percent sign', written: '%KEY%', rule: 'text-needs-quotes' },
  { name: 'a backtick', written: '`lint`', rule: 'text-needs-quotes' },
  { name: 'a star with text', written: '*.ts', rule: 'text-needs-quotes' },
  { name: 'an apostrophe in single quotes', written: "'it's done'", rule: 'text-after-quote' },
  { name: 'quotes in double quotes', written: '"say "hi" twice"', rule: 'text-after-quote' },
  { name: 'text after a quoted word', written: '"./x.sh" --fast', rule: 'text-after-quote' },
  { name: 'an unclosed double quote', written: '"./x.sh', rule: 'quote-unclosed' },
  { name: 'an unclosed single quote', written: "'./x.sh", rule: 'quote-unclosed' },
  { name: 'a placeholder', written: '{{URL}}/a', rule: 'text-needs-quotes' },
];

const file = (fields: string, eol: string): string =>
  `---\nname: reviewer\ndescription: Use this agent to review a change.\n${fields}\nmodel: haiku\n---\nReview the change.\n`.replaceAll(
    '\n',
    eol,
  );

export function slipTexts(): readonly SlipText[] {
  const found: SlipText[] = [];
  for (const [eol, ends] of [
    ['\n', ''],
    ['\r\n', ', CRLF'],
  ] as const)
    for (const [place, template] of [...Object.entries(PLACES), ...Object.entries(LIST_PLACES)])
      for (const kind of KINDS) {
        // Two words with a colon between are a mapping in a list, which YAML takes.
        if (place in LIST_PLACES && kind.name === 'a colon') continue;
        if (place === 'server argument' && kind.name === 'a colon') continue;
        const line = 3 + template.slice(0, template.indexOf('%')).split('\n').length - 1;
        const text = file(
          template.replace('%', () => kind.written),
          eol,
        );
        found.push({ name: `${kind.name}, ${place}${ends}`, text, rule: kind.rule, line });
      }
  return [...found, ...structureSlips(), ...topLevelSlips()];
}

/** Slips of structure, whose reading is not always plain. */
function structureSlips(): readonly SlipText[] {
  const texts: readonly (readonly [name: string, fields: string, rule?: string, line?: number])[] = [
    ['bullets in tools', 'tools:\n  * Read\n  * Grep'],
    ['bullets in disallowedTools', 'disallowedTools:\n* Bash\n* Write'],
    ['a bullet after a list with commas', 'tools: Read, Grep\n* Bash', 'multiline-text', 4],
    ['an item after a list with commas', 'disallowedTools: Bash,\n- Write\n- Edit', 'multiline-text', 4],
    ['a dash without a space in a list', 'tools:\n  - Read\n  -Grep', 'list-item-marker', 5],
    [
      'a dash without a space before a key',
      'hooks:\n  Stop:\n    - hooks:\n        -type: command\n          command: ./a.sh',
      'list-item-marker',
      6,
    ],
    [
      'an event without a colon',
      'hooks:\n  Stop\n    - hooks:\n        - type: command\n          command: ./a.sh',
      'colon-missing',
      4,
    ],
    ['a first item further right', 'tools:\n    - Read\n  - Grep\n  - Bash', 'uneven-indentation', 4],
    ['a tab behind the spaces of an item', 'disallowedTools:\n  - Bash\n  \t- Write', 'tab-indentation', 5],
    ['a tab behind the spaces of a skill', 'skills:\n  - build\n  \t- test', 'tab-indentation', 5],
    [
      'a colon in a flow mapping',
      'hooks:\n  Stop:\n    - hooks:\n        - {type: command, command: a: b}',
      'text-needs-quotes',
      6,
    ],
    [
      'an at sign in a flow mapping',
      'mcpServers:\n  - db:\n      command: npx\n      env: {A: 1, KEY: @x}',
      'text-needs-quotes',
      6,
    ],
    [
      'quotes in a flow mapping',
      'mcpServers:\n  - db:\n      command: npx\n      env: {KEY: "a "b" c", X: 1}',
      'text-after-quote',
      6,
    ],
    ['a field without a colon', 'permissionMode plan', 'colon-missing', 3],
    ['tools without a colon', 'tools Read, Grep', 'colon-missing', 3],
    ['a semicolon for a colon', 'disallowedTools; Bash', 'colon-missing', 3],
    ['a wide colon', 'tools：Read', 'colon-missing', 3],
    ['a quoted field without a colon', '"tools" Read', 'colon-missing', 3],
    ['a field as an item', '- tools: Read', 'line-not-field', 3],
    ['a field indented below a block that is written again', 'initialPrompt: |\n  Hi\n model: opus'],
    ['a quote closed in what looks like a field', 'initialPrompt: "Hi\nmodel: opus"'],
    ['a flow list without a colon', 'notes: "x"\ntools [Read, Grep]', 'colon-missing', 4],
    ['a field of items without a colon', 'notes: x\ndisallowedTools\n  - Bash\n  - Write', 'colon-missing', 4],
    ['an indented field below a quoted text', 'notes: "x"\n tools: [Read, Grep]', 'field-indented', 4],
    ['an indented map below a quoted text', "notes: 'x'\n\tmcpServers:\n  - db", 'field-indented', 4],
    [
      'a key without a space before its siblings',
      'mcpServers:\n  - db:\n      type:stdio\n      command: npx\n      args: [a]',
      'colon-without-space',
      5,
    ],
    [
      'a key without a colon before its siblings',
      'mcpServers:\n  - db:\n      type = stdio\n      command: npx\n      args: [a]',
      'colon-missing',
      5,
    ],
    [
      'a first key further left',
      'mcpServers:\n  - db:\n     type: stdio\n      command: npx\n      args: [a]\n      env:\n        A: b',
      'uneven-indentation',
      5,
    ],
    [
      'a star before a key',
      'hooks:\n  Stop:\n    - hooks:\n        * type: command\n          command: ./a.sh\n          timeout: 5',
      'list-item-marker',
      6,
    ],
    ['a mode with a colon behind it', 'permissionMode: plan:', 'value-ends-with-colon', 3],
    ['a denial with a colon behind it', 'disallowedTools: Bash:', 'value-ends-with-colon', 3],
    ['a quotation mark before servers', 'mcpServers: "\n  - db:\n      command: npx'],
    ['a quotation mark before items', 'disallowedTools: "\n  - Bash\n  - Write'],
    ['a comma before items', 'skills:,\n  - build\n  - test'],
    ['a comma missing in a flow list', 'mcpServers:\n  - db:\n      command: npx\n      args: ["-y" "db"]'],
    ['a quote missing in a flow list', 'mcpServers:\n  - db:\n      command: npx\n      args: ["-y, "db"]'],
    ['a bracket missing in a flow mapping', 'mcpServers:\n  - db:\n      url: x\n      headers: A: b, C: "d"}'],
    [
      'a map without a colon',
      "notes: 'x'\nhooks\n  Stop:\n    - hooks:\n        - type: command\n          command: ./a.sh",
      'colon-missing',
      4,
    ],
    ['a first item without a space', 'disallowedTools:\n-Write\n- Edit', 'list-item-marker', 4],
    ['an apostrophe in an unclosed quote', "notes: 'it's\ntools: Read\ncolor: 'red'", 'quote-unclosed', 3],
    ['an unknown field without a space', 'notes:some text'],
    ['an item without a dash', 'tools:\n  - Read\n  Grep', 'list-item-marker', 5],
    ['an item further left', 'tools:\n  - Read\n - Grep', 'uneven-indentation', 5],
    ['a star among tools', 'tools:\n  - Read\n  - *', 'text-needs-quotes', 5],
    ['a star among denied tools', 'disallowedTools:\n  - Read\n  - *', 'text-needs-quotes', 5],
    [
      'a type without a colon',
      'hooks:\n  Stop:\n    - hooks:\n        - type command\n          command: ./a.sh',
      'colon-missing',
      6,
    ],
    [
      'a key further left',
      'hooks:\n  Stop:\n    - hooks:\n       - type: command\n         command: ./a.sh\n        timeout: 5',
      'uneven-indentation',
      8,
    ],
    [
      'a tab before a hook',
      'hooks:\n  Stop:\n    - hooks:\n\t- type: command\n\t  command: ./a.sh',
      'tab-indentation',
      6,
    ],
    [
      'an unclosed bracket in a server',
      'mcpServers:\n  - db:\n      command: npx\n      args: ["-y", "db"',
      'bracket-unclosed',
      6,
    ],
    [
      'an at sign in a flow list',
      'mcpServers:\n  - db:\n      command: npx\n      args: [-y, @scope/db]',
      'text-needs-quotes',
      6,
    ],
    ['tools below a block', 'notes: |-\n  Some notes.\n tools: Read', 'field-indented', 5],
  ];
  return texts.map(([name, fields, rule, line]) => ({
    name,
    text: file(fields, '\n'),
    ...(rule === undefined || line === undefined ? {} : { rule, line }),
  }));
}

/** In the description, and in fields beside others that depend on it. */
function topLevelSlips(): readonly SlipText[] {
  const texts: Readonly<Record<string, string>> = {
    'a block that is not indented': 'description: |\nUse when: the build is broken\ntools: Read',
    'a folded block that is not indented': 'description: >\nUse this agent for:\n- reviews\n- tests\ntools: Read',
    'a typographic quote for the closing one': 'description: "Reviews code\u201d\ntools: Read',
    'an apostrophe in a quoted description': "description: 'Don't use it'\ntools: Read",
    'quotes in a quoted description': 'description: "Use when the user says "deploy" now"\ntools: Read',
    'an indented field below a block description': 'description: |-\n  Reviews code.\n tools: Read',
    'a misspelt restriction beside a slip': 'description: ends with colon:\nallowed-tools: Read',
    'a denied name in another case beside a slip': 'description: ends with colon:\ndisallowedTools: bash, Write',
    'a star among denied names beside a slip': 'description: ends with colon:\ndisallowedTools: "Bash, *"',
    'a mode that is none beside a slip': 'description: ends with colon:\npermissionMode: Plan',
    'fields in upper case': 'Description: Reviews.\nTools: Read\nModel: haiku',
    'a star in a repaired file': 'description: Use when: x\ntools: * # all',
    'an anchor and its alias': 'description: Reviews.\nmodel: &m haiku\neffort: *m',
    'a comment in a repaired file': 'description: Use when: x\ntools: Read # only\nmodel: haiku # cheap',
    'tools in wrong case': 'description: Reviews.\ntools: read, grep, Bash',
    'tools misspelt': 'description: Reviews.\ntools: Read, Bsh, Edt',
    'old names of tools': 'description: Reviews.\ntools: Read, Task, Agent, KillShell',
    'denied tools in wrong case': 'description: Reviews.\ndisallowedTools: bash, write',
    'a memory in wrong case': 'description: Reviews.\ntools: Read\nmemory: Project',
    'a mode in wrong case': 'description: Reviews.\ntools: Read\npermissionMode: Plan',
    'a template': 'description: Reviews.\nmodel: {{MODEL}}\n{{EFFORT}}\ntools: Read',
    'a comment that cuts lines written as escapes': 'description: Reviews code.\\nSee step # 1',
    'fields that another reader owns': 'description: Reviews.\npermission:\n  edit: deny\nsteps: 20\nmode: subagent',
  };
  return Object.entries(texts).map(([name, fields]) => ({
    name,
    text: `---\nname: reviewer\n${fields}\n---\nReview.\n`,
  }));
}
