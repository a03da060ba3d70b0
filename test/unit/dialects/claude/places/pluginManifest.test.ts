// Manifests of plugins with what Claude Code 2.1.332 loaded for each, over the same few files.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { idPrefix } from '../../../../../server/src/core/dialects/claude/loader/pluginAgent';
import { openPlugin } from '../../../../../server/src/core/dialects/claude/places/pluginFolder';
import { readManifest } from '../../../../../server/src/core/dialects/claude/places/pluginManifest';
import { agentPlace } from '../../../../../server/src/core/dialects/places';
import { createMemoryHost } from '../../../../support/memoryHost';
import { verdict } from '../../../../support/runtime';
import { fixture } from '../../../../support/shared';

interface Vector {
  readonly what: string;
  readonly manifest: string;
  readonly tree: string;
  readonly ids: readonly string[];
}

const { trees, vectors } = JSON.parse(readFileSync(fixture('plugin-manifest-vectors.json'), 'utf8')) as {
  trees: Readonly<Record<string, Readonly<Record<string, string>>>>;
  vectors: readonly Vector[];
};

const ROOT = 'file:///w/plug';
const uriOf = (path: string): string => `${ROOT}/${path.replaceAll(' ', '%20')}`;

/** Ids of the agents we say are loaded. */
async function loaded({ manifest, tree }: Pick<Vector, 'manifest' | 'tree'>): Promise<readonly string[]> {
  const files = Object.entries(trees[tree] ?? {});
  const host = createMemoryHost([
    [`${ROOT}/.claude-plugin/plugin.json`, manifest],
    ...files.map(([path, text]) => [uriOf(path), text] as const),
  ]);
  const plugins = [await openPlugin(host, ROOT)];
  const ids = files.flatMap(([path, text]) => {
    const place = agentPlace(uriOf(path), { plugins });
    if (!place?.plugin) return [];
    const found = verdict(Buffer.from(text), { scope: 'plugin', path: uriOf(path), plugin: place.plugin });
    return found.status === 'loads' ? [idPrefix(place.plugin) + found.name] : [];
  });
  return [...new Set(ids)].sort();
}

describe('a manifest decides about agents as Claude Code does', () => {
  test('has more than 200 measured vectors', () => expect(vectors.length).toBeGreaterThan(200));

  test.each(vectors.map((vector) => [vector.what, vector] as const))('%s', async (_what, vector) => {
    expect(await loaded(vector)).toEqual(vector.ids);
  });
});

describe('a manifest that drops its plugin', () => {
  const problem = (text: string) => readManifest(text).problem;

  test.each([
    ['{"name":"p","agents":["./a.md","./b"]}', 'path-end', './b', [31, 36]],
    ['{"name":"p","agents":"agents/a.md"}', 'path-start', 'agents/a.md', [21, 34]],
    ['{"name":"p","agents":{}}', 'agents-type', 'agents', [21, 23]],
    ['{"name":"a b"}', 'name-not-allowed', 'a b', [8, 13]],
    ['{"name":"p","version":1}', 'field-type', 'version', [22, 23]],
    ['{"name":"p","skills":["./s","t","u"]}', 'path-start', 't', [28, 31]],
    ['{"name":"p","agents":["./a.md",1,2]}', 'agents-type', 'agents', [31, 32]],
    ['{"name":"p","agents":["a.md","./b"]}', 'path-start', 'a.md', [22, 28]],
    ['{"name":""}', 'name-not-allowed', '', [8, 10]],
    ['{"name":1}', 'field-type', 'name', [8, 9]],
    ['{"name":"p","skills":["s"]}', 'path-start', 's', [22, 25]],
    ['{}', 'name-missing', 'name', [0, 1]],
    ['[]', 'not-an-object', '', [0, 2]],
    ['{"name":"p",}', 'not-json', '', [0, 1]],
  ] as const)('%s names what is wrong and where', (text, kind, subject, [start, end]) => {
    expect(problem(text)).toEqual({
      kind,
      subject,
      start: { line: 0, character: start },
      end: { line: 0, character: end },
    });
  });

  test('lists the files that a broken manifest names', () => {
    expect(readManifest('{"name":"p","agents":["./x/a.md","b"],}').agents).toEqual(['x/a.md', 'b']);
  });

  test('keeps the plugin where Claude Code only ignores a field', () => {
    expect(problem('{"name":"p","description":1,"author":"x","keywords":null,"zzz":{}}')).toBeUndefined();
  });
});
