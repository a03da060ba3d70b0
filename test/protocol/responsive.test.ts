// While one document is worked on, others are answered, and a cancelled request ends. A slice of work is made as short as a step, so
// that the order of answers does not depend on the machine.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver-protocol';
import { started } from './started';

const odd = '.claude/agents/odd.md';
const normal = '.claude/agents/normal.md';
const NORMAL = '---\nname: normal\ndescription: Use this agent for normal things.\ntools: \n---\n\nBe normal.\n';
const START = { line: 1, character: 1 };

const repeated = (line: string, count = 4000): string =>
  Array.from({ length: count }, (_, i) => line.replaceAll('#', String(i))).join('');
const withFields = (fields: string): string =>
  `---\nname: odd\ndescription: Use this agent for odd things.\n${fields}---\nBody.\n`;

const ODD: Readonly<Record<string, string>> = {
  aliases: withFields(`x: &a [1]\n${repeated('k#: *a\n', 1000)}`),
  'colons in values, CRLF': withFields(repeated('z: a: b\n', 1000)).replaceAll('\n', '\r\n'),
  'one key many times': withFields(repeated('model: opus\n')),
  'colons in the description': `---\nname: odd\n${repeated('description: a: b: c\n')}---\nBody.\n`,
  'unknown tools': withFields(`tools:\n${repeated('  - Tool#\n')}`),
  suppressions: withFields(repeated('# subagents-disable unknown-tool\n')),
  'hook events': withFields(`hooks:\n${repeated('  Event#:\n    - matcher: x\n', 1000)}`),
  dashes: withFields(`tools: ${'- '.repeat(20_000)}\n`),
  'unknown keys': withFields(repeated('key#: v\n')),
};

beforeEach(() => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 100;
    return now;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe.each(Object.entries(ODD))('%s', (_, content) => {
  test('does not keep other documents waiting', async () => {
    const client = await started();
    client.open(normal, NORMAL);
    await client.findings(normal);
    client.open(odd, content);
    const answered: string[] = [];
    const diagnostics = client.findings(odd).then(() => answered.push('diagnostics'));
    await client.hover(normal, START).then(() => answered.push('hover'));
    await client.complete(normal, { line: 3, character: 7 }).then(() => answered.push('completion'));
    expect(answered).toEqual(['hover', 'completion']);
    await diagnostics;
    expect(client.logged).toEqual([]);
  });

  test.each([
    ['textDocument/diagnostic', ''],
    ['textDocument/codeAction', 'quickfix'],
    ['textDocument/codeAction', 'refactor'],
    ['textDocument/codeAction', 'source.fixAll'],
  ])('%s %s ends when it is cancelled', async (method, kind) => {
    const client = await started();
    const uri = client.open(odd, content);
    const source = new CancellationTokenSource();
    const range = { start: START, end: { line: 4000, character: 0 } };
    const request = client.request(
      method,
      { textDocument: { uri }, range, context: { diagnostics: [], only: [kind] } },
      source.token,
    );
    source.cancel();
    await expect(request).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(client.logged).toEqual([]);
  });
});

test('answers about the newest text where it changed while it was parsed', async () => {
  const client = await started();
  client.open(odd, withFields(repeated('model: opus\n')));
  const before = client.rules(odd);
  client.change(odd, [{ text: NORMAL }]);
  expect(await client.rules(odd)).toEqual(await client.rules(odd));
  await before;
  const hover = await client.hover(odd, START);
  expect(JSON.stringify(hover?.contents)).toContain('name');
  expect(client.logged).toEqual([]);
});

test('pushes the diagnostics of the newest text only', async () => {
  const client = await started({ pulls: false });
  const uri = client.open(odd, withFields(repeated('model: opus\n')));
  client.change(odd, [{ text: NORMAL }]);
  await expect.poll(() => client.pushed.filter((each) => each.uri === uri)).not.toEqual([]);
  expect(client.pushed.filter((each) => each.uri === uri).every(({ version }) => version === 2)).toBe(true);
});
