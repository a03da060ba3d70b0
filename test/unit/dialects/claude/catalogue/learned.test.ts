// Learned facts lie over the catalogue for the one version that names them, and for no other.

import { describe, expect, test } from 'vitest';
import { loaderDoes } from '../../../../../server/src/core/dialects/claude/catalogue/behaviours';
import { effectiveTools } from '../../../../../server/src/core/dialects/claude/catalogue/effectiveTools';
import { newestVersion } from '../../../../../server/src/core/dialects/claude/catalogue/facts';
import { hookEvent, hookEvents, hookType } from '../../../../../server/src/core/dialects/claude/catalogue/hooks';
import { learnedIn, plainVersion, versionWith } from '../../../../../server/src/core/dialects/claude/catalogue/learned';
import { judgeModel, modelIds, readModel } from '../../../../../server/src/core/dialects/claude/catalogue/models';
import { tool, toolNames, tools } from '../../../../../server/src/core/dialects/claude/catalogue/tools';
import { fieldByName, valuesIn } from '../../../../../server/src/core/dialects/claude/fields/fields';
import type { LearnedFacts } from '../../../../../server/src/core/dialects/facts';
import { compareVersions } from '../../../../../server/src/core/text/version';
import { isVersion } from '../../../../../server/src/core/workspace/settings';

const NOTHING: LearnedFacts = {
  version: '9.0.1',
  tools: [],
  events: [],
  hookTypes: [],
  fields: [],
  values: [],
  models: [],
  aliases: [],
  behaviours: [],
};
const FACTS: LearnedFacts = {
  ...NOTHING,
  tools: [
    { name: 'QuillPress', given: true },
    { name: 'MoonGate', given: false },
    { name: 'Read', given: false },
  ],
  events: [
    { name: 'PreQuill', guard: true },
    { name: 'Stop', guard: true },
  ],
  hookTypes: ['quill'],
  values: [{ field: 'permissionMode', value: 'hushed' }],
  models: ['claude-quill-7'],
  aliases: [
    { name: 'quill', id: 'claude-quill-7' },
    { name: 'opus', id: 'claude-opus-9' },
  ],
};
const version = versionWith(FACTS);
const mode = fieldByName('permissionMode');

describe('a version with learned facts', () => {
  test('compares as its version, and is displayed without its mark', () => {
    expect(compareVersions(version, '9.0.1')).toBe(0);
    expect(plainVersion(version)).toBe('9.0.1');
    expect(plainVersion('9.0.1')).toBe('9.0.1');
  });

  test('is the same for equal facts, and the plain one for none', () => {
    expect(versionWith({ ...FACTS })).toBe(version);
    expect(versionWith({ ...FACTS, models: [] })).not.toBe(version);
    expect(versionWith(NOTHING)).toBe('9.0.1');
  });

  test('cannot be set in settings', () => {
    expect(isVersion(version)).toBe(false);
    expect(learnedIn('9.0.1+learned.0000000000000000')).toBeUndefined();
  });

  test('has the learned facts, marked as such', () => {
    expect(tool('QuillPress', version)).toMatchObject({ foreground: 'yes', learned: '9.0.1' });
    expect(tool('MoonGate', version)?.foreground).toBe('no');
    expect(hookEvent('PreQuill', version)).toMatchObject({ guard: true, learned: '9.0.1' });
    expect(hookType('quill', version)?.learned).toBe('9.0.1');
    expect(mode && valuesIn(mode, version).map(({ value }) => value)).toContain('hushed');
    expect(readModel('quill', version)).toMatchObject({ kind: 'alias', sent: 'claude-quill-7' });
    expect(judgeModel('claude-quill-7', version, { today: '2026-11-20' })).toEqual({ is: 'known' });
    expect(effectiveTools({ tools: ['QuillPress', 'MoonGate'] }, version)).toEqual({
      status: 'granted',
      tools: ['QuillPress'],
      mcp: [],
    });
  });

  test("keeps the catalogue's facts of known tools, and takes measured answers about events", () => {
    expect(tool('Read', version)?.learned).toBeUndefined();
    expect(toolNames(version).filter((name) => name === 'Read')).toHaveLength(1);
    expect(hookEvent('Stop', version)?.guard).toBe(true);
    expect(hookEvents(version).filter(({ name }) => name === 'Stop')).toHaveLength(1);
    expect(readModel('opus', version).sent).toBe('claude-opus-9');
  });

  test('does not change other versions', () => {
    for (const other of ['9.0.1', newestVersion]) {
      expect(tools(other).some(({ learned }) => learned !== undefined)).toBe(false);
      expect(tool('QuillPress', other)).toBeUndefined();
      expect(hookEvent('PreQuill', other)).toBeUndefined();
      expect(hookEvent('Stop', other)?.guard).toBe(false);
      expect(hookType('quill', other)).toBeUndefined();
      expect(modelIds(other).some(({ id }) => id === 'claude-quill-7')).toBe(false);
      expect(readModel('opus', other).sent).not.toBe('claude-opus-9');
    }
  });

  test('has the measured behaviour of the loader', () => {
    const old = { ...NOTHING, version: '2.1.100' };
    expect(loaderDoes('uses-last-path', versionWith({ ...old, behaviours: ['uses-last-path'] }))).toBe(true);
    expect(loaderDoes('uses-last-path', '2.1.100')).toBe(false);
  });
});
