// The same requests in every position encoding, with the same characters in every answer.

import { afterEach, describe, expect, test } from 'vitest';
import type {
  CompletionItem,
  Diagnostic,
  DocumentSymbol,
  InlayHint,
  Location,
  Position,
  Range,
  SemanticTokens,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-protocol';
import { at, type Client, connect } from './client';

type Encoding = 'utf-8' | 'utf-16' | 'utf-32';
const ENCODINGS: readonly Encoding[] = ['utf-16', 'utf-8', 'utf-32'];

const PAINTER = '.claude/agents/painter.md';
const OTHER = '.claude/agents/other.md';
const TEXT = `---
name: "🎨painter"
description: "Übermalt 🧱 wenn 😀 nötig: ja" # 漢字
tools: [ "Read", "Reed", Task(other) ]
model: sonnet
---

Frag @agent-other 🎨, dann @agent-other.
`;
const OTHER_TEXT =
  '---\nname: other\ndescription: 😀 Use the agent "🎨painter" here.\ntools: Task(🎨painter), Read\n---\n\nBody.\n';

/** How a character counts: written anew here, so that one mistake is not made twice. */
const WIDTH: Readonly<Record<Encoding, (text: string) => number>> = {
  'utf-8': (text) => Buffer.byteLength(text, 'utf8'),
  'utf-16': (text) => text.length,
  'utf-32': (text) => [...text].length,
};

function positionOf(text: string, offset: number, encoding: Encoding): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: WIDTH[encoding](lines.at(-1) ?? '') };
}

function offsetOf(text: string, { line, character }: Position, encoding: Encoding): number {
  const lines = text.split('\n');
  let offset = lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0);
  let left = character;
  for (const point of lines[line] ?? '') {
    if (left === 0) break;
    left -= WIDTH[encoding](point);
    offset += point.length;
  }
  expect(left, `${line}:${character} is between two characters`).toBe(0);
  return offset;
}

const rangeOf = (text: string, what: string, encoding: Encoding): Range => {
  const start = text.indexOf(what);
  return { start: positionOf(text, start, encoding), end: positionOf(text, start + what.length, encoding) };
};
const cut = (text: string, { start, end }: Range, encoding: Encoding): string =>
  text.slice(offsetOf(text, start, encoding), offsetOf(text, end, encoding));

interface Edit {
  readonly range: Range;
  readonly newText: string;
}
function applied(text: string, edits: readonly Edit[], encoding: Encoding): string {
  const ordered = [...edits].sort(
    (a, b) => offsetOf(text, b.range.start, encoding) - offsetOf(text, a.range.start, encoding),
  );
  return ordered.reduce(
    (now, { range, newText }) =>
      now.slice(0, offsetOf(text, range.start, encoding)) + newText + now.slice(offsetOf(text, range.end, encoding)),
    text,
  );
}

const clients: Client[] = [];
afterEach(async () => {
  for (const each of clients.splice(0)) await each.stop();
});
async function opened(encoding: Encoding, prefers: readonly string[] = [encoding]): Promise<Client> {
  const client = await connect({
    files: { [OTHER]: OTHER_TEXT },
    settings: { inlayHints: { model: true, tokens: true } },
    capabilities: {
      general: { positionEncodings: [...prefers] },
      textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
    },
  });
  clients.push(client);
  client.open(PAINTER, TEXT);
  return client;
}

