// Splits a tool list the way the runtime does for `tools`, `disallowedTools` and `skills` alike (Claude Code 2.1.329).

export interface ListPart {
  readonly value: string;
  /** Which of the given texts it stands in. */
  readonly index: number;
  /** Offsets into that text. */
  readonly start: number;
  readonly end: number;
}

/** Cuts at commas and spaces outside parentheses; the first `)` closes, there is no nesting. Never throws. */
export function splitToolList(texts: readonly string[]): readonly ListPart[] {
  return texts.flatMap((text, index) => splitOne(text, index));
}

function splitOne(text: string, index: number): readonly ListPart[] {
  const parts: ListPart[] = [];
  let start = -1;
  let inside = false;
  const close = (end: number): void => {
    if (start >= 0) parts.push({ value: text.slice(start, end), index, start, end });
    start = -1;
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (!inside && (char === ',' || /\s/.test(char))) {
      close(i);
      continue;
    }
    if (start < 0) start = i;
    if (char === '(') inside = true;
    else if (char === ')') inside = false;
  }
  const end = text.length - (/\s*$/.exec(text)?.[0].length ?? 0);
  close(Math.max(end, start));
  return parts;
}
