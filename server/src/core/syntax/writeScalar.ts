// Writes a text as a YAML value that every reader accepts and Claude Code reads back unchanged; otherwise returns nothing.

import { tailStart } from '../text/strings';
import { readYaml } from './plainYaml';

export type WrittenStyle = 'plain' | 'single' | 'double' | 'literal';

/**
 * The value to put after `key: `; absent if this style cannot hold the text. `---` ends the frontmatter for the runtime
 * anywhere, so only double quotes can hold it, escaped.
 */
export function writeScalar(value: string, style: WrittenStyle, eol = '\n'): string | undefined {
  const written = write(value, style, eol);
  if (written === undefined || written.includes('---')) return undefined;
  const reading = readYaml(`key: ${written}${eol}`);
  if (!('value' in reading) || !(reading.value instanceof Map)) return undefined;
  return reading.value.get('key') === value ? written : undefined;
}

/** One line: the least intrusive quoting that holds the text. Double quotes hold every text. */
export function writeQuoted(value: string, eol = '\n'): string {
  const single =
    value.includes('"') && !value.includes("'") && !value.includes('\n')
      ? writeScalar(value, 'single', eol)
      : undefined;
  return single ?? writeScalar(value, 'double', eol) ?? JSON.stringify(value);
}

/** A block if the text has lines and a block can hold them, else quotes. */
export const writeReadable = (value: string, eol = '\n'): string =>
  (value.includes('\n') ? writeScalar(value, 'literal', eol) : undefined) ?? writeQuoted(value, eol);

function write(value: string, style: WrittenStyle, eol: string): string | undefined {
  switch (style) {
    case 'plain':
      return hasControl(value) ? undefined : value;
    case 'single':
      return hasControl(value) ? undefined : `'${value.replaceAll("'", "''")}'`;
    case 'double':
      return `"${escapeDouble(value)}"`;
    case 'literal':
      return literal(value, eol);
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that only an escape can hold.
const CONTROL = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufeff]/;
const hasControl = (value: string): boolean => CONTROL.test(value);

function escapeDouble(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: as above, with the two characters that quotes need escaped.
  const escaped = value.replace(/[\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]/g, (char) => {
    switch (char) {
      case '\\':
        return '\\\\';
      case '"':
        return '\\"';
      case '\n':
        return '\\n';
      case '\t':
        return '\\t';
      case '\r':
        return '\\r';
      case '\u2028':
        return '\\L';
      case '\u2029':
        return '\\P';
      default:
        return char.charCodeAt(0) > 0xff ? '\\uFEFF' : `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
    }
  });
  return escaped.replaceAll('---', '-\\x2d-').replaceAll('--\\x2d', '-\\x2d\\x2d');
}

function literal(value: string, eol: string): string | undefined {
  const lines = value.split('\n');
  if (lines.some(hasControl) || value.trim() === '') return undefined;
  const trailing = value.length - tailStart(value, /\n/);
  const chomp = trailing === 0 ? '-' : trailing === 1 ? '' : '+';
  const firstText = lines.find((line) => line !== '') ?? '';
  const indicator = /^[ \t]/.test(firstText) ? '2' : '';
  const content = lines.slice(0, trailing > 0 ? lines.length - 1 : lines.length);
  return `|${indicator}${chomp}${eol}${content.map((line) => (line === '' ? '' : `  ${line}`)).join(eol)}`;
}
