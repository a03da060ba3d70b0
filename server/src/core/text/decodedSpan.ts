// From a stretch of a decoded text to the characters it stands for in the file.

import { type Span, span } from './span';

interface Decoded {
  toSource(offset: number): number;
}

/** Never empty where the stretch is not; the last character counts, not what follows it. */
export const spanIn = (text: Decoded, at: Span): Span =>
  at.end > at.start
    ? span(text.toSource(at.start), Math.max(text.toSource(at.end - 1) + 1, text.toSource(at.start) + 1))
    : span(text.toSource(at.start), text.toSource(at.start));
