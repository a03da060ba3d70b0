import { describe, expect, test } from 'vitest';
import { applyEdits, createAgentService, dialects } from '../../../server/src/library';
import { createMemoryHost } from '../../support/memoryHost';

const FOLDER = 'file:///w';
const URI = `${FOLDER}/.claude/agents/baker.md`;
const AGENT = `---
name: baker
description: |
  Use this agent when bread is to be baked.
  <example>
  Context: The oven is hot.
  user: "Bake a loaf of rye bread."
  </example>
tools: Read, MultiEdit
color: red
---

# Dough

Bake the bread.
`;

const serviceWith = (...texts: readonly (readonly [string, string])[]) => {
  const service = createAgentService({ today: () => '2026-11-20' });
  for (const [uri, text] of texts) service.update(uri, text);
  return service;
};

const isPlain = (value: unknown): boolean =>
  JSON.stringify(value) !== undefined && JSON.stringify(structuredClone(value)) === JSON.stringify(value);

describe('documents', () => {
  const service = serviceWith([URI, AGENT]);
  const at = (words: string): number => AGENT.indexOf(words);

  test('parses fields, examples and the load verdict into plain data', () => {
    const parsed = service.parse(URI);
    expect(isPlain(parsed)).toBe(true);
    expect(parsed?.fields.map(({ name, value }) => [name, value])).toMatchObject([
      ['name', 'baker'],
      ['description', expect.stringContaining('bread')],
      ['tools', 'Read, MultiEdit'],
      ['color', 'red'],
    ]);
    expect(parsed?.examples).toMatchObject([{ utterance: 'Bake a loaf of rye bread.', context: 'The oven is hot.' }]);
    expect(parsed?.load).toMatchObject({ status: 'loads', name: 'baker', tools: ['Read', 'MultiEdit'] });
  });

  test('reports findings with rendered messages and exact spans', () => {
    const finding = service.check(URI).find(({ rule }) => rule === 'removed-tool');
    expect(isPlain(service.check(URI))).toBe(true);
    expect(AGENT.slice(finding?.span.start, finding?.span.end)).toBe('MultiEdit');
    expect(finding?.message).toContain('MultiEdit');
  });

  test('offers fixes at a range and applies the safe ones', () => {
    const range = { start: at('MultiEdit'), end: at('MultiEdit') };
    expect(service.fixes(URI, range).map(({ finding }) => finding.rule)).toContain('removed-tool');
    expect(isPlain(service.fixes(URI))).toBe(true);
    expect(service.fixAll(URI)?.text).toContain('Read');
    const fixed = service.fixAll({ uri: URI, text: AGENT.replace('name:', 'Name:') });
    expect(fixed?.text).toContain('\nname: baker');
    expect(fixed?.applied.map(({ rule }) => rule)).toContain('field-case');
  });

  test('tells which tools are in effect', () => {
    expect(service.effectiveTools(URI)).toEqual({ status: 'granted', tools: ['Read'], mcp: [] });
    expect(service.effectiveTools({ uri: URI, text: AGENT.replace('name: baker\n', '') })).toBeUndefined();
  });

  test('completes, documents an item and hovers', () => {
    const offset = at('MultiEdit');
    const items = service.complete(URI, offset);
    expect(isPlain(items)).toBe(true);
    expect(items.map(({ label }) => label)).toContain('Bash');
    expect(service.completionDocumentation(URI, offset, 'Bash')).toContain('shell');
    expect(service.completionDocumentation(URI, offset, 'Nothing')).toBeUndefined();
    expect(service.hover(URI, at('tools'))?.markdown).toContain('tools');
    expect(service.hover(URI, 0)).toBeUndefined();
  });

  test('answers what an editor asks about the shape of a file', () => {
    expect(service.symbols(URI).map(({ name }) => name)).toEqual(['name', 'description', 'tools', 'color', 'Dough']);
    expect(service.symbols(URI, { headings: false })).toHaveLength(4);
    expect(service.folding(URI).length).toBeGreaterThan(2);
    expect(service.selectionRanges(URI, at('MultiEdit')).at(-1)).toEqual({ start: 0, end: AGENT.length });
    expect(service.documentHighlights(URI, at('baker')).map(({ declares }) => declares)).toEqual([true]);
    expect(service.colors(URI)).toMatchObject([{ name: 'red' }]);
    expect(service.semanticTokens(URI).map(({ type }) => type)).toContain('function');
    expect(service.codeLens(URI).map(({ kind }) => kind)).toEqual(['verdict', 'tokens', 'preview']);
    expect(service.documentLinks(URI)).toEqual([]);
    expect(service.inlayHints(URI)).toEqual([]);
    const listStyles = service.refactorings(URI, { start: at('Read'), end: at('Read') });
    expect(listStyles.map(({ kind }) => kind)).toContain('refactor.rewrite');
  });

  test('finds the declaration of a name', () => {
    const caller = `---\nname: miller\ndescription: Use this agent when grain is to be milled.\ntools: Agent(baker)\n---\nMill.\n`;
    const two = serviceWith([URI, AGENT], [`${FOLDER}/.claude/agents/miller.md`, caller]);
    const [location] = two.definition(`${FOLDER}/.claude/agents/miller.md`, caller.indexOf('baker'));
    expect(location).toEqual({ uri: URI, start: { line: 1, character: 6 }, end: { line: 1, character: 11 } });
  });

  test('takes an offset outside of the text as its nearest end', () => {
    expect(service.complete(URI, 1e9)).toEqual(service.complete(URI, AGENT.length));
    expect(service.hover(URI, -5)).toEqual(service.hover(URI, 0));
    expect(service.selectionRanges(URI, 1e9)).toEqual(service.selectionRanges(URI, AGENT.length));
    expect(service.positionAt(URI, 1e9)).toEqual(service.positionAt(URI, AGENT.length));
    expect(service.references(URI, 1e9)).toEqual([]);
  });

  test('converts offsets to positions and back', () => {
    expect(service.positionAt(URI, at('baker'))).toEqual({ line: 1, character: 6 });
    expect(service.offsetAt(URI, { line: 1, character: 6 })).toBe(at('baker'));
  });

  test('judges a given text in the workspace without keeping it', () => {
    const twin = { uri: `${FOLDER}/.claude/agents/a-twin.md`, text: AGENT };
    const related = (rules: typeof twin | string) => service.check(rules).flatMap((finding) => finding.related);
    expect(related(twin)).toMatchObject([{ uri: URI, start: { line: 1, character: 6 } }]);
    expect(related(URI)).toEqual([]);
    expect(service.check({ uri: URI, text: '---\nname: other\n---\n' }).map(({ rule }) => rule)).toContain(
      'description-missing',
    );
    expect(service.parse(URI)?.load.name).toBe('baker');
    expect(service.agents()).toHaveLength(1);
  });

  test('answers nothing for a URI it does not hold', () => {
    const gone = `${FOLDER}/.claude/agents/gone.md`;
    expect(service.parse(gone)).toBeUndefined();
    expect(service.load(gone)).toBeUndefined();
    expect(service.fixAll(gone)).toBeUndefined();
    expect(service.effectiveTools(gone)).toBeUndefined();
    expect(service.hover(gone, 0)).toBeUndefined();
    expect(service.positionAt(gone, 0)).toBeUndefined();
    expect(service.check(gone)).toEqual([]);
    expect(service.fixes(gone)).toEqual([]);
    expect(service.complete(gone, 0)).toEqual([]);
    expect(service.symbols(gone)).toEqual([]);
  });

  test('never throws for any text', () => {
    for (const text of [
      '',
      '---',
      '---\n---\n',
      '---\nname: [\n---\n',
      '\uFEFF---\nname: a\n---',
      '---\n__proto__: {a: 1}\n---',
    ])
      for (const offset of [-1, 0, text.length, 1e9]) {
        const input = { uri: URI, text };
        expect(service.parse(input)).toBeDefined();
        expect(() => [
          service.check(input),
          service.fixes(input),
          service.fixAll(input),
          service.complete(input, offset),
          service.hover(input, offset),
          service.symbols(input),
          service.definition(input, offset),
          service.documentHighlights(input, offset),
          service.selectionRanges(input, offset),
          service.refactorings(input, { start: offset, end: offset }),
          service.positionAt(input, offset),
        ]).not.toThrow();
      }
  });
});

