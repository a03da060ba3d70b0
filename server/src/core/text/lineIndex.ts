// Converts offsets to positions and back, by the rules of LSP: a line ends at \n, \r\n or a lone \r; UTF-16 unless negotiated.

/** The unit of `character`, by its LSP name (`PositionEncodingKind`). */
export type Units = 'utf-8' | 'utf-16' | 'utf-32';

export interface Position {
  /** Zero-based. */
  readonly line: number;
  /** Zero-based. */
  readonly character: number;
}

export class LineIndex {
  readonly #text: string;
  readonly #units: Units;
  #known: number[] | undefined;
  #isWhole = false;

  /** Lazy: positions cost one pass over the text up to the furthest one, lines one over the whole. */
  constructor(text: string, units: Units = 'utf-16') {
    this.#text = text;
    this.#units = units;
  }

  get #length(): number {
    return this.#text.length;
  }

  get #starts(): readonly number[] {
    return this.#startsUpTo(this.#length);
  }

  /** All line starts up to the offset, and possibly some after it. */
  #startsUpTo(offset: number): readonly number[] {
    if (!this.#known) {
      // Nearly all texts have no lone \r and are searched for \n only.
      this.#isWhole = this.#text.includes('\r') && /\r(?!\n)/.test(this.#text);
      this.#known = this.#isWhole ? lineStarts(this.#text) : [0];
    }
    const starts = this.#known;
    let last = starts.at(-1) ?? 0;
    while (!this.#isWhole && last <= offset) {
      last = this.#text.indexOf('\n', last) + 1;
      if (last === 0) this.#isWhole = true;
      else starts.push(last);
    }
    return starts;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Offset of the first character of a line; the end of the text for a line past the last. */
  lineStart(line: number): number {
    return this.#starts[line] ?? this.#length;
  }

  /** The text of a line without its end; empty for a line past the last. */
  textOf(line: number): string {
    let starts = this.#startsUpTo(0);
    while (!this.#isWhole && starts.length <= line + 1) starts = this.#startsUpTo(starts.at(-1) ?? 0);
    return this.#text
      .slice(starts[line] ?? this.#length, starts[line + 1] ?? this.#length)
      .replace(/(?:\r\n|[\r\n])$/, '');
  }

  /** Clamps offsets outside the text to its ends. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    const starts = this.#startsUpTo(at);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: this.#unitsBetween(starts[low] ?? 0, at) };
  }

  /** Clamps positions outside the text, and characters past a line's end to the start of the next line. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.#starts.length) return this.#length;
    const start = this.lineStart(position.line);
    return this.#offsetAfter(start, Math.max(0, position.character), this.lineStart(position.line + 1));
  }

  #unitsBetween(start: number, end: number): number {
    if (this.#units === 'utf-16') return end - start;
    let units = 0;
    for (let at = start; at < end; ) {
      const point = this.#text.codePointAt(at) ?? 0;
      at += point > 0xffff ? 2 : 1;
      // Stops before the second half of a surrogate pair.
      if (at <= end) units += unitsOf(point, this.#units);
    }
    return units;
  }

  #offsetAfter(start: number, units: number, end: number): number {
    if (this.#units === 'utf-16') return Math.min(start + units, end);
    let left = units;
    let at = start;
    while (at < end) {
      const point = this.#text.codePointAt(at) ?? 0;
      left -= unitsOf(point, this.#units);
      if (left < 0) return at;
      at += point > 0xffff ? 2 : 1;
    }
    return at;
  }
}

/** Half a surrogate pair is sent as a replacement character and counts as one. */
function unitsOf(point: number, units: 'utf-8' | 'utf-32'): number {
  if (units === 'utf-32' || point < 0x80) return 1;
  return point < 0x800 ? 2 : point <= 0xffff ? 3 : 4;
}

/** For texts with lone carriage returns. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}
