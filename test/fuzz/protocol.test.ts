// The conversation itself: edits at places that may not exist, questions out of order, cancelled or of the wrong shape, files told
// of that nobody opened. Every question is answered, and in the end the server says of the text what a new one says of it.

import { expect, test } from 'vitest';
import { CancellationTokenSource, type Range } from 'vscode-languageserver-protocol/node';
import { type Client, connect } from '../protocol/client';
import { PIECES } from './pieces';
import { type Random, randomFrom } from './random';
import { ownSeeds } from './seeds';

const SEED = 20261121;
const CONVERSATIONS = 25;
const STEPS = 40;
const PATHS = ['.claude/agents/a.md', '.claude/agents/b.md'] as const;
const ASKED = [
  ...['completion', 'hover', 'documentHighlight', 'definition', 'references', 'prepareRename', 'selectionRange'],
  ...[
    'documentSymbol',
    'foldingRange',
    'documentLink',
    'codeLens',
    'inlayHint',
    'documentColor',
    'semanticTokens/full',
  ],
  ...['codeAction', 'diagnostic', 'prepareCallHierarchy', 'noSuchQuestion'],
] as const;
const ODD: readonly unknown[] = [
  null,
  [],
  'text',
  7,
  { textDocument: null },
  { textDocument: { uri: 5 }, position: {} },
];

/** Half of them in the text, the others past an end of it. */
function rangeIn(text: string, random: Random): Range {
  const lines = text.split('\n').length;
  const place = () =>
    random.below(2)
      ? { line: random.below(lines), character: random.below(30) }
      : { line: random.below(lines * 3), character: random.below(10_000) };
  const [start, end] = [place(), place()];
  return start.line < end.line || (start.line === end.line && start.character <= end.character)
    ? { start, end }
    : { start: end, end: start };
}

interface Conversation {
  readonly client: Client;
  readonly random: Random;
  readonly opened: Set<string>;
  readonly answers: Promise<unknown>[];
}

function step({ client, random, opened, answers }: Conversation, seeds: readonly string[]): void {
  const path = random.one(PATHS) ?? PATHS[0];
  const text = opened.has(path) ? client.text(path) : '';
  const range = rangeIn(text, random);
  switch (opened.has(path) ? random.below(12) : 0) {
    case 0:
      client.open(path, random.one(seeds) ?? '');
      opened.add(path);
      return;
    case 1:
      client.close(path);
      opened.delete(path);
      return;
    case 2:
      client.changedOnDisk(path, random.below(3) === 0 ? undefined : random.one(seeds));
      return;
    case 3:
      // Of the wrong shape: refused or answered with nothing, and nothing else is harmed.
      answers.push(client.request(`textDocument/${random.one(ASKED)}`, random.one(ODD)).catch(() => 'refused'));
      return;
    case 4:
    case 5:
    case 6:
      client.change(path, [{ range, text: random.one(PIECES) ?? '' }]);
      return;
    default:
      ask({ client, random, opened, answers }, path, range);
  }
}

function ask({ client, random, answers }: Conversation, path: string, range: Range): void {
  const cancel = new CancellationTokenSource();
  const uri = `file:///w/${path}`;
  const params = {
    textDocument: { uri },
    position: range.start,
    positions: [range.start, range.end],
    range,
    context: { diagnostics: [], includeDeclaration: true },
  };
  answers.push(client.request(`textDocument/${random.one(ASKED)}`, params, cancel.token).catch(() => 'refused'));
  if (random.below(3) === 0) cancel.cancel();
}

test(`reports the same as a new server after each of ${CONVERSATIONS} conversations of ${STEPS} steps`, async () => {
  const random = randomFrom(SEED);
  const seeds = ownSeeds();
  for (let i = 0; i < CONVERSATIONS; i++) {
    const client = await connect();
    const conversation: Conversation = { client, random, opened: new Set(), answers: [] };
    for (let n = 0; n < STEPS; n++) step(conversation, seeds);
    await Promise.all(conversation.answers);
    for (const path of conversation.opened) {
      // An open text whose file was deleted is excluded from the index until it is edited.
      client.change(path, [{ text: client.text(path) }]);
      // Other files may be gone or changed on the disk: what is compared is what the file itself says.
      const said = (await client.findings(path)).map(({ range, code }) => ({ range, code })).filter(isOwn);
      const anew = await connect();
      anew.open(path, client.text(path));
      expect(said, client.text(path)).toEqual(
        (await anew.findings(path)).map(({ range, code }) => ({ range, code })).filter(isOwn),
      );
      await anew.stop();
    }
    await client.stop();
  }
}, 600_000);

const ABOUT_OTHERS = [
  'duplicate-name',
  'identical-description',
  'identical-examples',
  'unknown-agent',
  'ambiguous-name',
];
const isOwn = ({ code }: { readonly code?: unknown }): boolean => !ABOUT_OTHERS.includes(String(code));

test('answers after a message of twenty megabytes and one of brackets only', async () => {
  const client = await connect();
  client.open(PATHS[0], `---\nname: big\ndescription: Use it.\n---\n${'A line of a body.\n'.repeat(1_100_000)}`);
  expect(await client.rules(PATHS[0])).toContain('file-too-large');
  client.change(PATHS[0], [{ text: '['.repeat(1_000_000) }]);
  await client.findings(PATHS[0]);
  client.change(PATHS[0], [{ text: '---\nname: small\ndescription: Use it.\ntools:\n---\n' }]);
  expect(await client.rules(PATHS[0])).toContain('tools-empty');
  await client.stop();
}, 600_000);
