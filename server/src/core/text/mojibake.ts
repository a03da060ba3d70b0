// Finds UTF-8 text decoded as Windows-1252, with the original characters, where the bytes prove it.

import { type Span, span } from './span';

interface Mojibake {
  readonly span: Span;
  readonly text: string;
  /** The decoded character; absent where it is lost (U+FFFD between letters). */
  readonly original: string | undefined;
}

/** Windows-1252 characters of the bytes 0x80 to 0x9F. */
const CP1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const CANDIDATE = /[\xc2-\xf4][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}|\ufffd+/g;

/** At most 50 per text. Linear. */
export function findMojibake(text: string): readonly Mojibake[] {
  if (!/[\xc2-\xf4\ufffd]/.test(text)) return [];
  const found: Mojibake[] = [];
  for (const match of text.matchAll(CANDIDATE)) {
    const start = match.index;
    if (match[0].startsWith('\ufffd')) {
      found.push({ span: span(start, start + match[0].length), text: match[0], original: undefined });
    } else {
      const decoded = decodeOnce(match[0]);
      if (decoded)
        found.push({
          span: span(start, start + decoded.length),
          text: text.slice(start, start + decoded.length),
          original: decoded.char,
        });
    }
    if (found.length >= 50) break;
  }
  return found;
}

/** The first bytes as one UTF-8 character, if it is a plausible one. */
function decodeOnce(text: string): { readonly char: string; readonly length: number } | undefined {
  const bytes = [...text].map(byteOf);
  const lead = bytes[0] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  const taken = bytes.slice(0, length);
  if (taken.length < length || taken.some((byte) => byte === undefined)) return undefined;
  const char = new TextDecoder('utf-8').decode(Uint8Array.from(taken as number[]));
  return [...char].length === 1 && char !== '\ufffd' && isPlausible(char) ? { char, length } : undefined;
}

function byteOf(char: string): number | undefined {
  const code = char.codePointAt(0) ?? 0;
  if (code <= 0xff) return code;
  const at = CP1252.indexOf(char);
  return at < 0 ? undefined : 0x80 + at;
}

/** `Ã©` alone may be intended; for punctuation, arrows, boxes, accented letters and emoji that is unlikely. */
const isPlausible = (char: string): boolean =>
  /[\u00a0-\u024f\u2010-\u2bff\u3000-\u9fff\p{Extended_Pictographic}]/u.test(char);
