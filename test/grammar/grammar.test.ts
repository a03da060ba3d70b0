// Every fixture holds in both host grammars; pages that are no agents are coloured as without the extension; and searches
// grow with the text.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Assertion, readFixture } from './assertions';
import { hostScopes, loadHost, searchesOf, type Token, tokenize } from './tokenize';

const here = new URL('../fixtures/grammar/', import.meta.url);
const fixtures = readdirSync(here)
  .filter((name) => name.endsWith('.md'))
  .sort();

/** What is wrong with the tokens an assertion points at, or nothing. */
function complaint(assertion: Assertion, tokens: readonly Token[]): string | undefined {
  const touched = tokens.filter((token) => token.start < assertion.end && token.end > assertion.start);
  if (touched.length === 0) return `line ${assertion.fixtureLine}: nothing stands above the carets`;
  for (const token of touched) {
    const has = (scope: string): boolean =>
      token.scopes.some((actual) => actual === scope || actual.startsWith(`${scope}.`));
    const missing = assertion.scopes.filter((scope) => !has(scope));
    const forbidden = assertion.absent.filter(has);
    if (missing.length > 0 || forbidden.length > 0) {
      const facts = [
        ...missing.map((scope) => `lacks ${scope}`),
        ...forbidden.map((scope) => `must not carry ${scope}`),
      ];
      return `line ${assertion.fixtureLine}: “${token.text}” ${facts.join(', ')}; it carries ${token.scopes.join(' ')}`;
    }
  }
  return undefined;
}

describe.each(hostScopes)('in %s', (scope) => {
  it.each(fixtures)('%s is coloured as asserted', async (name) => {
    const { lines, assertions } = readFixture(readFileSync(new URL(name, here), 'utf8'));
    const tokens = tokenize(await loadHost(scope), lines);
    expect(assertions.length).toBeGreaterThan(0);
    expect(assertions.flatMap((assertion) => complaint(assertion, tokens[assertion.line] ?? []) ?? [])).toEqual([]);
  });

  it('an ordinary page with frontmatter is coloured as without the extension', async () => {
    const page = [
      '---',
      'title: "A walk: through the park"',
      'description: What we saw, and \\n how. user: "me"',
      'tags: [Read, Write, mcp__x]',
      'user: "me"',
      'items:',
      '  - name: inner',
      '    tools: Read',
      '---',
      '# Tools',
      '',
      'tools: Read, Write',
      'name: something',
      '<example>user: "hi"</example>',
      '`@agent-x` and me@agent-x.org',
    ];
    expect(tokenize(await loadHost(scope), page)).toEqual(tokenize(await loadHost(scope, false), page));
  });

  it('a one-line description takes searches in proportion to its length, up to 5,700 characters', async () => {
    const example =
      '<example>\\nContext: c.\\nuser: "one two\\nthree"\\nassistant: "I\'ll use the x-y agent"\\n</example>\\n';
    const broken = '<example>user: "\' "\' (\' "[ user: \\\\" assistant: \' ';
    const grammar = await loadHost(scope);
    for (const unit of [example, broken, '\\n', '"', "user: '", '<', 'a: ', 'the a-', '- ']) {
      for (const quote of ['', '"', "'"]) {
        const searchesFor = (length: number): number => {
          const text = unit.repeat(Math.ceil(length / unit.length));
          const lines = ['---', 'name: a', `description: ${quote}${text}${quote}`, `tools: ${text}`, '---', text];
          return searchesOf(() => tokenize(grammar, lines));
        };
        searchesFor(1425);
        const growth = searchesFor(5700) / searchesFor(1425);
        expect.soft(growth, JSON.stringify([quote, unit])).toBeLessThan(6);
      }
    }
  });
});
