import { expect, test, vi } from 'vitest';
import { pluginPatterns } from '../../../client/src/common/pluginPatterns';

vi.mock('vscode', () => ({}));

const patterns = (agents: unknown): readonly string[] => pluginPatterns('/w/p', JSON.stringify({ name: 'p', agents }));

test.each([
  ['one path', './other/a.md', ['/w/p/other/a.md']],
  ['several', ['./a.md', './x/y/b.md'], ['/w/p/a.md', '/w/p/x/y/b.md']],
  ['a path that is not normalized', './/x/./a.md', ['/w/p/x/a.md']],
  ['glob characters, escaped', './[x]/{a}*?.md', ['/w/p/[[]x]/[{]a[}][*][?].md']],
  ['nothing for files below `agents`, which are selected anyway', ['./agents/a.md', './x/agents/b.md'], []],
  ['nothing for paths out of the plugin', ['./../a.md', './x/../../a.md'], []],
  ['nothing for invalid entries', ['a.md', './b', 42, null], []],
  ['nothing without a list', undefined, []],
])('selects %s', (_what, agents, expected) => expect(patterns(agents)).toEqual(expected));

test.each(['', '{', '[]', 'null', '42', '{"agents":{"a":"./a.md"}}'])(
  'selects nothing for the manifest %j',
  (manifest) => expect(pluginPatterns('/w/p', manifest)).toEqual([]),
);

test('ignores a byte order mark', () => {
  expect(pluginPatterns('/w/p', '\uFEFF{"agents":"./a.md"}')).toEqual(['/w/p/a.md']);
});