describe('the workspace', () => {
  test('lists, searches and forgets documents', () => {
    const service = serviceWith([URI, AGENT]);
    expect(service.agents()).toMatchObject([{ name: 'baker', status: 'loads', scope: 'project' }]);
    expect(service.workspaceSymbols('bkr').map(({ name }) => name)).toEqual(['baker']);
    service.remove(URI);
    expect(service.agents()).toEqual([]);
    expect(service.parse(URI)).toBeUndefined();
  });

  test('ranks agents for a prompt, also after an edit', () => {
    const service = serviceWith([URI, AGENT]);
    const miller = `${FOLDER}/.claude/agents/miller.md`;
    service.update(miller, '---\nname: miller\ndescription: Use this agent when grain is to be milled.\n---\nMill.\n');
    expect(service.route('please bake bread for breakfast')).toMatchObject({ ranked: [{ agent: 'baker' }] });
    expect(service.route('please bake bread for breakfast').explanation).not.toBe('');
    service.update(
      miller,
      '---\nname: miller\ndescription: Use this agent for bread and breakfast and to bake.\n---\n',
    );
    service.remove(URI);
    expect(service.route('please bake bread for breakfast')).toMatchObject({ ranked: [{ agent: 'miller' }] });
  });

  test('reads folders through the host, with their settings, and keeps given texts', async () => {
    const host = createMemoryHost([
      [URI, AGENT],
      [`${FOLDER}/sub/.claude/agents/old.md`, AGENT],
      [`${FOLDER}/sub/.subagents.json`, '{ "claudeVersion": "2.1.240", "rules": { "removed-tool": "off" } }'],
      [`${FOLDER}/README.md`, '# No agent'],
      ['file:///home/me/.claude/agents/mine.md', AGENT],
    ]);
    const service = createAgentService({ host, folders: [FOLDER], userFolder: 'file:///home/me/.claude/' });
    await service.rescan();
    expect(service.agents().map(({ path, scope }) => [path, scope])).toEqual([
      ['/home/me/.claude/agents/mine.md', 'user'],
      ['.claude/agents/baker.md', 'project'],
      ['sub/.claude/agents/old.md', 'project'],
    ]);
    expect(service.runtimeOf(`${FOLDER}/sub/.claude/agents/old.md`).version).toBe('2.1.240');
    expect(service.check(`${FOLDER}/sub/.claude/agents/old.md`).map(({ rule }) => rule)).not.toContain('removed-tool');
    service.update(URI, '---\nname: typed\ndescription: Use this agent when text is typed.\n---\n');
    host.remove(`${FOLDER}/sub/.claude/agents/old.md`);
    await service.rescan();
    expect(service.agents().map(({ name }) => name)).toEqual(['baker', 'typed']);
  });
});

