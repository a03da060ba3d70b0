// Reading and releasing the changelog.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { mistakesIn, notesOf, versionsIn, withRelease } from '../../../release/changelog.mjs';
import { projectRoot } from '../../support/shared';

const START = '# Changelog\n\n## [Unreleased]\n';
const OLD = '\n## [0.1.0] - 2026-01-02\n\n### Added\n\n- First.\n';

test('the changelog of this project is valid', () => {
  expect(mistakesIn(readFileSync(path.join(projectRoot, 'CHANGELOG.md'), 'utf8'))).toEqual([]);
});

describe('an invalid changelog', () => {
  test.each([
    ['no heading', `Changes\n\n## [Unreleased]\n`, ['it does not begin with "# Changelog"']],
    ['nothing unreleased', `# Changelog\n${OLD}`, ['the first version is not [Unreleased]']],
    ['another heading', `${START}\n## 0.2.0\n`, ['## 0.2.0: not "## [VERSION] - YYYY-MM-DD"']],
    ['a version without a day', `${START}\n## [0.2.0]\n`, ['[0.2.0]: a version has a date, Unreleased has none']],
    ['a version twice', START + OLD + OLD, ['[0.1.0]: there twice']],
    [
      'a kind of its own',
      `${START}\n### Improved\n`,
      ['[Unreleased]: Improved is none of Added, Changed, Deprecated, Removed, Fixed, Security'],
    ],
    [
      'a kind twice',
      `${START}\n### Added\n\n- A.\n\n### Added\n\n- B.\n`,
      ['[Unreleased]: a kind of change is there twice'],
    ],
    ['nothing wrong', `${START}\n### Fixed\n\n- A.\n${OLD}`, []],
  ])('%s', (_, text, mistakes) => {
    expect(mistakesIn(text)).toEqual(mistakes);
  });
});

describe('a release', () => {
  const text = `${START}\n### Fixed\n\n- A.\n${OLD}`;

  test('turns the unreleased entries into a dated version', () => {
    const released = withRelease(text, '0.2.0', '2026-03-04');
    expect(released).toBe(`# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-03-04\n\n### Fixed\n\n- A.\n${OLD}`);
    expect(mistakesIn(released)).toEqual([]);
    expect(versionsIn(released).map(({ name, date }) => [name, date])).toEqual([
      ['Unreleased', undefined],
      ['0.2.0', '2026-03-04'],
      ['0.1.0', '2026-01-02'],
    ]);
    expect(notesOf(released, '0.2.0')).toBe('### Fixed\n\n- A.');
  });

  test('is refused without entries or for an existing version', () => {
    expect(() => withRelease(START + OLD, '0.2.0', '2026-03-04')).toThrow('nothing under [Unreleased]');
    expect(() => withRelease(text, '0.1.0', '2026-03-04')).toThrow('has a version 0.1.0 already');
  });
});
