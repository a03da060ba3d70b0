// Diagnostics, settings, requests and failures of the server.

import { describe, expect, test } from 'vitest';
import { eventually, wholeOf } from './client';
import { started } from './started';

const A = '.claude/agents/a.md';
const AGENT = `---
name: painter
description: Use this agent when a wall needs paint.
tools: Read, MultiEdit
model: sonnet
---

Paint.
`;
const OTHER = AGENT.replace('tools: Read, MultiEdit\n', '').replace('a wall needs', 'a door needs');

describe('diagnostics', () => {
  test('are pulled with rule, page, severity and range', async () => {
    const { open, findings } = await started();
    open(A, AGENT);
    expect(await findings(A)).toEqual([
      expect.objectContaining({
        code: 'removed-tool',
        source: 'subagents',
        severity: 2,
        codeDescription: { href: 'docs/rules/removed-tool.md' },
        range: { start: { line: 3, character: 13 }, end: { line: 3, character: 22 } },
      }),
    ]);
  });

  test('follow every edit', async () => {
    const { open, replace, rules } = await started();
    open(A, AGENT);
    replace(A, ', MultiEdit', '');
    expect(await rules(A)).toEqual([]);
    replace(A, 'name: painter', 'nam: painter');
    expect(await rules(A)).toContain('name-missing');
  });

  test('are `unchanged` while nothing has changed', async () => {
    const { open, replace, pull } = await started();
    open(A, AGENT);
    const first = await pull(A);
    const again = await pull(A, first.resultId);
    expect(again).toEqual({ kind: 'unchanged', resultId: first.resultId });
    replace(A, 'Paint.', 'Paint it.');
    expect((await pull(A, first.resultId)).kind).toBe('full');
  });

  test('are pushed to a client that cannot pull, and cleared on close', async () => {
    const connected = await started({ pulls: false });
    connected.open(A, AGENT);
    const codes = (): readonly unknown[] => connected.pushed.at(-1)?.diagnostics.map(({ code }) => code) ?? [];
    expect(await eventually(codes, (now) => now.length > 0)).toEqual(['removed-tool']);
    connected.close(A);
    expect(await eventually(codes, (now) => now.length === 0)).toEqual([]);
  });

  test('are never pushed to a client that pulls', async () => {
    const connected = await started();
    connected.open(A, AGENT);
    await connected.findings(A);
    expect(connected.pushed).toEqual([]);
  });

  test('cover closed files of the workspace, and skip unchanged ones', async () => {
    const { pullAll } = await started({
      files: { [A]: AGENT, 'README.md': AGENT, 'agents/x.md': AGENT },
    });
    const { items } = await pullAll();
    expect(items.map(({ uri }) => uri)).toEqual([`file:///w/${A}`]);
    const [only] = items;
    const again = await pullAll([{ uri: only?.uri ?? '', value: only?.resultId ?? '' }]);
    expect(again.items.map(({ kind }) => kind)).toEqual(['unchanged']);
  });

  test('follow a change on disk that keeps the file size', async () => {
    const { pullAll, changedOnDisk } = await started({ files: { [A]: OTHER } });
    const before = await pullAll();
    const previous = before.items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
    changedOnDisk(A, OTHER.replace('model: sonnet', 'model: sonnat'));
    const after = await eventually(
      () => pullAll(previous),
      ({ items }) => items[0]?.kind === 'full',
    );
    expect(after.items.flatMap((item) => (item.kind === 'full' ? item.items.map(({ code }) => code) : []))).toEqual([
      'unknown-model',
    ]);
  });

  test('are cleared for a deleted file', async () => {
    const { pullAll, changedOnDisk } = await started({ files: { [A]: AGENT } });
    const before = await pullAll();
    const previous = before.items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
    changedOnDisk(A, undefined);
    const emptied = [{ kind: 'full', uri: `file:///w/${A}`, version: null, items: [] }];
    expect(
      (
        await eventually(
          () => pullAll(previous),
          ({ items }) => items[0]?.kind === 'full',
        )
      ).items,
    ).toEqual(emptied);
  });

  test('diagnostics of other files follow a duplicate name and its deletion', async () => {
    const { open, rules, changedOnDisk, host, tell, refreshes } = await started();
    open(A, OTHER);
    expect(await rules(A)).toEqual([]);
    changedOnDisk('.claude/agents/team/b.md', OTHER.replace('door', 'floor'));
    expect(
      await eventually(
        () => rules(A),
        (now) => now.length > 0,
      ),
    ).toEqual(['duplicate-name']);
    expect(refreshes()).toBeGreaterThan(0);
    changedOnDisk('.claude/agents/team/b.md', undefined);
    expect(
      await eventually(
        () => rules(A),
        (now) => now.length === 0,
      ),
    ).toEqual([]);
    changedOnDisk('.claude/agents/team/b.md', OTHER.replace('door', 'floor'));
    await eventually(
      () => rules(A),
      (now) => now.length > 0,
    );
    host.remove('file:///w/.claude/agents/team/b.md');
    tell('.claude/agents/team', 3);
    expect(
      await eventually(
        () => rules(A),
        (now) => now.length === 0,
      ),
    ).toEqual([]);
  });

  test('diagnostics that link to a name follow it to another line', async () => {
    const { open, replace, findings } = await started();
    const B = '.claude/agents/team/b.md';
    open(A, OTHER);
    open(B, OTHER.replace('---\n', '---\n#ab\n').replace('door', 'floor'));
    const lines = async () =>
      (await findings(A)).flatMap(({ relatedInformation = [] }) =>
        relatedInformation.map(({ location }) => location.range.start.line),
      );
    expect(await eventually(lines, ([line]) => line !== undefined)).toEqual([2]);
    // The offset of the name stays the same.
    replace(B, '#ab\n', '#a\n\n');
    expect(await eventually(lines, ([line]) => line !== 2)).toEqual([3]);
  });

  test('diagnostics of a closed file are those of the file on disk', async () => {
    const { open, close, pullAll } = await started({ files: { [A]: OTHER } });
    open(A, AGENT);
    close(A);
    const found = await eventually(
      () => pullAll(),
      ({ items }) => items.some((item) => item.kind === 'full' && item.items.length === 0),
    );
    expect(found.items.map((item) => (item.kind === 'full' ? item.items : null))).toEqual([[]]);
  });
});

