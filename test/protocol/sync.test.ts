// Incremental changes: after random edits, server and client hold the same text.

import { afterEach, expect, test } from 'vitest';
import { type Client, connect } from './client';

const A = '.claude/agents/a.md';
const PIECES = [
  '---\n',
  'name: a\n',
  'tools: Read, ',
  ': ',
  '"',
  "'",
  '\n',
  '\r\n',
  '[',
  '- ',
  '<example>',
  'ü',
  '😀',
  '\\n',
  '#',
];
const START = '---\nname: a\ndescription: Use this agent.\ntools: Read\n---\n\nBody.\n';

let clients: Client[] = [];
afterEach(async () => {
  for (const each of clients) await each.stop();
  clients = [];
});

/** The same numbers every time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

for (const seed of [1, 2, 3])
  test(`keeps the client’s text over 200 random edits, series ${seed}`, async () => {
    const next = numbers(seed);
    const typed = await connect();
    const opened = await connect();
    clients = [typed, opened];
    typed.open(A, START);
    for (let edit = 0; edit < 200; edit++) {
      const text = typed.text(A);
      const lines = text.split(/\r\n|\r|\n/);
      const line = next(lines.length);
      const character = next((lines[line] ?? '').length + 1);
      const endLine = Math.min(lines.length - 1, line + next(2));
      const end = endLine === line ? character + next(4) : next((lines[endLine] ?? '').length + 1);
      const piece = next(3) === 0 ? '' : (PIECES[next(PIECES.length)] ?? '');
      typed.change(A, [{ range: { start: { line, character }, end: { line: endLine, character: end } }, text: piece }]);
    }
    opened.open(A, typed.text(A));
    expect(await typed.findings(A)).toEqual(await opened.findings(A));
    const position = { line: 1, character: 2 };
    expect(await typed.complete(A, position)).toEqual(await opened.complete(A, position));
    expect(await typed.hover(A, position)).toEqual(await opened.hover(A, position));
  });

test('replaces the whole text for a change without a range', async () => {
  const client = await connect();
  clients = [client];
  client.open(A, START);
  client.change(A, [{ text: START.replace('name: a', 'nam: a') }]);
  expect(await client.rules(A)).toContain('name-missing');
});
