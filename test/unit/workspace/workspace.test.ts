// The agent index, and the host in memory that tests read from.

import { describe, expect, it } from 'vitest';
import { claude } from '../../../server/src/core/dialects/claude/claude';
import { createAgentIndex } from '../../../server/src/core/workspace/agentIndex';
import { createMemoryHost } from '../../support/memoryHost';
import { RUNTIME } from '../../support/runtime';

describe('createAgentIndex', () => {
  const agent = (name: string, body = 'Do it.'): string => `---\nname: ${name}\ndescription: Use it.\n---\n${body}\n`;
  const place = { scope: 'project', tree: 'file:///w/.claude/agents' } as const;
  const smallIndex = () => {
    const index = createAgentIndex(() => RUNTIME);
    index.put('file:///w/.claude/agents/b.md', agent('b'), place, 'b.md');
    index.put('file:///w/.claude/agents/a.md', agent('a'), place, 'a.md');
    return index;
  };

  it('lists agents in order of URI, without files that are no agents', () => {
    const index = smallIndex();
    index.put('file:///w/.claude/agents/README.md', '# About\n', place, 'README.md');
    expect(index.workspace.agents.map((each) => each.name)).toEqual(['a', 'b']);
  });

  it('keeps the snapshot while only a body changes', () => {
    const index = smallIndex();
    const before = index.workspace;
    expect(index.put('file:///w/.claude/agents/a.md', agent('a', 'Do more.'), place, 'a.md')).toBe(false);
    expect(index.workspace).toBe(before);
    expect(index.put('file:///w/.claude/agents/a.md', agent('c'), place, 'a.md')).toBe(true);
    expect(index.workspace.revision).toBeGreaterThan(before.revision);
    expect(index.workspace.byName('c')).toHaveLength(1);
    expect(index.workspace.byName('a')).toEqual([]);
  });

  it('takes a new snapshot when only the line of a name changes, so that links to it follow', () => {
    const index = createAgentIndex(() => RUNTIME);
    const twin = (comment: string): string => `---\n${comment}name: twin\ndescription: Use it.\n---\nDo it.\n`;
    index.put('file:///w/.claude/agents/a.md', twin('#ab\n'), place, 'a.md');
    index.put('file:///w/.claude/agents/b.md', twin(''), place, 'b.md');
    const line = (): number | undefined => index.workspace.byUri('file:///w/.claude/agents/a.md')?.nameStart.line;
    expect(line()).toBe(2);
    expect(index.put('file:///w/.claude/agents/a.md', twin('#a\n\n'), place, 'a.md')).toBe(true);
    expect(line()).toBe(3);
  });

  it('removes an agent once', () => {
    const index = smallIndex();
    expect(index.remove('file:///w/.claude/agents/a.md')).toBe(true);
    expect(index.remove('file:///w/.claude/agents/a.md')).toBe(false);
    expect(index.workspace.agents.map((each) => each.name)).toEqual(['b']);
  });

  it('leaves an old snapshot as it was after an edit, a rename and a removal', () => {
    const index = smallIndex();
    const before = index.workspace;
    const answers = () => ({
      revision: before.revision,
      agents: before.agents.map(({ uri, name }) => `${uri} ${name}`),
      names: [...before.names],
      a: before.byName('a').map(({ uri }) => uri),
      c: before.byName('c'),
      uri: before.byUri('file:///w/.claude/agents/a.md')?.name,
      call: before.byNormalizedName('a').length,
      description: before.byDescription('Use it.').length,
      total: before.budget.total,
      largest: before.agents.map((each) => before.budget.isAmongLargest(each, 1)),
      tools: [...before.toolUse.keys()],
    });
    const expected = answers();
    index.put(
      'file:///w/.claude/agents/a.md',
      agent('c').replace('---\nname', '---\ntools: Read\nname'),
      place,
      'a.md',
    );
    index.remove('file:///w/.claude/agents/b.md');
    index.put('file:///w/.claude/agents/b2.md', agent('b'), place, 'b2.md');
    expect(index.workspace.byName('c')).toHaveLength(1);
    expect(answers()).toEqual(expected);
  });

  it('knows of an agent that is skipped its name and description, and no model', () => {
    const index = createAgentIndex(() => RUNTIME);
    index.put('file:///w/.claude/agents/a.md', '---\nname: a\nmodel: opus\ntools: Read\n---\n', place, 'a.md');
    const [skipped] = index.workspace.agents;
    expect(skipped).toMatchObject({
      status: 'skipped',
      name: 'a',
      description: '',
      model: null,
      tools: null,
      tokens: 0,
    });
  });

  it('gives every text another revision, equal texts too', () => {
    const index = smallIndex();
    const uri = 'file:///w/.claude/agents/a.md';
    const revisions = [1, 2, 3].map(() => {
      index.put(uri, agent('a'), place, 'a.md');
      return index.entry(uri)?.revision ?? 0;
    });
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
    expect(new Set(revisions).size).toBe(3);
  });

  it('asks for the text again where another runtime counts and the document was not kept', () => {
    const index = createAgentIndex(() => RUNTIME);
    index.put('file:///w/.claude/agents/a.md', agent('a'), place, 'a.md', false);
    index.put('file:///w/.claude/agents/b.md', agent('b'), place, 'b.md');
    expect(index.get('file:///w/.claude/agents/a.md')).toBeUndefined();
    expect(index.setRuntimes(() => RUNTIME)).toEqual([]);
    expect(index.setRuntimes(() => claude.at('2.1.112'))).toEqual(['file:///w/.claude/agents/a.md']);
    expect(index.entry('file:///w/.claude/agents/b.md')?.version).toBe('2.1.112');
  });

  it('parses a text without keeping it', () => {
    const index = smallIndex();
    const uri = 'file:///w/.claude/agents/a.md';
    const parsed = index.parse(uri, agent('other'));
    expect([parsed?.summary?.name, parsed?.summary?.path, parsed?.revision]).toEqual([
      'other',
      'a.md',
      index.entry(uri)?.revision,
    ]);
    expect(index.workspace.byName('other')).toEqual([]);
    expect(index.parse('file:///w/none.md', agent('x'))).toBeUndefined();
  });

  it('keeps of a file its references, and no document where none is asked for', () => {
    const index = createAgentIndex(() => RUNTIME);
    const uri = 'file:///w/.claude/agents/a.md';
    index.put(uri, agent('a', 'Read `docs/a.md`, and `docs/a.md` again.'), place, 'a.md', false);
    const entry = index.entry(uri);
    expect(entry?.references).toEqual([...new Set(entry?.references)]);
    expect(entry?.version).toBe(RUNTIME.version);
    const other = createAgentIndex(() => RUNTIME);
    if (entry) other.restore(uri, entry);
    expect(other.workspace.byName('a')).toHaveLength(1);
    expect([...other.uris]).toEqual([uri]);
  });

  it('takes lists of names as the same in any order', () => {
    const index = smallIndex();
    const context = (...names: string[]) => ({
      skills: new Set(names),
      mcpServers: new Set(names),
      missingFiles: new Set(names),
    });
    expect(index.setContext(context('a', 'b'))).toBe(true);
    expect(index.setContext(context('b', 'a'))).toBe(false);
    expect(index.setContext(context('a'))).toBe(true);
  });

  it('answers nothing new for the same workspace context', () => {
    const index = smallIndex();
    expect(index.setContext({ roots: ['file:///w'] })).toBe(true);
    const { workspace } = index;
    expect(index.setContext({ roots: ['file:///w'] })).toBe(false);
    expect(index.workspace).toBe(workspace);
  });

  it('judges open documents again when the runtime changes', () => {
    const index = createAgentIndex(() => RUNTIME);
    index.put('file:///w/.claude/agents/a.md', `\uFEFF${agent('a')}`, place, 'a.md');
    expect(index.get('file:///w/.claude/agents/a.md')?.verdict.status).toBe('loads');
    index.setRuntimes(() => claude.at('2.1.112'));
    expect(index.get('file:///w/.claude/agents/a.md')?.verdict.status).toBe('skipped');
  });
});

