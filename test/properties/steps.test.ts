// Work done in steps gives what the same work gives at once.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Document, isScalar, parseDocument, visit } from 'yaml';
import { runtimeOf } from '../../server/src/core/dialects/dialects';
import { check, checkSteps } from '../../server/src/core/rules/run';
import { inSteps, parseYaml } from '../../server/src/core/syntax/yamlDocument';
import { finish, type Steps } from '../../server/src/core/text/steps';
import { createAgentContexts } from '../../server/src/core/workspace/agentContexts';
import { createAgentIndex } from '../../server/src/core/workspace/agentIndex';
import { defaultSettings } from '../../server/src/core/workspace/settings';
import { TODAY } from '../support/agents';
import { writtenAgents } from './writtenAgents';

const URI = 'file:///w/.claude/agents/odd.md';
const PLACE = { scope: 'project', tree: 'file:///w/.claude/agents' } as const;

const indexed = (fill: (index: ReturnType<typeof createAgentIndex>) => unknown) => {
  const index = createAgentIndex(() => runtimeOf(defaultSettings));
  fill(index);
  const contexts = createAgentContexts({ index, settingsFor: () => defaultSettings, today: () => TODAY, readers: [] });
  return { agent: index.get(URI), entry: index.entry(URI), context: contexts.of };
};

/** Long enough that the YAML is parsed in steps. */
const long = (fields: string, count = 600): string => {
  const lines = Array.from({ length: count }, (_, i) => fields.replaceAll('#', String(i))).join('');
  return `---\nname: odd\ndescription: Use this agent for odd things.\n${lines}---\nBody.\n`;
};
const TEXTS: Readonly<Record<string, string>> = {
  'many keys': long('key#: v\n'),
  'one key many times': long('model: opus\n'),
  'colons in values': long('z: a: b\n'),
  'colons in values, CRLF': long('z: a: b\n').replaceAll('\n', '\r\n'),
  aliases: long('k#: *a\n').replace('---\n', '---\nx: &a [1]\n'),
  'an alias without an anchor': long('k#: *a\n'),
  'a list': long('  - Tool#\n').replace('things.\n', 'things.\ntools:\n'),
  hooks: long('  Event#:\n    - matcher: x\n').replace('things.\n', 'things.\nhooks:\n'),
  'tabs for blanks': long('k#:\n\t- x\n'),
  'quotation marks that stay open': long('k#: "x\n'),
  'dashes on one line': `---\nname: odd\ntools: ${'- '.repeat(3000)}\n---\n`,
  'brackets that stay open': `---\nname: odd\ntools: ${'['.repeat(3000)}\n---\n`,
  'several documents': long('k#: v\n...\n'),
  'commas at the start': long('k#: ,v\n'),
};

describe.each(Object.entries(TEXTS))('%s', (_, text) => {
  const atOnce = indexed((index) => index.put(URI, text, PLACE, 'odd.md'));
  const stepped = indexed((index) => finish(index.putSteps(URI, text, PLACE, 'odd.md')));

  test('is read as at once', () => {
    expect(stepped.entry).toEqual(atOnce.entry);
    expect(stepped.agent?.verdict).toEqual(atOnce.agent?.verdict);
    expect(stepped.agent?.doc.frontmatter.entries.map(({ name, span }) => [name, span])).toEqual(
      atOnce.agent?.doc.frontmatter.entries.map(({ name, span }) => [name, span]),
    );
  });

  test('has the findings it has at once', () => {
    if (!atOnce.agent || !stepped.agent) throw new Error('not in the index');
    const findings = check(atOnce.context(atOnce.agent));
    expect(finish(checkSteps(stepped.context(stepped.agent))).map(({ rule, span }) => [rule, span])).toEqual(
      findings.map(({ rule, span }) => [rule, span]),
    );
  });
});

test('parses YAML as the package does at once', () => {
  const options = { uniqueKeys: false, prettyErrors: false, logLevel: 'silent', strict: true } as const;
  const shown = (document: Document.Parsed) => {
    const nodes: unknown[] = [];
    visit(document, { Node: (_, node) => void nodes.push([node.range, isScalar(node) ? node.value : node.tag]) });
    // What follows an error is not read.
    const [error] = document.errors;
    return error ? [error.code, error.pos] : { nodes, range: document.range };
  };
  const texts = writtenAgents(15, 300);
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.double({ min: 0, max: 1, noNaN: true }), (text, from) => {
      const source = text.slice(Math.floor(text.length * from));
      expect(shown(parseYaml(source))).toEqual(shown(parseDocument(source, options)));
    }),
    { numRuns: 300 },
  );
});

test('work is done again only for texts it could not know', () => {
  let runs = 0;
  const texts = ['a', 'b', 'c'].map((key) => `${key}: ${'x'.repeat(5000)}\n`);
  const steps: Steps<number> = inSteps(() => {
    runs++;
    for (const text of texts) parseYaml(text);
    return runs;
  });
  expect(finish(steps)).toBe(texts.length + 1);
});
