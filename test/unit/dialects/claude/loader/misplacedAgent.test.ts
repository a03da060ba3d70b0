// Agents whose fields stand where Claude Code 2.1.332 does not look for them (none of these files loads there), and documents
// about agents, which are no agents.

import { describe, expect, test } from 'vitest';
import { fixesOf } from '../../../../../server/src/core/rules/run';
import { applyEdits } from '../../../../../server/src/core/text/edit';
import { contextOf, findingsIn } from '../../../../support/agents';
import { verdict } from '../../../../support/runtime';

const fields = 'name: reviewer\ndescription: Use this agent to review a change.\ntools: Read\n';
const rest = '---\nReview the change.\n\n## How\n\n- read\n';
const agent = `---\n${fields}${rest}`;

const judged = (text: string, path = 'reviewer.md') => verdict(Buffer.from(text), { scope: 'project', path });

const BEFORE = [
  ...[
    'stray\n',
    '> a quote\n',
    '# Reviewer\n\n',
    '## Code reviewer agent\n\n',
    'Note: written by hand\n\n',
    '**Reviewer**\n',
  ],
  ...[
    'This agent reviews changes.\n\n',
    'One line.\nTwo lines.\nThree lines.\n\n',
    '- item\n',
    '| a | b |\n',
    '@import.md\n',
  ],
  ...['<!-- comment -->\n', '<!--\nlicense\nline: two\n-->\n\n', '// comment\n', '#!/usr/bin/env claude\n', '文件\n'],
  ...[
    '\n\nstray\n\n',
    '\ufeffstray\n',
    '\u200bstray\n',
    '<agent>\n',
    '{% raw %}\n',
    'Version 2, by the platform team.\n',
  ],
];
const BLANK = ['\n', ' ', '\t', '\u00a0', '\u200b', '\u2060', '\ufeff ', '\ufeff\n', '\n\n\n'];
const FENCES = [
  ...[
    '----',
    '-----',
    '--',
    '- - -',
    '***',
    '* * *',
    '+++',
    '===',
    '___',
    '~~~',
    '—',
    '——',
    '–––',
    '−−−',
    '──────',
    '－－－',
    '-—',
  ],
  ...['---\u200b', '---\u0085', '---.', '---;', '\f---', '\v---', '\u2028---', '\u00ad---'],
];

describe('fields below something else are skipped with an error, and the first fix makes the file load', () => {
  const found = (text: string) => {
    const context = contextOf(text);
    const findings = findingsIn(text);
    const [finding] = findings;
    if (!finding) throw new Error('no finding');
    const [fix] = fixesOf(finding, context);
    return { findings, fix, after: fix && judged(applyEdits(text, fix.edits)) };
  };

  test.each(BEFORE)('skips a file with text before the fence: %j', (before) => {
    const { findings, fix, after } = found(before + agent);
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['fence-not-first', 'error']]);
    expect(after).toMatchObject({ status: 'loads', name: 'reviewer', tools: ['Read'] });
    expect(fix?.safe).toBe(false);
    expect(applyEdits(before + agent, fix?.edits ?? [])).toContain(before.replaceAll(/[\ufeff\u200b]/g, '').trim());
  });

  test.each(BLANK)('skips a file with blank text before the fence: %j', (before) => {
    const { findings, fix, after } = found(before + agent);
    expect(findings.map(({ rule }) => rule)).toEqual(['fence-not-first']);
    expect(after?.status).toBe('loads');
    expect(fix?.safe).toBe(true);
  });

  test.each(FENCES)('skips a file with another line in place of the fence: %j', (fence) => {
    for (const close of ['---', fence]) {
      const { findings, after } = found(`${fence}\n${fields}${close}\nReview the change.\n`);
      expect(findings[0]?.rule).toBe('fence-not-first');
      if (close === '---' || /^[^\s\u00ad]+$/.test(fence)) expect(after?.status).toBe('loads');
    }
  });

  test.each(['--- reviewer', '---x', '---yaml', '--- # agent'])(
    'skips a file with text behind the dashes: %j',
    (fence) => {
      const text = `${fence}\n${fields}${rest}`;
      const { findings, fix, after } = found(text);
      expect(findings[0]?.rule).toBe('fence-not-first');
      expect(after?.status).toBe('loads');
      expect(fix?.safe).toBe(false);
    },
  );

  test.each([
    ['opening', `${fields}${rest}`],
    ['opening', `\n\n${fields}${rest}`],
    ['opening', `\ufeff${fields}${rest}`],
    ['opening', `${fields}${rest}`.replaceAll('\n', '\r\n')],
    ['opening', `# Reviewer\n${fields}${rest}`],
    ['opening', `<!-- note -->\n\n${fields}${rest}`],
    ['opening', `stray\n${fields}${rest}`],
    ['opening', `description: |\n  Use this.\n\n  Twice.\nname: reviewer\ntools:\n- Read\n---\nReview.\n`],
    ['both', `${fields}\nReview the change.\n`],
    ['both', `${fields}# Reviewer\n\nReview: everything.\n`],
    ['both', `${fields}\nNote: review the change.\n`],
  ])('skips a file without its fence (%s): %j', (say, text) => {
    const { findings, after } = found(text);
    expect(findings.map(({ rule, severity, message }) => [rule, severity, message.id])).toEqual([
      ['fence-missing', 'error', `fence-missing.${say}`],
    ]);
    expect(after).toMatchObject({ status: 'loads', name: 'reviewer' });
  });

  test.each(['```', '```markdown', '```yaml', '~~~'])('skips a file within a code fence: %s', (fence) => {
    for (const text of [
      `${fence}\n${agent}${fence.slice(0, 3)}\n`,
      `${fence}\n---\n${fields}---\n${fence.slice(0, 3)}\n\nReview.\n`,
    ]) {
      const { findings, fix, after } = found(text);
      expect(findings[0]?.rule).toBe('fence-not-first');
      expect(after?.status).toBe('loads');
      expect(applyEdits(text, fix?.edits ?? [])).not.toContain(fence.slice(0, 3));
    }
  });

  test('reports an empty pair of fences before the fields once', () => {
    const { findings, after } = found(`---\n${agent}`);
    expect(findings.map(({ rule }) => rule)).toEqual(['fence-not-first']);
    expect(after?.status).toBe('loads');
  });

  test('skips a file with a field on the line of the dashes', () => {
    const { findings, after } = found('--- name: reviewer\ndescription: Use this.\n---\nReview.\n');
    expect(findings[0]?.rule).toBe('fence-not-first');
    expect(after).toMatchObject({ status: 'loads', name: 'reviewer' });
  });

  test.each(['\u2028', '\f', '\v'])('skips a file with %j in place of the line end behind the fence', (separator) => {
    const { findings, after } = found(`---${separator}${fields}${rest}`);
    expect(findings[0]?.rule).toBe('fence-not-first');
    expect(after?.status).toBe('loads');
  });

  test('reports TOML without a fix', () => {
    const { findings, fix } = found('+++\nname = "reviewer"\ndescription = "Use this."\n+++\nReview.\n');
    expect(findings[0]?.rule).toBe('fence-not-first');
    expect(fix).toBeUndefined();
  });
});

