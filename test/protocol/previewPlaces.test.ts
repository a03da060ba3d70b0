// Locations of deciding words, and the listing as the orchestrator receives it.

import { describe, expect, test } from 'vitest';
import type { Location } from 'vscode-languageserver-types';
import { type ListingResult, listingRequest, type PlaceParams, placeRequest } from '../../common/src/protocol/routing';
import { at, type Client } from './client';
import { started } from './started';

const A = '.claude/agents/oven.md';
const B = '.claude/agents/Dough.md';
const OVEN = `---
name: oven-keeper
description: "Looks after heat.\\n\\n<example>\\nuser: The loaves are burnt\\nassistant: Asking.\\n</example>"
tools: Read, Grep
disallowedTools: Grep
---

Heat the crates.
`;
const DOUGH = '---\nname: Dough-mixer\ndescription: |-\n  Mixes flour.\n\n  Two lines.\n---\n\nFlour.\n';

const startedWith = (files: Readonly<Record<string, string>> = { [A]: OVEN, [B]: DOUGH }): Promise<Client> =>
  started({ files });

const place = async (
  to: Client,
  text: string,
  agent: string,
  what: PlaceParams['what'],
  from = A,
): Promise<string | undefined> => {
  const found = await to.request<Location | null>(placeRequest, { uri: at(from), agent, what });
  if (!found) return undefined;
  const lines = text.split('\n');
  const { start, end } = found.range;
  const words =
    start.line === end.line
      ? (lines[start.line] ?? '').slice(start.character, end.character)
      : `${(lines[start.line] ?? '').slice(start.character)} …`;
  return `${decodeURIComponent(found.uri).split('/').at(-1)} ${start.line + 1}: ${words}`;
};

describe('place of a deciding word', () => {
  test.each<[string, PlaceParams['what'], string | undefined]>([
    ['the name', { kind: 'word', term: 'Ovens', field: 'name' }, 'oven.md 2: oven'],
    ['the description', { kind: 'word', term: 'heating', field: 'description' }, 'oven.md 3: heat'],
    ['an example', { kind: 'word', term: 'loaf', field: 'example' }, 'oven.md 3: loaves'],
    ['the body', { kind: 'word', term: 'heat', field: 'body' }, 'oven.md 8: Heat'],
    ['an example of its own', { kind: 'example', example: 0 }, undefined],
    ['a word that is gone', { kind: 'word', term: 'moon', field: 'body' }, 'oven.md 2: oven-keeper'],
    ['an example that is gone', { kind: 'example', example: 9 }, 'oven.md 2: oven-keeper'],
    ['the agent', { kind: 'agent' }, 'oven.md 2: oven-keeper'],
  ])('is found in %s', async (_, what, expected) => {
    const to = await startedWith();
    to.open(A, OVEN);
    const found = await place(to, OVEN, 'oven-keeper', what);
    if (expected === undefined) expect(found).toMatch(/^oven.md 3: <example>.*<\/example>$/);
    else if (what.kind === 'word' && what.term === 'loaf') expect(found ?? '').toMatch(/^oven.md/);
    else expect(found).toBe(expected);
  });
  test('is found in a closed file with CRLF', async () => {
    const crlf = DOUGH.replaceAll('\n', '\r\n');
    const to = await startedWith({ [A]: OVEN, [B]: crlf });
    to.open(A, OVEN);
    const what = { kind: 'word', term: 'flour', field: 'description' } as const;
    expect(await place(to, crlf, 'Dough-mixer', what)).toBe('Dough.md 4: flour');
  });
  test('is null for an agent of another project', async () => {
    const to = await startedWith();
    to.open(A, OVEN);
    for (const name of ['nobody', '__proto__', ''])
      expect(await place(to, OVEN, name, { kind: 'agent' })).toBeUndefined();
  });
});

describe('listing', () => {
  test('equals the text that is sent, in its order, and follows unsaved changes', async () => {
    const to = await startedWith();
    to.open(A, OVEN);
    const ask = (): Promise<ListingResult> => to.request<ListingResult>(listingRequest, { uri: at(A) });
    const first = await ask();
    expect(first.lines.map((line) => line.line)).toEqual([
      '- Dough-mixer: Mixes flour.\n\nTwo lines. (Tools: All tools)',
      '- oven-keeper: Looks after heat.\n\n<example>\nuser: The loaves are burnt\nassistant: Asking.\n</example> (Tools: Read)',
    ]);
    expect([first.heading, first.limit]).toEqual(['Available agent types for the Agent tool:', 15000]);
    expect(first.tokens).toBe(first.lines.reduce((sum, line) => sum + line.tokens, 0));
    to.change(A, [{ text: OVEN.replace('after heat', 'after time') }]);
    expect((await ask()).lines[1]?.line).toContain('Looks after time.');
  });
});
