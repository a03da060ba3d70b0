// Fixes of files that depend on each other, where one cannot be written.

import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { rules } from '../../../server/src/core/rules/registry';
import { rule } from '../../../server/src/core/rules/rule';
import { span } from '../../../server/src/core/text/span';
import type { AgentContext } from '../../../server/src/core/workspace/agentContext';
import { runFixes } from '../../../server/src/node/fixRun';
import type { Project } from '../../../server/src/node/project';
import { contextOf } from '../../support/agents';
import { COLON } from './commands';

const isFixed = (text: string): boolean => text.includes('"Use when');
const B = COLON.replace('reviewer', 'other');

/** Two files with a fix each. One may be fixed only together with the other; `onChange` is called for each written file. */
function run(onChange: (files: { readonly a: string; readonly b: string }) => void) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'subagents-run-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const files = { a: path.join(folder, 'a.md'), b: path.join(folder, 'b.md') };
  const [a, b] = [pathToFileURL(files.a).href, pathToFileURL(files.b).href];
  writeFileSync(files.a, COLON);
  writeFileSync(files.b, B);
  const texts = new Map([
    [a, COLON],
    [b, B],
  ]);
  const together = rule({
    id: 'only-together',
    since: '0.1.0',
    severity: 'error',
    docs: { title: '', why: '', bad: '', good: '', source: '', checked: '' },
    messages: { default: 'Only together.' },
    *check({ doc }: AgentContext) {
      const [textA = '', textB = ''] = [texts.get(a), texts.get(b)];
      if (doc.text === textA && isFixed(textA) && !isFixed(textB))
        yield { span: span(0, 3), messageId: 'default', data: undefined };
    },
  });
  const project: Project = {
    sources: new Map(),
    context: {},
    uris: [a, b],
    pathOf: (uri) => (uri === a ? 'a.md' : 'b.md'),
    settingsFor: () => {
      throw new Error('not asked');
    },
    rootOf: () => folder,
    folders: [],
    unreadable: [],
  };
  const said: string[] = [];
  const outcome = runFixes({
    project,
    cwd: folder,
    request: { safe: true, rules: [] },
    dryRun: false,
    texts: {
      contextOf: (uri) => contextOf(texts.get(uri) ?? ''),
      put: (uri, text) => void texts.set(uri, text),
      runOptions: () => ({ rules: [...rules, together] }),
    },
    onChange: () => onChange(files),
    complain: (line) => said.push(line),
  });
  return {
    outcome,
    said,
    a: readFileSync(files.a, 'utf8'),
    b: readFileSync(files.b, 'utf8'),
    texts: [...texts.values()],
  };
}

describe('a run of fixes', () => {
  test('restores a written file where a file it depends on could not be written', () => {
    const { outcome, said, a, b, texts } = run(({ b: file }) => chmodSync(file, 0o444));
    expect([a, b]).toEqual([COLON, B]);
    expect(texts).toEqual([COLON, B]);
    expect(outcome).toEqual({ changed: 0, refused: 2, failed: 0 });
    expect(said[0]).toContain('b.md: not changed, because it is read-only');
    expect(said[1]).toMatch(/^a\.md: put back, .*\(only-together\)$/);
  });

  test('does not restore a file that another program changed meanwhile', () => {
    const { said, a } = run((files) => {
      chmodSync(files.b, 0o444);
      writeFileSync(files.a, 'by another program');
    });
    expect(a).toBe('by another program');
    expect(said[1]).toMatch(/^a\.md: left alone, because it changed/);
    expect(said).toHaveLength(2);
  });

  test('changes both files where both can be written', () => {
    const { outcome, said, a, b } = run(() => {});
    expect([isFixed(a), isFixed(b)]).toEqual([true, true]);
    expect({ outcome, said }).toEqual({ outcome: { changed: 2, refused: 0, failed: 0 }, said: [] });
  });
});
