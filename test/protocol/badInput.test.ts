// Pathological file contents, sent with every request; the server must answer the next request after each.

import { afterEach, describe, expect, test } from 'vitest';
import { type Client, connect, wholeOf } from './client';

const HEAD = '---\nname: odd\ndescription: Use this agent for odd things.\n';
const bomb = Array.from({ length: 10 }, (_, level) =>
  level === 0
    ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
    : `a${level}: &a${level} [${Array(9)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
).join('\n');

const BAD: Readonly<Record<string, string>> = {
  'an empty file': '',
  'nothing but fences': '---\n---\n',
  'one fence': '---',
  'a megabyte of description': `---\nname: odd\ndescription: ${'word: '.repeat(170_000)}\n---\nBody.\n`,
  'a megabyte of examples': `${HEAD.slice(0, -1)}${'<example>user: "a" '.repeat(50_000)}\n---\nBody.\n`,
  'a megabyte of body': `${HEAD}---\n${'A line with <example> in it.\n'.repeat(36_000)}`,
  NUL: `${HEAD}tools: Re\0ad\n---\nBo\0dy\n`,
  'a byte order mark': `\ufeff${HEAD}---\nBody.\n`,
  CRLF: `${HEAD}tools: MultiEdit\n---\nBody.\n`.replaceAll('\n', '\r\n'),
  'lone carriage returns': `${HEAD}tools: MultiEdit\n---\nBody.\n`.replaceAll('\n', '\r'),
  'unpaired surrogates': `${HEAD}x: \ud800 \udc00\ntools: \udfff\n---\nB\ud83dody\n`,
  'an alias bomb': `${HEAD}${bomb}\n---\nBody.\n`,
  'an alias of itself': `${HEAD}x: &x [*x]\n---\nBody.\n`,
  'ten thousand keys': `${HEAD}${Array.from({ length: 10_000 }, (_, i) => `key${i}: ${i}`).join('\n')}\n---\nBody.\n`,
  'ten thousand times the same key': `${HEAD}${'tools: Read\n'.repeat(10_000)}---\nBody.\n`,
  'ten thousand tools': `${HEAD}tools: ${Array.from({ length: 10_000 }, (_, i) => `Tool${i}`).join(', ')}\n---\nBody.\n`,
  'everything unclosed': `---\nname: "odd\ndescription: '<example>\nuser: "hello\ntools: [Read, {a: [b\nhooks: {PreToolUse: [{`,
  'deep brackets': `${HEAD}x: ${'['.repeat(20_000)}\n---\nBody.\n`,
  'deep indentation': `${HEAD}x:\n${Array.from({ length: 500 }, (_, i) => `${' '.repeat(i + 1)}a:`).join('\n')}\n---\nBody.\n`,
  'a prototype as a field': `${HEAD}__proto__: {polluted: true}\nconstructor: x\ntoString: y\n---\nBody.\n`,
  'another engine': '---js\nmodule.exports = { name: (globalThis.ran = true) }\n---\nBody.\n',
  'JSON with code': '---json\n{ "name": "x", "description": process.exit(9) }\n---\nBody.\n',
  'a tag of JavaScript': `${HEAD}x: !!js/function 'function () { globalThis.ran = true }'\n---\nBody.\n`,
};

let client: Client | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

describe('answers the next request after', () => {
  const odd = '.claude/agents/odd.md';
  const normal = '.claude/agents/normal.md';
  const text = '---\nname: normal\ndescription: Use this agent for normal things.\ntools: \n---\n\nBe normal.\n';

  for (const [what, content] of Object.entries(BAD))
    for (const pulls of [true, false])
      test(`${what}${pulls ? '' : ', pushed'}`, async () => {
        const now = await connect({ pulls });
        client = now;
        const uri = now.open(odd, content);
        const lines = content.split('\n').length;
        for (const line of [0, 1, 2, 3, lines - 1])
          for (const character of [0, 5, 40]) {
            await now.hover(odd, { line, character });
            await now.complete(odd, { line, character });
          }
        await now.findings(odd);
        const actions = await now.actions(odd, wholeOf(content), ['quickfix']);
        for (const action of actions) now.applied(odd, action);
        await now.actions(odd, wholeOf(content), ['source.fixAll']);
        await now.request('subagents/route', { uri });
        now.change(odd, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: 'x' }]);
        expect(now.text(odd)).toBe(`x${content}`);
        await now.findings(odd);
        now.open(normal, text);
        const items = await now.complete(normal, { line: 3, character: 7 });
        expect(items.map(({ label }) => label)).toContain('Read');
        expect(now.logged).toEqual([]);
        expect((globalThis as { readonly ran?: boolean }).ran).toBeUndefined();
        expect(({} as { readonly polluted?: boolean }).polluted).toBeUndefined();
      });
});
