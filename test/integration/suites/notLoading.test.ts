// Files that Claude Code skips: one error with the cause at the exact range, and a fix after which the file loads.

import * as assert from 'node:assert/strict';
import { verdict } from '../../support/runtime';
import { notLoading } from './copies';
import { clear, closeAll, openText } from './editor';
import { fix, fixAll, said, saidAsWanted, settled } from './findings';
import { after, beforeEach, suite, test } from './runner';
import { screen } from './screen';

/** The rule that reports the cause, and whether its fix is safe. */
const RULES: Readonly<Record<string, readonly [rule: string, safe: boolean]>> = {
  'blank-line-first.md': ['fence-not-first', true],
  'capital-keys.md': ['field-case', true],
  'crlf-colon.md': ['description-crlf-colon', true],
  'ends-with-colon.md': ['value-ends-with-colon', true],
  'examples-list.md': ['continuation-not-indented', true],
  'indented-examples.md': ['multiline-text', true],
  'no-description.md': ['description-missing', false],
  'no-name.md': ['name-missing', false],
  'pasted-examples.md': ['multiline-text', true],
  'quoted-parts.md': ['text-after-quote', true],
};

const statusOf = (text: string): string =>
  verdict(new TextEncoder().encode(text), { scope: 'project', path: '.claude/agents/a.md' }).status;

const errors = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.startsWith('error '));

suite('files that do not load', () => {
  const folder = '.claude/agents/not-loading';
  beforeEach(async () => {
    await closeAll();
    await clear(folder);
  });
  after(async () => {
    await closeAll();
    await clear(folder);
  });

  for (const { file, text } of notLoading) {
    const [rule, safe] = RULES[file] ?? ['?', false];
    test(`${file}: reports ${rule}, and its fix makes the file load`, async () => {
      assert.notEqual(statusOf(text), 'loads');
      const { document } = await openText(`${folder}/${file}`, text);
      const lines = await saidAsWanted(document, (now) => errors(now).length > 0);
      assert.equal(errors(lines).length, 1, lines.join('\n'));
      assert.ok(errors(lines)[0]?.startsWith(`error ${rule} `), lines.join('\n'));
      if (screen.available && file === 'pasted-examples.md') await screen.shot('not-loading');
      const fixed = await fix(document, rule);
      assert.equal(statusOf(fixed), 'loads', fixed);
      assert.deepEqual(errors(await settled(document)), []);
    });

    if (safe)
      test(`${file}: *Fix All* makes the file load`, async () => {
        const { document } = await openText(`${folder}/${file}`, text);
        await saidAsWanted(document, (now) => errors(now).length > 0);
        const fixed = await fixAll(document);
        assert.equal(statusOf(fixed), 'loads', fixed);
        assert.deepEqual(errors(await settled(document)), [], said(document).join('\n'));
      });
  }
});