describe('createMemoryHost', () => {
  const host = createMemoryHost([
    ['file:///w/.claude/agents/x/a.md', 'A'],
    ['file:///w/README.md', 'R'],
    ['file:///w/node_modules/p/.claude/agents/b.md', 'B'],
  ]);
  it('lists, reads and stats files like a disk', async () => {
    expect(await host.list('file:///w', ['**/.claude/agents/**/*.md'])).toEqual(['file:///w/.claude/agents/x/a.md']);
    expect(await host.list('file:///w', ['**/*.md'], { isCancellationRequested: true })).toEqual([]);
    expect(await host.read('file:///w/README.md')).toBe('R');
    expect(await host.read('file:///w/none')).toBeUndefined();
    expect(await host.stat('file:///w/README.md')).toEqual({ kind: 'file', size: 1 });
    expect(await host.stat('file:///w/.claude')).toEqual({ kind: 'folder', size: 0 });
    expect(await host.stat('file:///w/none')).toBeUndefined();
  });
  it('reports changes until it is disposed', () => {
    const changed: string[] = [];
    const watch = host.watch?.('file:///w', ['**/*.md'], (uri) => changed.push(uri));
    host.write('file:///w/new.md', 'N');
    watch?.dispose();
    host.remove('file:///w/new.md');
    expect(changed).toEqual(['file:///w/new.md']);
  });
});
