// The stream below the conversation: messages cut, glued, without a length or with a wrong one, over the standard input of the
// server that is shipped. Where the stream stays in step the next question is answered; where it is lost the server ends by
// itself. It never throws, and it never outlives its input.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readFrames } from '../../server/src/node/framing';
import { built } from '../support/built.mjs';
import { projectRoot } from '../support/shared';
import { type Random, randomFrom } from './random';

const SEED = 20261121;
const STREAMS = 12;
const PARTS = 25;

beforeAll(() => built());

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');
const framed = (body: Buffer | string, headers = ''): Buffer => {
  const content = typeof body === 'string' ? bytes(body) : body;
  return Buffer.concat([bytes(`Content-Length: ${content.length}\r\n${headers}\r\n`), content]);
};
const message = (of: object): Buffer => framed(JSON.stringify({ jsonrpc: '2.0', ...of }));
const question = (id: number): Buffer =>
  message({
    id,
    method: 'textDocument/hover',
    params: { textDocument: { uri: 'file:///w/ü😀.md' }, position: { line: 0, character: 0 } },
  });
const BODY = '{"jsonrpc":"2.0","id":5,"method":"é"}';
const SIZE = bytes(BODY).length;

/** In step: the length is right, whatever the message is. */
const IN_STEP: readonly (readonly [string, Buffer])[] = [
  ['no JSON', framed('{"a":')],
  ['nothing at all', framed('')],
  ['no object', Buffer.concat(['5', 'null', '"x"', 'true', '[]', '{}'].map((body) => framed(body)))],
  [
    'several messages in one',
    framed('[{"jsonrpc":"2.0","id":3,"method":"shutdown"},{"jsonrpc":"2.0","method":"exit"}]'),
  ],
  ['half of a pair of characters', framed('{"jsonrpc":"2.0","id":4,"method":"\\ud800"}')],
  ['bytes that are no UTF-8', framed(Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0xed, 0xa0, 0x80]))],
  ['bytes of zero', Buffer.concat([framed('\0\0\0'), framed('{"jsonrpc":"2.0","id":4,"method":"a\\u0000"}')])],
  ['a method of every object', framed('{"jsonrpc":"2.0","id":9,"method":"__proto__","params":{"__proto__":{"x":1}}}')],
  ['an answer to no question', framed('{"jsonrpc":"2.0","id":1,"result":5}')],
  ['an id that is an object', framed('{"jsonrpc":"2.0","id":{"a":1},"method":"shutdown"}')],
  ['a hundred thousand brackets', framed('['.repeat(100_000) + ']'.repeat(100_000))],
  ['more headers', framed(BODY, 'Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nX: y\r\n')],
  ['a header in capitals', bytes(`CONTENT-LENGTH:${SIZE}\r\n\r\n${BODY}`)],
  ['two lengths, the last one right', bytes(`Content-Length: 5\r\nContent-Length: ${SIZE}\r\n\r\n${BODY}`)],
];

/** What follows is not where it is said to be. */
const LOST: readonly (readonly [string, Buffer])[] = [
  ['no length', bytes(`X: 5\r\n\r\n${BODY}`)],
  ['no headers', bytes(BODY)],
  ['no header', bytes(`hello\r\n\r\n${BODY}`)],
  ['a length that is no number', bytes(`Content-Length: long\r\n\r\n${BODY}`)],
  ['a length below nothing', bytes(`Content-Length: -5\r\n\r\n${BODY}`)],
  ['a length of minus one', bytes(`Content-Length: -1\r\n\r\n${BODY}`)],
  ['a length of a hundred terabytes', bytes(`Content-Length: 99999999999999\r\n\r\n${BODY}`)],
  ['a length of more digits than a number has', bytes(`Content-Length: ${'9'.repeat(400)}\r\n\r\n${BODY}`)],
  ['a length that is too short', bytes(`Content-Length: ${SIZE - 3}\r\n\r\n${BODY}`)],
  ['a length that is too long', bytes(`Content-Length: ${SIZE + 3}\r\n\r\n${BODY}`)],
  ['a length counted in characters', bytes(`Content-Length: ${BODY.length}\r\n\r\n${BODY}`)],
  ['line breaks of Unix', bytes(`Content-Length: ${SIZE}\n\n${BODY}`)],
  ['headers without an end', bytes('Content-Length: '.repeat(300_000))],
  ['bytes of zero before the headers', Buffer.concat([Buffer.alloc(3), framed(BODY)])],
];

interface Server {
  write(part: Buffer): Promise<void>;
  /** Asks until it is answered, or the server has ended. */
  outcome(): Promise<'answers' | 'ended'>;
  /** Closes the input; the exit code. */
  close(): Promise<number | null>;
  errors(): string;
}

