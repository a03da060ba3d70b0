// Over standard input one message follows another with nothing but its length before it. Where a length is missing or no length,
// all that follows is unreadable, and the reader (vscode-jsonrpc 9.0.3) waits in silence for as long as its client lives. This
// looks at the lengths beside the reader and tells when they are lost; it must never read a message or keep one back.

/** Of all headers of a message; a client writes some fifty characters. */
const LONGEST_HEADERS = 8_192;
/** Half of what Node can hold as one text. */
const LONGEST_MESSAGE = 2 ** 28;

/** To be given every part of the stream in order. `lost` is told once, in words for whoever reads the log of the client. */
export function watchFraming(lost: (why: string) => void): (part: Buffer) => void {
  let headers = '';
  let body = 0;
  let over = false;
  const lose = (why: string): void => {
    over = true;
    lost(why);
  };
  return (part) => {
    for (let at = 0; !over && at < part.length; ) {
      const skipped = Math.min(body, part.length - at);
      body -= skipped;
      at += skipped;
      if (at === part.length) return;
      const before = headers.length;
      headers += part.toString('latin1', at, at + LONGEST_HEADERS);
      const end = headers.indexOf('\r\n\r\n', Math.max(0, before - 3));
      if (end < 0) {
        at += LONGEST_HEADERS;
        if (headers.length > LONGEST_HEADERS) lose('the headers of a message have no end');
        continue;
      }
      at += end + 4 - before;
      const length = lengthIn(headers.slice(0, end));
      headers = '';
      if (length === undefined) lose('a message does not say how long it is');
      else if (length > LONGEST_MESSAGE) lose(`a message says that it has ${length} bytes`);
      else body = length;
    }
  };
}

/** As the reader takes it: names in any case, of two the last, and of a number what it begins with. */
function lengthIn(headers: string): number | undefined {
  let length: number | undefined;
  for (const line of headers.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon < 0 || /[\r\n]/.test(line)) return undefined;
    if (line.slice(0, colon).toLowerCase() === 'content-length') length = Number.parseInt(line.slice(colon + 1), 10);
  }
  return length !== undefined && length >= 0 ? length : undefined;
}