describe('settings', () => {
  test('change severities, disable rules, add tools and choose the version', async () => {
    const { open, findings, configure } = await started();
    open(A, AGENT.replace('MultiEdit', 'OurTool'));
    const codesOfA = async () => (await findings(A)).map(({ code, severity }) => `${String(code)} ${severity}`);
    expect(await codesOfA()).toEqual(['unknown-tool 3']);
    configure({ rules: { 'unknown-tool': 'error' } });
    expect(await eventually(codesOfA, ([one]) => one === 'unknown-tool 1')).toEqual(['unknown-tool 1']);
    configure({ rules: { 'unknown-tool': 'off' } });
    expect(await eventually(codesOfA, (now) => now.length === 0)).toEqual([]);
    configure({ extraTools: ['OurTool'] });
    expect(await eventually(codesOfA, (now) => now.length === 0)).toEqual([]);
  });

  test('are taken from the notification of clients that cannot be asked', async () => {
    const { open, rules } = await started({
      askedSettings: false,
      settings: { rules: { 'removed-tool': 'off' } },
    });
    open(A, AGENT);
    expect(
      await eventually(
        () => rules(A),
        (now) => now.length === 0,
      ),
    ).toEqual([]);
  });

  test('settings of the wrong type are ignored', async () => {
    const { open, rules } = await started({
      settings: { rules: 7, files: 'x', extraTools: { a: 1 }, claudeVersion: [], descriptionBudget: 'much' },
    });
    open(A, AGENT);
    expect(await rules(A)).toContain('removed-tool');
  });
});

