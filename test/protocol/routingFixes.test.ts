// Routing fixes: one edit of one file; none for files that are not editable.

import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type RouteResult,
  type RoutingFixResult,
  routeRequest,
  routingFixRequest,
  testedAgentsRequest,
} from '../../common/src/protocol/routing';
import { at, type Client, type ClientOptions } from './client';
import { started } from './started';

const A = '.claude/agents/owl.md';
const B = '.claude/agents/heron.md';
const OWL = `---
name: owl
description: |-
  Use it for walls.

  <example>
  user: "Paint the wall"
  assistant: "I'll use the owl agent for this."
  </example>
---

Paint.
`;
const HERON = '---\nname: heron\ndescription: Use it for tides and moons.\n---\n\nWait.\n';

const startedWith = (options: ClientOptions = {}): Promise<Client> =>
  started({ files: { [A]: OWL, [B]: HERON }, ...options });

const ask = (to: Client, path: string, way: object): Promise<RoutingFixResult | null> =>
  to.request<RoutingFixResult | null>(routingFixRequest, { uri: at(path), ...way });

function applied(text: string, path: string, result: RoutingFixResult | null) {
  if (!result) throw new Error('no way out');
  const edits = result.edit.changes?.[at(path)];
  expect(Object.keys(result.edit.changes ?? {})).toEqual([at(path)]);
  expect(edits).toHaveLength(1);
  const after = TextDocument.applyEdits(TextDocument.create('', '', 0, text), [...(edits ?? [])]);
  const document = TextDocument.create('', '', 0, after);
  return { title: result.title, text: after, selected: document.getText(result.select) };
}

describe('routing fixes answer with one edit', () => {
  test('a routing fix adds words', async () => {
    const to = await startedWith();
    to.open(A, OWL);
    expect(applied(OWL, A, await ask(to, A, { kind: 'words', words: ['tides', 'moons'] }))).toEqual({
      title: 'Put tides and moons into the description',
      text: OWL.replace('for walls.', 'for walls. Also use it for tides and moons.'),
      selected: 'tides and moons',
    });
  });

  test('a routing fix adds a clause to finish', async () => {
    const to = await startedWith();
    to.open(A, OWL);
    const clause = 'Do not use for TODO what the user wants; use heron for that.';
    expect(applied(OWL, A, await ask(to, A, { kind: 'apart', from: 'heron' }))).toEqual({
      title: 'Tell apart from `heron`',
      text: OWL.replace('for walls.', `for walls. ${clause}`),
      selected: 'TODO what the user wants',
    });
  });

  test('a routing fix adds an example to a closed file with CRLF', async () => {
    const text = HERON.replaceAll('\n', '\r\n');
    const to = await startedWith({ files: { [A]: OWL, [B]: text } });
    const found = applied(
      text,
      B,
      await ask(to, B, { kind: 'example', prompt: 'When is low tide?', context: 'At sea.' }),
    );
    expect(found.selected).toBe('When is low tide?');
    expect(found.text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(found.text).toContain('  Context: At sea.\r\n  user: "When is low tide?"\r\n');
  });

  test('a routing fix makes the prompt rank first', async () => {
    const to = await startedWith();
    to.open(A, OWL);
    const prompt = 'Which tides come overnight when snow falls early?';
    const row = async (): Promise<RouteResult | null> => to.request(routeRequest, { uri: at(A), prompt });
    expect((await row())?.prompt?.ranked[0]?.agent).toBe('heron');
    const { text } = applied(OWL, A, await ask(to, A, { kind: 'example', prompt }));
    to.change(A, [{ text }]);
    const after = await row();
    expect(after?.examples[1]?.asItStands.first).toBe('owl');
    expect(after?.examples[1]?.forNewPrompt.first).toBe('heron');
  });
});

describe('routing fixes answer with nothing', () => {
  test('nothing is offered for files that are no agent or not editable', async () => {
    const managed = 'file:///managed/agents';
    const to = await startedWith({
      managedAgents: managed,
      files: { [A]: OWL, 'README.md': OWL, [`${managed}/heron.md`]: HERON },
    });
    for (const path of ['README.md', `${managed}/heron.md`, 'gone.md', ''])
      expect(await ask(to, path, { kind: 'words', words: ['tides'] })).toBeNull();
  });

  test('nothing is offered where the description would not be read as intended', async () => {
    const to = await startedWith();
    to.open(A, OWL);
    for (const way of [
      { kind: 'apart', from: 'nobody' },
      { kind: 'example', prompt: '</example>' },
      { kind: 'words', words: [] },
      { kind: 'else' },
    ])
      expect(await ask(to, A, way)).toBeNull();
  });
});

test('lists agents with examples without reading or ranking files', async () => {
  const to = await startedWith({
    files: { [A]: OWL, [B]: HERON, 'README.md': OWL, '.claude/agents/broken.md': OWL.slice(14) },
  });
  await to.pullAll();
  const asked = to.host.asked.length;
  expect(await to.request(testedAgentsRequest)).toEqual([{ uri: at(A), name: 'owl', path: A }]);
  expect(to.host.asked.length).toBe(asked);
});