describe('names', () => {
  const MILLER = `${FOLDER}/.claude/agents/miller.md`;
  const miller =
    '---\nname: miller\ndescription: Use this agent when grain is to be milled.\ntools: Read, Agent(baker)\n---\nAsk @agent-baker to bake.\n';
  const service = serviceWith([URI, AGENT], [MILLER, miller]);
  const inMiller = miller.indexOf('baker');

  test('finds references in all documents, with or without the declaration', () => {
    const places = service.references(MILLER, inMiller);
    expect(places.map(({ uri, start }) => [uri, start.line])).toEqual([
      [URI, 1],
      [MILLER, 3],
      [MILLER, 5],
    ]);
    expect(service.references(MILLER, inMiller, { declaration: false })).toHaveLength(2);
    expect(service.references(MILLER, miller.indexOf('Read')).map(({ uri }) => uri)).toEqual([URI, MILLER]);
    expect(service.references(MILLER, 0)).toEqual([]);
  });

  test('renames an agent in all documents', () => {
    const renamed = service.rename(URI, AGENT.indexOf('baker'), 'pastry-chef');
    if (!renamed || 'refused' in renamed) throw new Error('refused');
    const texts = new Map([
      [URI, AGENT],
      [MILLER, miller],
    ]);
    const after = renamed.edits.map(({ uri, edits }) => applyEdits(texts.get(uri) ?? '', edits));
    expect(after[0]).toContain('name: pastry-chef');
    expect(after[1]).toContain('Agent(pastry-chef)');
    expect(after[1]).toContain('@agent-pastry-chef');
  });

  test('says why a rename is refused', () => {
    expect(service.rename(URI, AGENT.indexOf('baker'), 'miller')).toEqual({
      refused: expect.stringContaining('miller'),
    });
    expect(service.rename(URI, AGENT.indexOf('baker'), 'a---b')).toHaveProperty('refused');
    expect(service.rename(URI, 0, 'x')).toBeUndefined();
    expect(service.rename('file:///gone.md', 0, 'x')).toBeUndefined();
  });

  test('tells who may start whom', () => {
    expect(service.outgoingCalls(MILLER)).toMatchObject([{ agent: { name: 'baker' }, at: { uri: MILLER } }]);
    expect(service.incomingCalls(URI)).toMatchObject([{ agent: { name: 'miller' }, at: { uri: MILLER } }]);
    expect(service.outgoingCalls(URI)).toEqual([]);
    expect(service.incomingCalls('file:///gone.md')).toEqual([]);
  });
});

