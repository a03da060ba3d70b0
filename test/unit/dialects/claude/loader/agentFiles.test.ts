// Agent files of the project's own, in shapes seen in the wild, with what the runtime made of each.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aboveHint, findingsIn } from '../../../../support/agents';
import { appliedFixes } from '../../../../support/drivers';
import { differences, judgeBytes, type Measured } from '../../../../support/judged';
import { fixture } from '../../../../support/shared';

const expected = JSON.parse(readFileSync(fixture('agents/expected.json'), 'utf8')) as Record<string, Measured>;
const files = Object.keys(expected);
const bytesOf = (file: string): Uint8Array => readFileSync(fixture(`agents/${file}`));
const textOf = (file: string): string => readFileSync(fixture(`agents/${file}`), 'utf8');

describe("the verdict equals the runtime's", () => {
  it.each(files)('for %s', (file) => {
    expect(differences(bytesOf(file), file, expected[file] ?? { loaded: false })).toEqual([]);
  });
});

describe('the reason of a skipped file is reported once', () => {
  it.each([
    ['blank-line-first', 'fence-not-first'],
    ['capital-keys', 'field-case'],
    ['crlf-colon', 'description-crlf-colon'],
    ['ends-with-colon', 'value-ends-with-colon'],
    ['examples-list', 'continuation-not-indented'],
    ['indented-examples', 'multiline-text'],
    ['no-description', 'description-missing'],
    ['no-name', 'name-missing'],
    ['pasted-examples', 'multiline-text'],
    ['quoted-parts', 'text-after-quote'],
  ])('for %s: %s', (name, rule) => {
    const text = textOf(`not-loading/${name}.md`);
    expect(judgeBytes(bytesOf(`not-loading/${name}.md`), `${name}.md`)).toMatchObject({
      status: 'skipped',
      reason: { code: rule },
    });
    const errors = findingsIn(text).filter((finding) => finding.severity === 'error');
    expect(errors.map((finding) => finding.rule)).toEqual([rule]);
    expect(aboveHint(findingsIn(text)).map((finding) => finding.rule)).toContain(rule);
  });

  it.each(files.filter((file) => file.startsWith('not-loading/')))('%s loads after the first fix', (file) => {
    const text = textOf(file);
    const rule = findingsIn(text).find((finding) => finding.severity === 'error')?.rule ?? '';
    const [fixed] = appliedFixes(rule, text);
    expect(judgeBytes(new TextEncoder().encode(fixed?.text), 'a.md').status).toBe('loads');
    expect(findingsIn(fixed?.text ?? '').filter((finding) => finding.severity === 'error')).toEqual([]);
  });
});

describe('a correct file has at most hints', () => {
  const remarks: Readonly<Record<string, readonly string[]>> = {
    'double-quoted-lines': ['agent-list-ignored'],
  };
  it.each(files.filter((file) => file.startsWith('valid/')))('%s', (file) => {
    const name = file.replace(/^valid\/|\.md$/g, '');
    expect(aboveHint(findingsIn(textOf(file))).map((finding) => finding.rule)).toEqual(remarks[name] ?? []);
  });
});
