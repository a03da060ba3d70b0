import { expect, test } from 'vitest';
import { listedPatterns } from '../../../client/src/common/listedAgents';

const patterns = (agents: unknown): readonly string[] => listedPatterns('/w/p', JSON.stringify({ name: 'p', agents }));

test.each([
  ['one path', './other/a.md', ['/w/p/other/a.md']],
  ['several', ['./a.md', './x/y/b.md'], ['/w/p/a.md', '/w/p/x/y/b.md']],
  ['a path written in a roundabout way', './/x/./a.md', ['/w/p/x/a.md']],
  ['characters of globs stand for themselves', './[x]/{a}*?.md', ['/w/p/[[]x]/[{]a[}][*][?].md']],
  ['files below agents, which are selected anyway', ['./agents/a.md', './x/agents/b.md'], []],
  ['paths out of the plugin', ['./../a.md', './x/../../a.md'], []],
  ['entries the server complains about', ['a.md', './b', 42, null], []],
  ['no list', undefined, []],
])('%s', (_what, agents, expected) => expect(patterns(agents)).toEqual(expected));

test.each(['', '{', '[]', 'null', '42', '{"agents":{"a":"./a.md"}}'])('%j lists nothing', (manifest) =>
  expect(listedPatterns('/w/p', manifest)).toEqual([]),
);

test('a byte order mark is no mistake', () => {
  expect(listedPatterns('/w/p', '\uFEFF{"agents":"./a.md"}')).toEqual(['/w/p/a.md']);
});
