// What is reported about some hundred slips, and what each fix makes of them, as it was when it was last looked at. A change of
// behaviour shows as a change of `__snapshots__`: read it, then `npx vitest run -u test/unit/rules/recordedFindings.test.ts`.

import { describe, expect, test } from 'vitest';
import { fixText } from '../../../server/src/core/features/fixText';
import { check, fixesOf } from '../../../server/src/core/rules/run';
import { applyEdits } from '../../../server/src/core/text/edit';
import fuzzVectors from '../../fixtures/fuzz-vectors.json';
import { slipTexts } from '../../properties/slipTexts';
import { contextOf, strict } from '../../support/agents';

/** Line breaks and odd characters as signs, so that a record has one line a fact. */
const visible = (text: string): string =>
  text
    .replaceAll('\n', '⏎')
    .replace(/[^\x20-\x7e⏎]/g, (char) => `<${char.charCodeAt(0).toString(16)}>`)
    .replaceAll('\\', '＼');

/** The lines that a change makes, between those that both texts begin and end with. */
function changed(before: string, after: string): string {
  const [was, is] = [before.split('\n'), after.split('\n')];
  const most = Math.min(was.length, is.length);
  let head = 0;
  while (head < most && was[head] === is[head]) head++;
  let tail = 0;
  while (tail < most - head && was.at(-1 - tail) === is.at(-1 - tail)) tail++;
  return `${head + 1}-${was.length - tail} → ${visible(is.slice(head, is.length - tail).join('\n'))}`;
}

/** What Claude Code does with the file, and where it reads what. */
function loaded({ verdict, doc }: ReturnType<typeof contextOf>): string {
  const { state, body, region, errorAt, cutAt } = verdict.reading;
  const at = (offset: number | undefined, word: string): string => {
    if (offset === undefined) return '';
    const { line, character } = doc.lines.positionAt(offset);
    return `, ${word} ${line + 1}:${character + 1}`;
  };
  return `${verdict.status}, ${state}${at(region?.start, 'from')}${at(region?.end, 'to')}${at(errorAt, 'error')}${at(cutAt, 'cut')}${at(body.start, 'prompt')}`;
}

/** Without fixes for files with Windows line ends, whose fixes are those of the others. */
function recorded(text: string, hasFixes = true): string {
  const context = contextOf(text);
  const found = check(context, strict).flatMap((finding) => {
    const { line, character } = context.doc.lines.positionAt(finding.span.start);
    const marked = visible(text.slice(finding.span.start, finding.span.end));
    const fixes = (hasFixes ? fixesOf(finding, context) : []).map(
      ({ edits, safe }) => `  ${safe ? 'safe fix' : 'fix'} ${changed(text, applyEdits(text, edits))}`,
    );
    return [`${line + 1}:${character + 1} ${marked}`, `  ${finding.rule} ${finding.severity}`, ...fixes];
  });
  const all = hasFixes ? fixText(context, (next) => contextOf(next), strict).text : text;
  return [loaded(context), ...found, ...(all === text ? [] : [`all safe fixes ${changed(text, all)}`])].join('\n');
}

const ODD_VALUES: readonly string[] = [
  ...[
    'a: b',
    'a:b',
    'a : b',
    'a:',
    ':',
    ': a',
    'a #b',
    '# a',
    '#a',
    'a# b',
    '- a',
    '-a',
    '-',
    '? a',
    '! a',
    '!a b',
    '& a',
    '&a b',
  ],
  ...[
    '* a',
    '*',
    '*a',
    '@a',
    '@',
    '%a',
    '`a`',
    '`',
    '| a',
    '> a',
    '|',
    '>-',
    '|2',
    ', a',
    'a, b',
    '[a',
    'a]',
    '[a]',
    '[a] b',
    '[]',
  ],
  ...[
    '[a, b',
    '[a], [b]',
    '[a: b]',
    '["a", b',
    '["a" b]',
    '["a]',
    '{a',
    'a}',
    '{a: b}',
    '{a: b',
    '{a: b} c',
    '{{a}}',
    '{}',
  ],
  ...[
    '"a',
    'a"',
    '"a"',
    '"a" b',
    '"a"b',
    '"a", "b"',
    '"a" or "b"',
    '"a "b" c"',
    '"a\\d"',
    '"a\\',
    '"a\\"',
    '"a": b',
    '"a" #b',
  ],
  ...["'a", "a'", "'a'", "'a' b", "'a'b", "'a', 'b'", "'it's'", "'it's a'b'", "it's", "'a''b'", "'a': b", "'it's' b"],
  ...[
    '<a>: b',
    'http://a: b',
    'C:\\a: b',
    '“a”: b',
    'a： b',
    'a\tb',
    '\ta',
    'a\t#b',
    'a: b: c',
    'a: "b"',
    'a: [b',
    'a; b',
    'a = b',
  ],
  ...[
    '~',
    'null',
    'yes',
    '1',
    '1.5',
    '0x1',
    '2026-01-01',
    'true',
    '--- a',
    '---',
    '...',
    '<<: a',
    '\u00a0a',
    'a\u200bb',
    '\ufeffa',
  ],
  ...[
    '""a" b"',
    "''a' b'",
    '["a\\d", b]',
    '[a, @b]',
    '[a, , b]',
    '{a: *b}',
    '{"a" b: c}',
    '[[a], b',
    '{a: {b}, c',
    "['a]', b] c",
  ],
  ...[
    '["a]", b] c',
    "[it's] c]",
    '["a", "b] c',
    '\ta: b',
    '\u00a0a: b',
    'a\n\tb: c',
    '"a\n\tb" c',
    '[a,\n\tb',
    '[a,\nb]',
    '|\n\ta',
  ],
  ...[
    '|\nfoo  \nbar: baz',
    '{a: b,\n c',
    '[a,\n          @b]',
    '"a\n          b" c',
    "'a\n          b",
    'a\n          b: c',
    '- a\n - b: c',
  ],
];