describe('a file in UTF-16 is skipped for its encoding', () => {
  const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
  test.each([
    ['little endian', utf16(agent)],
    ['little endian with a mark', utf16(`\ufeff${agent}`)],
    ['big endian', utf16(agent).swap16()],
    ['big endian with a mark', utf16(`\ufeff${agent}`).swap16()],
    ['with Windows line ends', utf16(`\ufeff${agent.replaceAll('\n', '\r\n')}`)],
    ['without a fence', utf16(`\ufeff${fields}${rest}`)],
    ['of Japanese text', utf16(`\ufeff---\nname: reviewer\ndescription: レビュー\n---\nレビュー\n`)],
  ])('%s', (_, bytes) => {
    expect(verdict(bytes, { scope: 'project', path: 'reviewer.md' })).toMatchObject({
      reason: { code: 'encoding-not-utf8' },
    });
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    expect(findingsIn(text).map(({ rule }) => rule)).toEqual(['encoding-not-utf8']);
  });

  test('does not take other text in UTF-16 for an agent', () =>
    expect(verdict(utf16('# Notes\n\nNothing.\n'), { scope: 'project', path: 'notes.md' }).status).toBe(
      'not-an-agent',
    ));
});

describe('a document about agents is no agent', () => {
  const sample = `\`\`\`markdown\n${agent}\`\`\`\n`;
  test.each([
    ['a sample in a code block', `# Agents\n\nText.\n\n${sample}`],
    ['a sample in a code block after one line', `Text.\n${sample}`],
    ['a sample in a nested code block', `Text.\n\n\`\`\`\`\n${sample}\`\`\`\`\n`],
    ['a sample that is introduced', `# Agents\n\nAn agent looks like this:\n\n${agent}`],
    ['a sample with a colon before it', `Write a file:\n\n${agent}`],
    ['an example', `For example\n\n${agent}`],
    ['two samples', `# Agents\n\n${agent}\n${agent}`],
    ['a sample far down', `# Agents\n\n${'A line of text.\n\n'.repeat(9)}${agent}`],
    ['an indented sample', `# Agents\n\n    ---\n    name: reviewer\n    description: Use this.\n    ---\n`],
    [
      'a description of the fields',
      'name: the name of the agent, in lower case\ndescription: when to use it\n\nBoth are needed.\n',
    ],
    ['placeholders', 'name: <agent-name>\ndescription: <when to use it>\n---\n'],
    ['a list of fields', '- name: reviewer\n- description: when to use it\n'],
    ['a table of contents', '# Contents\n\n---\n\n- [Reviewer](reviewer.md)\n\n---\n'],
    ['other frontmatter', '---\ntitle: Agents\nlayout: page\n---\n\n# Agents\n'],
    ['text with rules', 'Intro.\n\n---\n\nname and description are needed.\n\n---\n'],
    ['a name alone', 'name: reviewer\n\nText.\n'],
    ['a person', 'Name: Ada Lovelace of the analytical engine\nRole: author\n'],
    ['nothing', ''],
    ['a long line', `${'-'.repeat(100_000)}x\n`],
  ])('%s', (_, text) => expect(judged(text, 'overview.md').status).toBe('not-an-agent'));

  test.each(['README.md', 'docs/readme.md', 'README.zh-CN.md', '_template.md', 'AGENTS.md', 'CLAUDE.md', 'index.md'])(
    'by its name, whatever stands below other text: %s',
    (path) => {
      for (const text of [`# Agents\n\n${agent}`, `stray\n${agent}`, `${fields}${rest}`, `***\n${fields}***\n`])
        expect(judged(text, path).status).toBe('not-an-agent');
    },
  );

  test('takes a file named like a document for an agent if its fields come first', () =>
    expect(judged(agent, 'README.md').status).toBe('loads'));
});
