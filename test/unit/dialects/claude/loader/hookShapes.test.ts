// Generated shapes of hooks with what Claude Code 2.1.332 made of an agent that has them.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { verdict } from '../../../../support/runtime';
import { fixture } from '../../../../support/shared';

interface Shapes {
  readonly runtime: string;
  readonly shapes: readonly { readonly fields: readonly string[]; readonly loaded: boolean }[];
}

const { runtime, shapes } = JSON.parse(readFileSync(fixture('hook-shapes.json'), 'utf8')) as Shapes;

const judged = (fields: readonly string[], claudeVersion: string) =>
  verdict(
    Buffer.from(['---', 'name: shaped', 'description: Use this when asked.', ...fields, '---', 'Body.', ''].join('\n')),
    { scope: 'project', path: 'shaped.md', claudeVersion },
  );

describe('hooks that drop an agent', () => {
  test('are the ones the runtime drops, in every measured shape', () => {
    expect(shapes.length).toBeGreaterThan(300);
    const differing = shapes.filter(({ fields, loaded }) => (judged(fields, runtime).status === 'loads') !== loaded);
    expect(differing).toEqual([]);
  });

  test('are the reason given for the skipped file', () => {
    for (const { fields, loaded } of shapes)
      if (!loaded) expect(judged(fields, runtime)).toMatchObject({ reason: { code: 'hooks-unloadable' } });
  });

  test.each([
    ['2.1.329', 'loads'],
    ['2.1.332', 'skipped'],
  ])('include PreSkillShellCommand by the version of the runtime: %s', (version, status) => {
    expect(judged(['hooks: {PreSkillShellCommand: echo}'], version).status).toBe(status);
  });
});