describe('options', () => {
  test('applies settings and ignores those of the wrong type', () => {
    const settings = { rules: { 'removed-tool': 'error' as const }, extraTools: ['Own'] };
    const strict = createAgentService({ settings });
    expect(strict.check({ uri: URI, text: AGENT })).toContainEqual(
      expect.objectContaining({ rule: 'removed-tool', severity: 'error' }),
    );
    const wrong: object = { settings: { rules: 7, descriptionBudget: 'much' } };
    expect(createAgentService(wrong).check({ uri: URI, text: AGENT })).not.toEqual([]);
  });

  test('renders texts by a translation', () => {
    const service = createAgentService({ translation: { 'lens.notAnAgent': 'kein Agent' } });
    expect(service.codeLens({ uri: URI, text: 'Only text.' }).map(({ title }) => title)).toEqual(['kein Agent']);
  });

  test('judges by the given day', () => {
    const text = '---\nname: old\ndescription: Use this agent when it is old.\nmodel: claude-opus-4-5\n---\nBody.\n';
    const rulesOn = (day: string) =>
      createAgentService({ today: () => day })
        .check({ uri: URI, text })
        .map(({ rule }) => rule);
    expect(rulesOn('2099-01-01')).not.toEqual(rulesOn('2025-06-01'));
  });

  test('refuses a runtime that no dialect made', () => {
    const runtime = { dialect: 'claude', product: 'Claude Code', version: '2.1.240' };
    expect(() => createAgentService({ runtime })).toThrow(TypeError);
  });
});

describe('several runtimes in one process', () => {
  test('gives each service the verdict of its own version, asked in turn', () => {
    const text =
      '---\nname: baker\ndescription: Use this agent when bread is baked.\ntools: Rad\nautoCompactWindow: 200000\n---\nBake.\n';
    const at = (version: string) => createAgentService({ runtime: dialects.claude.at(version) });
    const [oldest, old, newest] = [at('2.1.112'), at('2.1.240'), at(dialects.claude.newestVersion)];
    const ignores = (service: typeof old) =>
      service.check({ uri: URI, text }).some(({ message }) => message.includes('ignores `autoCompactWindow`'));
    const isStarted = (service: typeof old) =>
      !service.check({ uri: URI, text }).some(({ message }) => message.includes('refuses to start'));
    for (let round = 0; round < 3; round++) {
      expect([oldest, old, newest].map(ignores)).toEqual([true, true, false]);
      expect([oldest, newest, old].map(isStarted)).toEqual([true, false, false]);
      expect([newest, old].map((each) => each.runtimeOf(URI).version)).toEqual([
        dialects.claude.newestVersion,
        '2.1.240',
      ]);
    }
  });

  test('lets a made-up runtime judge beside Claude Code', () => {
    const claude = dialects.claude.at(dialects.claude.newestVersion);
    const stubborn = {
      ...claude,
      product: 'Stubborn Agents',
      load: () => ({
        status: 'not-an-agent' as const,
        reading: { fields: new Map(), state: 'absent' as const, body: { start: 0, end: 0 } },
      }),
    };
    const other = createAgentService({ runtime: stubborn });
    const own = createAgentService({ runtime: claude });
    for (const service of [own, other, own, other]) service.update(URI, AGENT);
    expect(own.load(URI)?.status).toBe('loads');
    expect(other.load(URI)?.status).toBe('not-an-agent');
    expect(other.runtimeOf(URI).product).toBe('Stubborn Agents');
    expect(own.check(URI)).not.toEqual([]);
    expect(other.check(URI)).toEqual([]);
  });
});
