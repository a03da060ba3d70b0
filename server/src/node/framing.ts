// Cuts a stream into the bodies of its messages, and detects broken framing, where vscode-jsonrpc (9.0.3) waits forever.

/** Of all headers of a message, in bytes; clients write about 50. */
const MAX_HEADERS = 8_192;
/** In bytes; half of Node's maximum string length. */
const MAX_MESSAGE = 2 ** 28;

/**
 * Returns a listener for the parts of the stream, in order. `onBody` is called for each message when its last byte arrives.
 * `onBroken` is called at most once, with a reason for the log, and nothing is called after it.
 */
export function readFrames(onBody: (body: Buffer) => void, onBroken: (reason: string) => void): (part: Buffer) => void {
  let headers = '';
  /** The parts of a body that is not complete, and the bytes that it lacks. */
  let begun: Buffer[] = [];
  let missing = 0;
  let isBroken = false;
  const fail = (reason: string): void => {
    isBroken = true;
    onBroken(reason);
  };
  const readBody = (part: Buffer): void => {
    missing -= part.length;
    if (missing > 0) {
      begun.push(part);
      return;
    }
    const body = begun.length === 0 ? part : Buffer.concat([...begun, part]);
    begun = [];
    onBody(body);
  };
  return (part) => {
    for (let at = 0; !isBroken && at < part.length; ) {
      if (missing > 0) {
        const end = Math.min(part.length, at + missing);
        readBody(part.subarray(at, end));
        at = end;
        continue;
      }
      const before = headers.length;
      headers += part.toString('latin1', at, at + MAX_HEADERS);
      const end = headers.indexOf('\r\n\r\n', Math.max(0, before - 3));
      if (end < 0) {
        at += MAX_HEADERS;
        if (headers.length > MAX_HEADERS) fail('the headers of a message have no end');
        continue;
      }
      at += end + 4 - before;
      const length = contentLength(headers.slice(0, end));
      headers = '';
      if (length === undefined) fail('a message does not say how long it is');
      else if (length > MAX_MESSAGE) fail(`a message says that it has ${length} bytes`);
      else if (length === 0) onBody(part.subarray(at, at));
      else missing = length;
    }
  };
}

/** Parsed like vscode-jsonrpc: case-insensitive, the last of several headers, `parseInt`. */
function contentLength(headers: string): number | undefined {
  let length: number | undefined;
  for (const line of headers.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon < 0 || /[\r\n]/.test(line)) return undefined;
    if (line.slice(0, colon).toLowerCase() === 'content-length') length = Number.parseInt(line.slice(colon + 1), 10);
  }
  return length !== undefined && length >= 0 ? length : undefined;
}