/** Everything that can be asked of the file, as texts: what a range covers, what an edit makes of the file. */
async function scenario(encoding: Encoding): Promise<unknown> {
  const client = await opened(encoding);
  const document = { textDocument: { uri: at(PAINTER) } };
  const here = (what: string, more = 0): Position => positionOf(TEXT, TEXT.indexOf(what) + more, encoding);
  const whole: Range = { start: { line: 0, character: 0 }, end: positionOf(TEXT, TEXT.length, encoding) };
  const findings = await client.findings(PAINTER);
  const actions = await client.actions(PAINTER, rangeOf(TEXT, 'Reed', encoding));
  const organized = await client.actions(PAINTER, whole, ['source.organize.subagents', 'source.fixAll.subagents']);
  const edited = (edit: WorkspaceEdit | undefined): string =>
    applied(TEXT, edit?.changes?.[at(PAINTER)] ?? [], encoding);
  const items = await client.complete(PAINTER, here('Reed', 4));
  const completed = (item: CompletionItem): string =>
    item.textEdit && 'range' in item.textEdit ? applied(TEXT, [item.textEdit], encoding) : '';
  const renamed = await client.request<WorkspaceEdit>('textDocument/rename', {
    ...document,
    position: here('other)', 1),
    newName: 'einärer',
  });
  const textOf = (uri: string): string => (uri === at(OTHER) ? OTHER_TEXT : TEXT);
  const places = (found: readonly Location[]): readonly string[] =>
    found.map(({ uri, range }) => `${uri} ${cut(textOf(uri), range, encoding)}`);
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', document);
  const workspaceSymbols = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: '' });
  const hints = await client.request<InlayHint[]>('textDocument/inlayHint', { ...document, range: whole });
  const tokens = await client.request<SemanticTokens>('textDocument/semanticTokens/full', document);
  const hover = await client.hover(PAINTER, here('Read', 2));
  const position = here('other)', 2);
  return {
    findings: findings.map(({ code, range }: Diagnostic) => `${code}: ${cut(TEXT, range, encoding)}`),
    actions: actions.map(({ title, edit }) => [title, edited(edit)]),
    organized: organized.map(({ title, edit }) => [title, edited(edit)]),
    completed: items.slice(0, 5).map((item) => [item.label, completed(item)]),
    renamed: Object.entries(renamed.changes ?? {}).map(([uri, edits]) => applied(textOf(uri), edits, encoding)),
    references: places(
      await client.request<Location[]>('textDocument/references', {
        ...document,
        position: here('🎨painter', 3),
        context: { includeDeclaration: true },
      }),
    ),
    definition: places(await client.request<Location[]>('textDocument/definition', { ...document, position })),
    highlights: (
      await client.request<{ readonly range: Range }[]>('textDocument/documentHighlight', { ...document, position })
    ).map(({ range }) => cut(TEXT, range, encoding)),
    symbols: symbols.map(({ range, selectionRange }) => [
      cut(TEXT, range, encoding),
      cut(TEXT, selectionRange, encoding),
    ]),
    workspaceSymbols: workspaceSymbols.map(({ location }) => 'range' in location && places([location])),
    hints: hints.map((hint) => [hint.label, offsetOf(TEXT, hint.position, encoding)]),
    tokens: decoded(tokens.data, encoding),
    hover: hover?.range && cut(TEXT, hover.range, encoding),
  };
}

function decoded(data: readonly number[], encoding: Encoding): readonly string[] {
  const found: string[] = [];
  let line = 0;
  let character = 0;
  for (let i = 0; i < data.length; i += 5) {
    const [lines = 0, characters = 0, length = 0] = data.slice(i, i + 3);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    found.push(cut(TEXT, { start: { line, character }, end: { line, character: character + length } }, encoding));
  }
  return found;
}

describe('the encoding', () => {
  test.each<[readonly string[] | undefined, string]>([
    [undefined, 'utf-16'],
    [['utf-16'], 'utf-16'],
    [['utf-8', 'utf-16'], 'utf-8'],
    [['utf-32', 'utf-8', 'utf-16'], 'utf-32'],
    [['utf-7'], 'utf-16'],
  ])('answers a client that prefers %j with %s', async (prefers, agreed) => {
    const client = await connect(prefers ? { capabilities: { general: { positionEncodings: [...prefers] } } } : {});
    clients.push(client);
    expect(client.initialized.capabilities.positionEncoding).toBe(agreed);
  });
});

test('answers with the same characters in every encoding', async () => {
  const [expected, ...others] = await Promise.all(ENCODINGS.map(scenario));
  expect(expected).toMatchObject({
    definition: [`${at(OTHER)} other`],
    hover: 'Read',
    highlights: ['other', 'other', 'other'],
  });
  for (const each of others) expect(each).toEqual(expected);
});

test.each(ENCODINGS)('applies edits in %s to the same text as the client', async (encoding) => {
  const client = await opened(encoding);
  let text = TEXT;
  const type = (what: string, by: string) => {
    const range = rangeOf(text, what, encoding);
    text = text.replace(what, () => by);
    return { range, text: by };
  };
  // Several changes in one message: each is meant in the text that those before it left.
  const changes = [
    type('🧱 wenn', '🧱🧱 öfter, wenn'),
    type('😀 nötig', '𝒏ötig'),
    type('Reed', '漢'),
    type('nn ', 'nn  '),
  ];
  client.request('textDocument/hover', { textDocument: { uri: at(PAINTER) }, position: { line: 0, character: 0 } });
  client.note('textDocument/didChange', {
    textDocument: { uri: at(PAINTER), version: 2 },
    contentChanges: changes,
  });
  const fresh = await connect({
    files: { [OTHER]: OTHER_TEXT },
    capabilities: { general: { positionEncodings: [encoding] } },
  });
  clients.push(fresh);
  fresh.open(PAINTER, text);
  const findings = await fresh.findings(PAINTER);
  expect(await client.findings(PAINTER)).toEqual(findings);
  expect(findings.map(({ range }) => cut(text, range, encoding))).toContain('漢');
});
