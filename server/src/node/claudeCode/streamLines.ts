// Cuts what a program writes into lines, however it arrives, in time linear in its length. A line nobody could have meant ends it.

import { StringDecoder } from 'node:string_decoder';

/** In characters. */
const LINE_LIMIT = 32 * 1024 * 1024;

interface StreamLines {
  /** The lines that are whole now; absent once one is longer than the limit. */
  push(part: Buffer): readonly string[] | undefined;
  /** What came after the last line break. */
  rest(): string;
}

export function streamLines(limit = LINE_LIMIT): StreamLines {
  const decoder = new StringDecoder('utf8');
  let open: string[] = [];
  let length = 0;
  return {
    push(part) {
      const pieces = decoder.write(part).split('\n');
      const lines: string[] = [];
      for (const [place, piece] of pieces.entries()) {
        open.push(piece);
        length += piece.length;
        if (length > limit) return undefined;
        if (place === pieces.length - 1) break;
        lines.push(open.join(''));
        open = [];
        length = 0;
      }
      return lines;
    },
    rest: () => open.join('') + decoder.end(),
  };
}
