// What every dialect must keep, whichever runtime it describes.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { dialects } from '../../../server/src/core/dialects/dialects';
import { dialectNames } from '../../../server/src/core/dialects/names';
import { rules } from '../../../server/src/core/rules/registry';
import { check } from '../../../server/src/core/rules/run';
import { parseAgent } from '../../../server/src/core/syntax/parse';
import { viewOf } from '../../../server/src/core/syntax/view';
import { emptyWorkspace } from '../../../server/src/core/workspace/agentRegistry';
import { ruleOptions, strict } from '../../support/agents';
import { projectRoot } from '../../support/shared';

const FOLDER = 'server/src/core/dialects';
const folders = readdirSync(path.join(projectRoot, FOLDER), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test('every folder of a dialect is registered under its name, and no other', () => {
  expect(Object.keys(dialects).sort()).toEqual(folders.sort());
  expect(Object.keys(dialectNames).sort()).toEqual(folders.sort());
});

const TEXTS: readonly string[] = [
  '',
  'no frontmatter\n',
  '---\n',
  '---\n---\n',
  '---\nname: a\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
  '---\nname: [a\ndescription: Use it: now\ntools: Read, Nonsense\n---\nReview.\n',
  '---\r\nname: a\r\ndescription: |\r\nlost\r\nmodel: nonsense\r\nhooks: 3\r\n---\r\n',
  '---\n- a\n- b\n---\n',
];

describe.each(Object.values(dialects))('$id', (dialect) => {
  const runtime = dialect.at(dialect.newestVersion);

  test('has the name and the newest version that settings use', () => {
    expect(dialectNames[dialect.id]).toEqual({ product: dialect.product, newestVersion: dialect.newestVersion });
    expect(runtime).toMatchObject({ dialect: dialect.id, product: dialect.product, version: dialect.newestVersion });
  });

  test('returns the same runtime for the same version, and another for another', () => {
    expect(dialect.at(dialect.newestVersion)).toBe(runtime);
    expect(dialect.at('0.0.1')).not.toBe(runtime);
  });

  test('has places for its files', () => {
    expect(dialect.places.length).toBeGreaterThan(0);
    for (const { globs } of dialect.places) expect(globs).toEqual(expect.any(Array));
  });

  test('describes every field, tool and model', () => {
    expect(runtime.fields.all.map(({ name }) => name)).toEqual(expect.arrayContaining(['name', 'description']));
    for (const field of runtime.fields.all) {
      expect(runtime.fields.get(field.name)).toBe(field);
      expect([field.doc, field.source, field.checked].every((text) => text !== '')).toBe(true);
    }
    for (const tool of runtime.tools.all) expect(runtime.tools.resolve(tool.name)).toBe(tool);
    for (const { name } of runtime.models.aliases) expect(runtime.models.read(name).kind).not.toBe('unknown');
  });

  test.each(TEXTS.map((text) => [text]))('loads %j without throwing, and every rule runs on it', (text) => {
    const doc = parseAgent('file:///w/a.md', text, runtime.profile);
    const verdict = runtime.load(doc, { scope: 'project', path: 'a.md' });
    if (verdict.status === 'skipped')
      expect(rules.filter(({ explains }) => explains?.includes(verdict.reason.code))).toHaveLength(1);
    check(
      {
        runtime,
        doc,
        view: viewOf(doc),
        verdict,
        scope: 'project',
        workspace: emptyWorkspace,
        options: ruleOptions,
        readers: [],
      },
      strict,
    );
  });

  test('loads an agent with a name and a description', () => {
    const doc = parseAgent('file:///w/a.md', TEXTS[4] ?? '', runtime.profile);
    expect(runtime.load(doc, { scope: 'project', path: 'a.md' }).status).toBe('loads');
  });
});
