// Combinations of `tools`, `disallowedTools` and `memory` with what the runtime gave each agent, tools of an MCP server included.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { deniesNothing, effectiveTools } from '../../../../../server/src/core/dialects/claude/catalogue/effectiveTools';
import { mcpTool, splitToolList, toolReference } from '../../../../../server/src/core/syntax/toolList';
import { NEWEST } from '../../../../support/runtime';
import { fixture } from '../../../../support/shared';

interface Vector {
  readonly tools?: string;
  readonly disallowedTools?: string;
  readonly memory?: string;
  readonly runtime: string;
}

const read = JSON.parse(readFileSync(fixture('effective-tools.json'), 'utf8'));
const every: readonly string[] = read.every.split(' ');
const vectors: readonly Vector[] = read.cases;
const serverTools = every.filter((name) => name.startsWith('mcp__'));

const split = (list: string | undefined): readonly string[] | undefined =>
  list === undefined ? undefined : splitToolList([list]).map(({ value }) => value);

function measured(runtime: string): string {
  if (!runtime.startsWith('*')) return runtime;
  const missing = runtime.split(' ').map((name) => name.slice(1));
  return every.filter((name) => !missing.includes(name)).join(' ');
}

/** The tools of the connected server that an item of a list names. */
function matched(item: string): readonly string[] {
  const { name } = toolReference(item);
  if (name === 'mcp__*') return serverTools;
  const { server, tool } = mcpTool(name) ?? {};
  if (tool === undefined || tool === '*') return serverTools.filter((each) => each.startsWith(`mcp__${server}__`));
  return serverTools.filter((each) => each === name);
}

function ours({ tools, disallowedTools, memory }: Vector): string {
  const [given, taken] = [split(tools), split(disallowedTools) ?? []];
  const result = effectiveTools(
    {
      tools: given,
      disallowedTools: taken,
      fields: new Map(memory === undefined ? [] : [['memory', memory]]),
    },
    NEWEST.version,
  );
  const items = result.status === 'granted' ? result.mcp : result.status === 'refused' ? result.refused.mcp : [];
  const denied = new Set(deniesNothing(taken) ? [] : taken.flatMap(matched));
  const all = given === undefined || given.includes('*');
  const server = (all ? serverTools : items.flatMap(matched)).filter((name) => !denied.has(name));
  const names = [...(result.status === 'granted' ? result.tools : []), ...new Set(server)];
  return names.length > 0 ? names.sort().join(' ') : result.status;
}

describe('the effective tools are those the runtime gave', () => {
  test.each(vectors.map((vector) => [JSON.stringify({ ...vector, runtime: undefined }), vector] as const))(
    '%s',
    (_name, vector) => expect(ours(vector)).toBe(measured(vector.runtime)),
  );
});