describe('requests', () => {
  test('completion replaces exactly the typed text', async () => {
    const { open, complete } = await started();
    open(A, AGENT.replace('MultiEdit', 'Gr'));
    const items = await complete(A, { line: 3, character: 15 });
    expect(items.find(({ label }) => label === 'Grep')?.textEdit).toEqual({
      newText: 'Grep',
      range: { start: { line: 3, character: 13 }, end: { line: 3, character: 15 } },
    });
    expect(items.map(({ label }) => label)).not.toContain('Read');
  });

  test('completion sends plain text to a client without snippets', async () => {
    const { open, complete } = await started({ snippets: false });
    open(A, '');
    const items = await complete(A, { line: 0, character: 0 });
    expect(items.length).toBeGreaterThan(0);
    for (const { textEdit, insertTextFormat } of items) {
      expect(insertTextFormat).toBe(1);
      expect(textEdit?.newText).not.toMatch(/\$\{?\d/);
      expect(textEdit?.newText).toMatch(/^---\nname: \S/);
    }
  });

  test('hover describes a field and a tool', async () => {
    const { open, hover } = await started();
    open(A, AGENT);
    expect(await hover(A, { line: 3, character: 2 })).toMatchObject({
      contents: { kind: 'markdown', value: expect.stringMatching(/^\*\*tools\*\*/) },
      range: { start: { line: 3, character: 0 }, end: { line: 3, character: 5 } },
    });
    expect(await hover(A, { line: 3, character: 8 })).toMatchObject({
      contents: { value: expect.stringMatching(/^\*\*Read\*\*/) },
    });
    expect(await hover(A, { line: 6, character: 0 })).toBeNull();
  });

  test('a quick fix carries its diagnostic and applies its edit', async () => {
    const { open, actions, applied } = await started();
    open(A, AGENT.replace('Read,', 'Edit,'));
    const [fix] = await actions(A, { start: { line: 3, character: 15 }, end: { line: 3, character: 15 } }, [
      'quickfix',
    ]);
    expect(fix).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: 'removed-tool' }] });
    expect(fix).not.toHaveProperty('isPreferred');
    expect(fix && applied(A, fix)).toContain('tools: Edit\n');
  });

  test('a safe quick fix is preferred', async () => {
    const { open, actions, applied } = await started();
    open(A, AGENT.replace('MultiEdit', 'grep'));
    const [fix] = await actions(A, { start: { line: 3, character: 15 }, end: { line: 3, character: 15 } }, [
      'quickfix',
    ]);
    expect(fix).toMatchObject({ isPreferred: true, diagnostics: [{ code: 'unknown-tool' }] });
    expect(fix && applied(A, fix)).toContain('tools: Read, Grep\n');
  });

  test('fix all applies every safe fix in one edit, only where requested', async () => {
    const { open, actions, applied } = await started();
    const two = AGENT.replace('Read, MultiEdit', 'Read, grep').replace('agent when', 'agent when:');
    open(A, two);
    const whole = wholeOf(AGENT);
    expect((await actions(A, whole)).map(({ kind }) => kind)).not.toContain('source.fixAll.subagents');
    for (const only of ['source.fixAll.subagents', 'source.fixAll', 'source']) {
      const [all, ...more] = await actions(A, whole, [only]);
      expect(more).toEqual([]);
      const text = all ? applied(A, all) : '';
      expect(text).toContain('tools: Read, Grep\n');
      expect(text).toMatch(/description: ["']Use this agent when: a wall/);
    }
  });

  test('fix all skips a file with undecodable characters', async () => {
    const { open, actions } = await started();
    open(A, AGENT.replace('Read, MultiEdit', 'Read, grep').replace('agent when', 'caf\uFFFD when'));
    expect(await actions(A, wholeOf(AGENT), ['source.fixAll'])).toEqual([]);
  });

  test('other files get no answers', async () => {
    const { open, pull, hover, complete, actions, request } = await started();
    for (const path of ['README.md', 'agents/x.md', '.github/agents/x.md', '.agents/x.md', '.cursor/agents/x.md']) {
      const uri = open(path, AGENT);
      expect(await pull(path)).toMatchObject({ kind: 'full', items: [] });
      expect(await hover(path, { line: 3, character: 2 })).toBeNull();
      expect(await complete(path, { line: 3, character: 7 })).toEqual([]);
      expect(await actions(path, wholeOf(AGENT))).toEqual([]);
      expect(await request('subagents/route', { uri })).toBeNull();
    }
  });

  test('the preview ranks each example twice, and a prompt', async () => {
    const example = `  <example>\n  user: "The garden fence has to be green by Friday"\n  assistant: "I'll use the painter agent"\n  </example>\n`;
    const text = AGENT.replace(
      'Use this agent when a wall needs paint.',
      `|\n  Use this agent when a wall needs paint.\n${example}`.trimEnd(),
    );
    const { open, request } = await started({ files: { '.claude/agents/b.md': OTHER.replace('painter', 'joiner') } });
    const uri = open(A, text);
    expect(await request('subagents/route', { uri, prompt: 'paint the wall please' })).toMatchObject({
      agent: 'painter',
      load: { status: 'loads' },
      agents: 2,
      examples: [
        {
          utterance: 'The garden fence has to be green by Friday',
          closed: true,
          asItStands: { verbatim: { agent: 'painter' } },
          forNewPrompt: { state: 'none', verbatim: null },
        },
      ],
      prompt: { ranked: [{ agent: 'painter' }, { agent: 'joiner' }] },
    });
  });

  test('personas make an agent file with the given name', async () => {
    const { request } = await started();
    const all = await request<readonly { readonly id: string }[]>('subagents/personas');
    expect(all.length).toBe(7);
    for (const { id } of all)
      expect(await request('subagents/persona', { name: 'mine', persona: id })).toMatch(/^---\nname: mine\n/);
    expect(await request('subagents/persona', { name: 'mine' })).toMatch(/^---\nname: mine\n/);
  });

  test('the workspace request lists all agents', async () => {
    const { request } = await started({ files: { [A]: AGENT } });
    expect(await request('subagents/workspace')).toMatchObject({
      agents: [{ path: A, name: 'painter', scope: 'project', status: 'loads' }],
      descriptionBudget: 15000,
    });
  });
});