/** `%` is where an odd value stands. */
const ODD_PLACES: Readonly<Record<string, string>> = {
  'the description': 'description: %\nmodel: opus',
  'a list of names': 'description: d\ntools: %\nmodel: opus',
  'an item of a list': 'description: d\ntools:\n  - Read\n  - %\nmodel: opus',
  'a line below a text': 'description: d\n  %\nmodel: opus',
  'a line of its own': 'description: d\n%\nmodel: opus',
  'a line below a list': 'description: d\nskills:\n  - a\n  %\nmodel: opus',
  'a value deep in hooks':
    'description: d\nhooks:\n  Stop:\n    - hooks:\n        - type: command\n          command: %\n          timeout: 5',
  'a line deep in servers':
    'description: d\nmcpServers:\n  - db:\n      command: npx\n      env:\n        A: b\n        %\n      args: [a]',
};

const kinds = new Map<string, string[]>();
for (const { kind, text } of fuzzVectors.vectors) kinds.set(kind, [...(kinds.get(kind) ?? []), text]);

describe('findings and fixes are as recorded', () => {
  test.each([...kinds])('for %s', (_kind, texts) => {
    for (const text of texts) expect(recorded(text)).toMatchSnapshot();
  });

  test.each(slipTexts().map(({ name, text }) => [name, text] as const))('for %s', (_name, text) => {
    expect(recorded(text)).toMatchSnapshot();
  });

  describe.each(Object.entries(ODD_PLACES))('for %s', (_place, fields) => {
    test.each(ODD_VALUES)('that is %j', (value) => {
      const text = (eol: string): string =>
        `---\nname: reviewer\n${fields.replace('%', () => value)}\n---\nReview.\n`.replaceAll('\n', eol);
      const [unix, windows] = [recorded(text('\n')), recorded(text('\r\n'), false).replaceAll('<d>', '')];
      const isFinding = (line: string): boolean => !/^(?: {2}(?:safe )?fix|all safe fixes) /.test(line);
      const found = unix.split('\n').filter(isFinding).join('\n');
      expect(windows === found ? unix : `${unix}\nwith Windows line ends\n${windows}`).toMatchSnapshot();
    });
  });

  test.each([
    'skills:\n  - "a\n    b"\n  - @c',
    "skills:\n  - 'a\n\n    b'\n  - @c",
    'skills:\n  - a\n    b\n  - @c',
    'skills:\n  - |\n    a\n\n    b\n  - @c',
    'skills:\n  - >-\n    a: b\n\n\n  - @c\n  - %d',
    'skills:\n  - [a,\n     b]\n  - @c',
    'skills:\n  - "a" b\n  - @c\n  - d: e: f',
    'hooks:\n  Stop:\n    - hooks:\n        - type: command\n          command: |\n            a: b\n\n            @c\n          timeout: @5',
    'hooks:\n  Stop:\n    - hooks:\n        - type: command\n          command: "a\n            b"\n          timeout: @5',
    'mcpServers:\n  - db:\n      args: [a,\n        b\n      command: @x',
    'mcpServers:\n  - db:\n      env:\n        A: b\n       B: c\n        C: @d',
    'tools: Read\n  - Grep\n  - Bash',
    'tools:\n  Read\n  Grep: x',
    'tools:\n  * Read\n  * Grep',
    'tools:\n- Read\n Grep',
    'description: a\n\u00a0\u00a0b: c',
    'description: a\n  b: c\n\td: e',
    'description:\n  a: b\n c: d',
    'description: >\n  a\n b: c',
    'description: "a\nb: c"\nmodel: opus',
    'model: opus\n  tools: Read\n  color: red',
    'model = opus\ntools; Read\ncolor -> red',
    'model\ntools Read\n',
    '// model: opus\n<!-- tools -->',
    'model:opus\ntools:Read',
    '  model: opus\n tools: Read',
    '"model: opus\ntools": Read',
  ])('for %j', (fields) => {
    const description = fields.includes('description') ? '' : 'description: d\n';
    expect(recorded(`---\nname: reviewer\n${description}${fields}\n---\nReview.\n`)).toMatchSnapshot();
  });
});