async function started(): Promise<Server> {
  const child = spawn(process.execPath, [path.join(projectRoot, 'dist/server.js'), '--stdio'], { stdio: 'pipe' });
  let [output, errors, last, over] = ['', '', 1_000, false];
  child.stdout.on('data', (part: Buffer) => {
    output += part.toString('latin1');
  });
  child.stderr.on('data', (part: Buffer) => {
    errors += part.toString();
  });
  // What is written to a server that has ended goes nowhere.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  void ended.then(() => {
    over = true;
  });
  const write = (part: Buffer): Promise<void> => new Promise((resolve) => child.stdin.write(part, () => resolve()));
  const answered = async (id: number): Promise<boolean> => {
    for (let n = 0; n < 50 && !over && !output.includes(`"id":${id},`); n++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    return output.includes(`"id":${id},`);
  };
  await write(message({ id: 999, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }));
  while (!over && !(await answered(999)));
  return {
    write,
    async outcome() {
      while (!over) {
        last++;
        await write(question(last));
        if (await answered(last)) return 'answers';
      }
      return 'ended';
    },
    close() {
      child.stdin.end();
      return ended;
    },
    errors: () => errors,
  };
}

const NO_STACK = /^\s+at |Error:/m;

describe.each(IN_STEP)('%s', (_what, part) => {
  test('is skipped, and the next request is answered', async () => {
    const server = await started();
    await server.write(part);
    expect(await server.outcome()).toBe('answers');
    expect(await server.close()).toBe(1);
    expect(server.errors()).toBe('');
  });
});

describe.each(LOST)('%s', (_what, part) => {
  test('ends the server with one sentence', async () => {
    const server = await started();
    await server.write(part);
    expect(await server.outcome()).toBe('ended');
    expect(server.errors()).toMatch(/^The language server ends, because [^\n]+\.\n$/);
    expect(await server.close()).toBe(1);
  });
});

/** Whole messages and broken ones, some cut or with a byte changed. */
function anyPart(random: Random): Buffer {
  const whole = random.below(3) ? question(random.below(500)) : (random.one([...IN_STEP, ...LOST])?.[1] ?? question(0));
  const part = Buffer.from(whole.subarray(0, 20_000));
  if (random.below(8) === 0) part[random.below(part.length)] = random.below(256);
  return random.below(8) === 0 ? part.subarray(random.below(part.length)) : part;
}

test(`answers every valid request in ${STREAMS} streams of ${PARTS} parts`, { timeout: 300_000 }, async () => {
  const random = randomFrom(SEED);
  for (let n = 0; n < STREAMS; n++) {
    const server = await started();
    for (let i = 0; i < PARTS; i++) {
      const part = anyPart(random);
      const cut = random.below(part.length);
      await server.write(part.subarray(0, cut));
      await server.write(part.subarray(cut));
    }
    const outcome = await server.outcome();
    expect(await server.close()).toBe(1);
    expect(server.errors()).not.toMatch(NO_STACK);
    expect(server.errors() === '').toBe(outcome === 'answers');
  }
});

test('complete messages are read whole and never reported as lost, wherever a stream is cut', () => {
  const random = randomFrom(SEED);
  const stream = Buffer.concat([...IN_STEP.map(([, part]) => part), question(1)]);
  const bodiesIn = (
    parts: Iterable<Buffer>,
  ): { readonly bodies: readonly string[]; readonly lost: readonly string[] } => {
    const bodies: string[] = [];
    const lost: string[] = [];
    const read = readFrames(
      (body) => bodies.push(body.toString('latin1')),
      (why) => lost.push(why),
    );
    for (const part of parts) read(part);
    return { bodies, lost };
  };
  const whole = bodiesIn([stream]);
  expect(whole.bodies.slice(-1)).toEqual([
    question(1)
      .toString('latin1')
      .replace(/^.*\r\n\r\n/, ''),
  ]);
  for (let n = 0; n < 200; n++) {
    const parts: Buffer[] = [];
    for (let at = 0; at < stream.length; ) {
      const length = 1 + random.below(random.below(4) === 0 ? 40_000 : 60);
      parts.push(stream.subarray(at, at + length));
      at += length;
    }
    expect(bodiesIn(parts)).toEqual({ ...whole, lost: [] });
  }
});

test.each(LOST)('%s is reported once, however it is cut', (_what, part) => {
  const lost: string[] = [];
  const watch = readFrames(
    () => {},
    (why) => lost.push(why),
  );
  const stream = Buffer.concat([part, ...Array.from({ length: 5 }, (_, id) => question(id))]).subarray(0, 50_000);
  for (const byte of stream) watch(Buffer.from([byte]));
  expect(lost).toHaveLength(1);
});
