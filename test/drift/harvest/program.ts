// Extracts the scripts from a release: a binary with scripts between NUL bytes, or one script.

const SHORTEST = 200;
const HEAD = 2_000;

/** Scripts of the vendor begin like this; what else is in the binary belongs to the JavaScript engine. */
const SCRIPT = /^(?:\/\/ @bun\b|#!)/;

/** Any but those that white space is made of. */
const hasControl = (text: string): boolean => [...text].some((char) => char < ' ' && !/\s/.test(char));

/** The scripts in `program`; all readable runs of code where none is marked as a script. Linear in the size of the program. */
export function textsIn(program: Uint8Array): readonly string[] {
  const bytes = Buffer.from(program.buffer, program.byteOffset, program.byteLength);
  const marked: string[] = [];
  const others: (readonly [start: number, end: number])[] = [];
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(0, start);
    const end = found < 0 ? bytes.length : found;
    if (end - start >= SHORTEST) {
      const head = bytes.toString('latin1', start, Math.min(end, start + HEAD));
      if (SCRIPT.test(head)) marked.push(bytes.toString('utf8', start, end));
      else if (!hasControl(head) && /[;{}]/.test(head)) others.push([start, end]);
    }
    start = end + 1;
  }
  return marked.length > 0 ? marked : others.map(([start, end]) => bytes.toString('utf8', start, end));
}
