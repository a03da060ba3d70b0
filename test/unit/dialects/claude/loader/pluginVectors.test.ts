// Agent files of plugins with what Claude Code 2.1.332 made of each: whether it loads, as what, and with which tools.

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { effectiveToolsOf } from '../../../../../server/src/core/dialects/claude/loader/effective';
import { agentPlace } from '../../../../../server/src/core/dialects/places';
import { verdict } from '../../../../support/runtime';
import { fixture } from '../../../../support/shared';

interface Vector {
  readonly what: string;
  /** Below the plugin's `agents`. */
  readonly file: string;
  readonly text?: string;
  readonly base64?: string;
  /** This text, filled up with `x` to so many bytes. */
  readonly head?: string;
  readonly filledTo?: number;
  readonly loads: boolean;
  readonly name?: string;
  readonly description?: string;
  readonly model?: string | null;
  /** `all` of those a subagent gets in that session; absent where the agent could not be started there. */
  readonly tools?: readonly string[] | 'all' | 'refused';
}

const { runtime, plugin, all, vectors } = JSON.parse(readFileSync(fixture('plugin-load-vectors.json'), 'utf8')) as {
  runtime: string;
  plugin: string;
  all: readonly string[];
  vectors: readonly Vector[];
};

function bytesOf({ text, base64, head = '', filledTo = 0 }: Vector): Uint8Array {
  if (base64 !== undefined) return Buffer.from(base64, 'base64');
  return Buffer.from(text ?? head.padEnd(filledTo, 'x'));
}

const ROOT = `/w/${plugin}`;
const PLUGINS = [{ root: pathToFileURL(ROOT).href, manifest: { name: plugin } }];

function judged(vector: Vector): Pick<Vector, 'loads' | 'name' | 'description' | 'model' | 'tools'> {
  const uri = pathToFileURL(`${ROOT}/agents/${vector.file}`).href;
  const place = agentPlace(uri, { plugins: PLUGINS });
  const found = place?.plugin && verdict(bytesOf(vector), { scope: 'plugin', path: uri, plugin: place.plugin });
  if (found?.status !== 'loads') return { loads: false };
  const tools = effectiveToolsOf(found, runtime);
  const granted = tools.status === 'granted' ? [...tools.tools].sort() : [];
  const { name, description, model } = found;
  const isAll = granted.join() === all.join();
  return {
    loads: true,
    name,
    description,
    model,
    ...(vector.tools === undefined ? {} : { tools: tools.status === 'refused' ? 'refused' : isAll ? 'all' : granted }),
  };
}

describe('agents of plugins are judged as the runtime judges them', () => {
  test('the fixture holds what was measured', () => expect(vectors.length).toBeGreaterThan(400));

  test.each(vectors.map((vector) => [`${vector.what} (${vector.file})`, vector] as const))('%s', (_what, vector) => {
    const { loads, name, description, model, tools } = vector;
    const expected = loads ? { loads, name, description, model, ...(tools === undefined ? {} : { tools }) } : { loads };
    expect(judged(vector)).toEqual(expected);
  });
});
