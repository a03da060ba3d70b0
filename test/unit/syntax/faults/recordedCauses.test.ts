// Records the diagnosis of frontmatters with one damaged line: what is wrong, where, and what the correction writes. After an
// intended change: read the difference of `__snapshots__`, then `npx vitest run -u test/unit/syntax/faults/recordedCauses.test.ts`.

import { describe, expect, test } from 'vitest';
import { parseAgent } from '../../../../server/src/core/syntax/parse';
import { RUNTIME } from '../../../support/runtime';

const BASES: Readonly<Record<string, string>> = {
  lists: `name: reviewer
description: Use this agent to review a change.
tools:
  - Read
  - "Grep"
  - Bash(git log:*)
skills: [one, 'two', "three"]
model: sonnet`,
  hooks: `name: reviewer
description: "Use this agent: review a change."
hooks:
  PreToolUse:
    - matcher: Bash
      hooks:
        - type: command
          command: ./check.sh
color: blue`,
  servers: `name: reviewer
description: 'It''s for reviews.'
mcpServers:
  - github
  - local:
      command: "node"
      args: ["a.js", '--x']
      env: { KEY: value, OTHER: "v: w" }
memory: user`,
  blocks: `name: reviewer
description: |
  Use this agent to review.

  user: "Please look."
tools: Read, Grep
initialPrompt: >-
  Look at the change
  and say what is wrong.
permissionMode: plan`,
  flow: `{name: reviewer}
description: Use this agent.
tools: [Read, Grep,
  "Bash", 'Write']
disallowedTools: [
  Edit
]
effort: high`,
};

type Damage = (line: string) => string;

const DAMAGES: Readonly<Record<string, Damage>> = {
  'without its colon': (line) => line.replace(':', ''),
  'with = for its colon': (line) => line.replace(':', ' ='),
  'with a wide colon': (line) => line.replace(':', '：'),
  'without the space after the colon': (line) => line.replace(': ', ':'),
  'with a second colon': (line) => `${line}: more`,
  'with a colon at the end': (line) => `${line}:`,
  'one column further right': (line) => ` ${line}`,
  'one column further left': (line) => line.replace(/^ /, ''),
  'at the margin': (line) => line.trimStart(),
  'with a tab': (line) => `\t${line.trimStart()}`,
  'with a tab behind blanks': (line) => line.replace(/^( *)/, '$1\t'),
  'with a no-break space': (line) => `\u00a0\u00a0${line.trimStart()}`,
  'as a Markdown bullet': (line) => line.replace(/^( *)(?:- )?/, '$1* '),
  'with a dash without a space': (line) => line.replace(/^( *)(?:- )?/, '$1-'),
  'with another dash': (line) => line.replace(/^( *)(?:- )?/, '$1– '),
  'with a quotation mark at the end': (line) => `${line}"`,
  'with a quotation mark before the value': (line) => line.replace(/([:-] )/, '$1"'),
  'with an apostrophe before the value': (line) => line.replace(/([:-] )/, "$1'"),
  'with words behind a quoted text': (line) => line.replace(/((?:[:-] )|^ *)(\S.*)$/, '$1"$2" and more'),
  'with a backslash in quotes': (line) => line.replace(/([:-] )(.*)$/, '$1"C:\\dir\\$2"'),
  'with a bracket that is not closed': (line) => line.replace(/([:-] )/, '$1['),
  'with a bracket too many': (line) => `${line}]`,
  'with an open brace': (line) => line.replace(/([:-] )/, '$1{'),
  'with a template': (line) => line.replace(/([:-] ).*$/, '$1{{ value }}'),
  'with two commas in a list': (line) => line.replace(/,/, ',,'),
  'with an at sign': (line) => line.replace(/([:-] )/, '$1@'),
  'with a star': (line) => line.replace(/([:-] ).*$/, '$1*all'),
  'with an ampersand': (line) => line.replace(/([:-] )/, '$1&a '),
  'with a percent sign': (line) => line.replace(/([:-] )/, '$1%'),
  'with a comment behind it': (line) => `${line} # why: this`,
  'with a comment behind the colon': (line) => line.replace(/:.*/, ': # later'),
  'as a comment of another language': (line) => `// ${line}`,
  'with a semicolon': (line) => line.replace(':', ';'),
  'twice in one line': (line) => `${line} ${line.trim()}`,
  'followed by a text at the margin': (line) => `${line}\nand a text at the margin: yes`,
  'followed by an item at the margin': (line) => `${line}\n- item`,
  'followed by an item further in': (line) => `${line}\n      - item`,
  'with a lone carriage return': (line) => line.replace(/(.)$/, '\r$1'),
  'with a NUL': (line) => `${line}\0`,
};

const visible = (text: string): string =>
  text.replaceAll('\n', '⏎').replace(/[^\x20-\x7e⏎：–]/g, (char) => `<${char.charCodeAt(0).toString(16)}>`);

const replaced = (lines: readonly string[], at: number, by: string): readonly string[] =>
  lines.map((line, index) => (index === at ? by : line));

/** One line for each cause: its code, place and characters, and what the correction changes. */
function diagnosisOf(region: string, eol: string): string {
  const text = `---\n${region}\n---\nReview.\n`.replaceAll('\n', eol);
  const doc = parseAgent('file:///w/a.md', text, RUNTIME.profile);
  const verdict = RUNTIME.load(doc, { scope: 'project', path: 'a.md' });
  if (verdict.status !== 'skipped') return `${verdict.status}, ${verdict.reading.state}`;
  const at = (offset: number): string => {
    const { line, character } = doc.lines.positionAt(offset);
    return `${line + 1}:${character + 1}`;
  };
  const causes = verdict.causes.map(({ code, span, entry, slip }) => {
    const edits = (slip?.edits ?? []).map(
      (edit) => ` ${at(edit.span.start)}-${at(edit.span.end)}→${visible(edit.newText)}`,
    );
    const fix = slip ? ` ${slip.fix} ${visible(slip.what)}${slip.plain ? ' plain' : ''}${edits.join('')}` : '';
    return `  ${code} ${at(span.start)} ‹${visible(text.slice(span.start, span.end))}› in ${entry?.name ?? '-'}${fix}`;
  });
  return [`${verdict.reason.code} ${at(verdict.reason.span.start)}-${at(verdict.reason.span.end)}`, ...causes].join(
    '\n',
  );
}

describe.each(Object.entries(BASES))('the diagnosis of %s stays as recorded', (_, base) => {
  const lines = base.split('\n');
  test.each(Object.entries(DAMAGES))('where a line is written %s', (_name, damage) => {
    const records = lines.flatMap((line, at) => {
      const damaged = damage(line);
      if (damaged === line) return [];
      const region = replaced(lines, at, damaged).join('\n');
      return [`${at + 2} ${visible(damaged)}\n${diagnosisOf(region, '\n')}`];
    });
    expect(records.join('\n')).toMatchSnapshot();
  });
});

test.each(Object.entries(DAMAGES))(
  'with Windows line ends, a line written %s is diagnosed as recorded',
  (_, damage) => {
    const records = Object.values(BASES).map((base) => {
      const lines = base.split('\n');
      return lines
        .map((line, at) => diagnosisOf(replaced(lines, at, damage(line)).join('\n'), '\r\n').split('\n')[0])
        .join('; ');
    });
    expect(records.join('\n')).toMatchSnapshot();
  },
);