describe('failures', () => {
  test('a rule that throws is logged, and other rules report', async () => {
    const broken = {
      id: 'broken',
      read: () => {
        throw new Error('reader fell over');
      },
    };
    const { open, rules, logged, complete } = await started({ readers: [broken as never] });
    // A date in it: without anything that readers could see differently, none is asked.
    open(A, AGENT.replace('model: sonnet', 'model: sonnet\nmaxTurns: 0o17\ninitialPrompt: 2026-11-20'));
    expect(await rules(A)).toContain('removed-tool');
    expect(logged.join('\n')).toMatch(/rule readers-disagree failed/);
    expect((await complete(A, { line: 4, character: 7 })).length).toBeGreaterThan(0);
  });

  test('requests about closed files, invalid positions and invalid parameters are answered', async () => {
    const { open, hover, complete, actions, request } = await started();
    expect(await hover(A, { line: 0, character: 0 })).toBeNull();
    open(A, AGENT);
    for (const position of [
      { line: 999, character: 0 },
      { line: 0, character: 9999 },
    ]) {
      await hover(A, position);
      await complete(A, position);
      await actions(A, { start: position, end: position });
    }
    expect(await request('subagents/route', { uri: 'not a uri' })).toBeNull();
    expect((await complete(A, { line: 4, character: 7 })).length).toBeGreaterThan(0);
  });
});
