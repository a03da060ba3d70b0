// Recognizes without parsing that a line at the margin ends a field's value: the whole is then more than one field, or no YAML.

/**
 * True only if it is certain, which a property holds against the parser. A quotation mark, bracket or block that may still be open
 * above the line makes it uncertain, also a line that repeats the field's name. Linear.
 */
export function hasTextAtMargin(chunk: string, name: string): boolean {
  const first = lineEndOf(chunk, 0);
  if (!isClosed(chunk.slice(0, first)) || LONE_RETURN.test(chunk)) return false;
  for (let start = first + 1; start < chunk.length; ) {
    const end = lineEndOf(chunk, start);
    const line = chunk.slice(start, end);
    if (TEXT.test(line)) return !line.startsWith(name);
    if (!isClosed(line)) return false;
    start = end + 1;
  }
  return false;
}

function lineEndOf(chunk: string, start: number): number {
  const end = chunk.indexOf('\n', start);
  return end < 0 ? chunk.length : end;
}

/** The line starts with a letter, or with a tag of prose. */
const TEXT = /^(?:[A-Za-z]|<\/?[A-Za-z])/;
const LONE_RETURN = /\r(?!\n)/;

/** Dashes and a key, then nothing, a closed quoted text, or a plain text that opens nothing. */
function isClosed(line: string): boolean {
  const from = LEAD.exec(line)?.[0].length ?? 0;
  const value = line.slice(from).trimEnd();
  if (value === '') return true;
  if (value.startsWith("'")) return /^'(?:[^']|'')*'$/.test(value);
  if (value.startsWith('"')) return /^"(?:[^"\\]|\\.)*"$/.test(value);
  return /^[\w(<]/.test(value) && !/:[ \t]+[^\w(<\s]/.test(value);
}

const LEAD = /^[ ]*(?:-[ ]+)*(?:[A-Za-z_][\w-]*:(?:[ \t]+|(?=\r?$)))?/;
