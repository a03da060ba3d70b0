// `workspace/diagnostic` of many files: partial results and cancellation.

import { expect, test } from 'vitest';
import { CancellationTokenSource, type WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol/node';
import { started } from './started';

const COUNT = 250;
const path = (n: number): string => `.claude/agents/a${n}.md`;
const text = (n: number): string =>
  `---\nname: a${n}\ndescription: Use it for ${n}.\ntools: MultiEdit, Read\n---\nDo it.\n`;
const files = Object.fromEntries(Array.from({ length: COUNT }, (_, n) => [path(n), text(n)]));

const isReport = (value: unknown): value is WorkspaceDiagnosticReport =>
  typeof value === 'object' && value !== null && 'items' in value;

test('streams the reports of many files to a client that takes partial results', async () => {
  const client = await started({ files });
  const whole = await client.pullAll();
  expect(whole.items).toHaveLength(COUNT);
  const rest = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
    previousResultIds: [],
    partialResultToken: 't',
  });
  const streamed = client.progress.filter(isReport);
  expect(streamed.map(({ items }) => items.length)).toEqual([100, 100]);
  expect([...streamed.flatMap(({ items }) => items), ...rest.items]).toEqual(whole.items);
});

test('streams unchanged reports and those of files that are gone', async () => {
  const client = await started({ files });
  const whole = await client.pullAll();
  const previousResultIds = [
    ...whole.items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' })),
    ...Array.from({ length: COUNT }, (_, n) => ({ uri: `file:///w/gone/${n}.md`, value: 'x' })),
  ];
  const rest = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
    previousResultIds,
    partialResultToken: 't',
  });
  const items = [...client.progress.filter(isReport).flatMap((each) => each.items), ...rest.items];
  expect(items.filter(({ kind }) => kind === 'unchanged')).toHaveLength(COUNT);
  expect(items.filter((each) => each.kind === 'full' && each.items.length === 0)).toHaveLength(COUNT);
});

test('stops when the client cancels, and says so', async () => {
  const client = await started({ files });
  const source = new CancellationTokenSource();
  const answer = client.request(
    'workspace/diagnostic',
    { previousResultIds: [], partialResultToken: 't' },
    source.token,
  );
  source.cancel();
  await expect(answer).rejects.toMatchObject({ code: -32800 });
  expect(client.progress.filter(isReport).length).toBeLessThan(2);
});
