// Finds lines below a description that the runtime reads as fields but that read like text or dialogue; added fields do not count.

import type { Runtime } from '../../dialects/runtime';
import type { Entry } from '../../syntax/document';
import { isPlainList, isPlainMap, type Plain } from '../../syntax/plainYaml';
import { type Span, span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { intendedText } from '../frontmatter/valueFixes';

interface DescriptionCut {
  readonly entry: Entry;
  /** The field that begins there. */
  readonly key: string;
  /** From the key to the end of the description text. */
  readonly at: Span;
  /** Lengths in characters: cut off, and in total. */
  readonly lost: number;
  readonly all: number;
}

/** Characters that cannot begin a key: white space, `#`, YAML indicators. */
const NO_KEY = /^[\s#&*!|>%@`[\]{},?:-]/;
const DIALOGUE = /^(?:user|assistant|human|context|commentary|examples?(?: \d+)?)$/i;
const REMARK =
  /^(?:notes?|important|warning|caution|tips?|remember|usage|when|use|do not|don't|never|always|avoid)(?: |$)/i;
/** Labels and tags of a dialogue. */
const EXAMPLE_TEXT = /<\/?example>|<\/?commentary>|\\n/;

/** Absent where the runtime reads the whole description. */
export function describedCut(context: AgentContext): DescriptionCut | undefined {
  const { doc, verdict } = context;
  const entry = doc.frontmatter.field('description');
  const { region, fields } = verdict.reading;
  if (!entry || !region || verdict.status !== 'loads') return undefined;
  const end = Math.min(region.end, doc.fence.region.end);
  let first: { readonly key: string; readonly start: number } | undefined;
  let last = 0;
  for (const line of linesBelow(doc.text, entry.nameSpan.start, end)) {
    const { key, value } = keyOf(line.text);
    if (key !== undefined && (fields.has(key) || context.runtime.profile.isField(key))) {
      if (!isMeantAsText(key, value, fields.get(key), verdict.description, context.runtime)) break;
      first ??= { key, start: line.start };
    }
    if (first && line.text.trim() !== '') last = line.start + line.text.trimEnd().length;
  }
  if (!first) return undefined;
  const at = span(first.start, last);
  const lost = intendedText(doc.text.slice(at.start, at.end), context).length;
  return { entry, key: first.key, at, lost, all: verdict.description.trimEnd().length + 1 + lost };
}

function isMeantAsText(
  key: string,
  written: string,
  value: Plain | undefined,
  description: string,
  runtime: Runtime,
): boolean {
  if (isPlainList(value) || isPlainMap(value)) return false;
  const isKnown = runtime.profile.isField(key) || runtime.fields.unknown(key.toLowerCase()) !== undefined;
  if (EXAMPLE_TEXT.test(written) || isOpenExample(description)) return !isKnown || DIALOGUE.test(key);
  if (isKnown && !/^[A-Z]/.test(key)) return false;
  const words = written.split(/\s+/).filter((word) => word !== '').length;
  // Custom fields have one lower-case word as their name.
  const isTitle = /^[A-Z]|\s/.test(key);
  if (DIALOGUE.test(key) || (isTitle && REMARK.test(key))) return words > 1;
  return !isKnown && isTitle && (words > 7 || (words > 2 && /[.!?]["']?$/.test(written)));
}

const isOpenExample = (text: string): boolean => text.split('<example>').length > text.split('</example>').length;

interface Line {
  readonly start: number;
  readonly text: string;
}

/** The lines after the one that contains `from`, up to `end`. */
function linesBelow(text: string, from: number, end: number): readonly Line[] {
  const lines: Line[] = [];
  for (let at = text.indexOf('\n', from); at >= 0 && at + 1 < end; ) {
    const next = text.indexOf('\n', at + 1);
    const stop = next < 0 ? end : Math.min(next, end);
    lines.push({ start: at + 1, text: text.slice(at + 1, stop) });
    at = next;
  }
  return lines;
}

/** The key at the start of the line, without quotes, and the text after it. */
function keyOf(line: string): { readonly key?: string; readonly value: string } {
  const colon = line.indexOf(':');
  const value = line.slice(colon + 1).trim();
  if (colon < 1 || NO_KEY.test(line) || !/^(?:\s|$)/.test(line.slice(colon + 1))) return { value };
  const written = line.slice(0, colon).trimEnd();
  const quoted = /^["']/.test(written) && written.endsWith(written[0] ?? '');
  return { key: quoted ? written.slice(1, -1) : written, value };
}
