// The one place where offsets become lines and back. Follows the language server protocol: a line ends at \n, \r\n or a
// lone \r, and characters are UTF-16 code units.

export interface Position {
  /** Zero-based. */
  readonly line: number;
  /** Zero-based, UTF-16 code units. */
  readonly character: number;
}

export class LineIndex {
  readonly #text: string;
  #known: readonly number[] | undefined;

  /** Costs nothing; the first question costs one pass over the text. */
  constructor(text: string) {
    this.#text = text;
  }

  get #length(): number {
    return this.#text.length;
  }

  get #starts(): readonly number[] {
    this.#known ??= lineStarts(this.#text);
    return this.#known;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Offset of the first character of a line; the end of the text for a line past the last. */
  lineStart(line: number): number {
    return this.#starts[line] ?? this.#length;
  }

  /** Clamps offsets outside the text to its ends. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: at - (this.#starts[low] ?? 0) };
  }

  /** Clamps positions outside the text, and characters past a line's end to the start of the next line. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.#starts.length) return this.#length;
    const start = this.lineStart(position.line);
    return Math.min(start + Math.max(0, position.character), this.lineStart(position.line + 1));
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  // Texts without a lone \r, nearly all, are searched for \n only.
  if (!text.includes('\r') || !/\r(?!\n)/.test(text)) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}
