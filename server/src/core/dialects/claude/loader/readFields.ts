// Assembles the runtime's reading from separately parsed fields: equal to a full parse, and cheaper. Absent where not certain.

import type { AgentDocument, FieldText } from '../../../syntax/document';
import { isPlainMap, type Plain, plainOf, readYaml } from '../../../syntax/plainYaml';
import { span } from '../../../text/span';
import { tailStart } from '../../../text/strings';
import type { RuntimeReading } from '../../verdict';
import { bodyStart } from './readRegion';
import { quotedByRuntime, repairFrontmatter } from './repair';

/** Absent if the runtime cuts elsewhere, cannot read the fields, or the fields depend on each other. */
export function readFields(document: AgentDocument): RuntimeReading | undefined {
  const { fence, frontmatter, text } = document;
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  if (fence.state !== 'closed' || fence.open.start !== bom || !frontmatter.fields || frontmatter.fields.length === 0)
    return undefined;
  if (text.indexOf('---', fence.open.end) !== fence.close.start) return undefined;
  if (!OPENING.test(text.slice(bom, fence.region.start)) || dependsOnTheWhole(frontmatter.text)) return undefined;
  const valid = readAll(frontmatter.fields, readAsIs);
  const fields = valid === 'unreadable' ? readAll(frontmatter.fields, readRepaired) : valid;
  if (fields === undefined) return undefined;
  const shared = {
    region: span(regionStart(text, fence.open.end), fence.close.start),
    close: span(fence.close.start, fence.close.start + 3),
    body: span(bodyStart(text, fence.close.start + 3), text.length),
  };
  if (fields !== 'unreadable') return { ...shared, fields, state: valid === fields ? 'valid' : 'repaired' };
  const broken = frontmatter.fields.find((field) => field.state === 'broken')?.entry;
  const errorAt = broken?.problems[0]?.span.start ?? broken?.span.start ?? fence.region.start;
  return { ...shared, fields: new Map(), state: 'unreadable', errorAt };
}

/** The line after which the runtime looks for fields. */
const OPENING = /^---\s*\n/;
/** An anchor with an alias below, possibly in another field; or the character that ends all reading. */
function dependsOnTheWhole(region: string): boolean {
  const anchor = region.search(/&\S/);
  return region.includes('\0') || (anchor >= 0 && /\*\S/.test(region.slice(anchor)));
}

type Field = readonly [name: string, value: Plain];

/** Absent if this field alone does not decide. */
type Outcome = Field | 'unreadable' | undefined;

function readAll(
  texts: readonly FieldText[],
  read: (field: FieldText) => Outcome,
): ReadonlyMap<string, Plain> | 'unreadable' | undefined {
  const fields = new Map<string, Plain>();
  let readable = true;
  for (const each of texts) {
    const field = read(each);
    if (field === undefined) return undefined;
    if (field === 'unreadable') readable = false;
    else fields.set(...field);
  }
  return readable ? fields : 'unreadable';
}

const readAsIs = (field: FieldText): Outcome =>
  field.state === 'simple' ? [field.entry.name, plainOf(field.entry)] : onlyField(field.text);

/** A line that the runtime quotes is read back unchanged; everything else as before. */
function readRepaired(field: FieldText): Outcome {
  const blank = field.text.indexOf('\n', tailStart(field.text, /[ \n]/));
  const line = blank < 0 ? field.text : field.text.slice(0, blank);
  const quoted = line.includes('\n') ? undefined : quotedByRuntime(line);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: quoted text cannot contain these, so the whole is parsed.
  if (quoted && !/[\x00-\x1f\x7f-\x9f\ufeff]/.test(quoted.value)) return [quoted.key, quoted.value];
  const repaired = repairFrontmatter(field.text);
  return repaired === field.text ? readAsIs(field) : onlyField(repaired);
}

function onlyField(text: string): Outcome {
  const reading = readYaml(text);
  if ('error' in reading) return 'unreadable';
  return isPlainMap(reading.value) && reading.value.size === 1 ? [...reading.value][0] : undefined;
}

/** After the opening dashes all white space up to its last line break is skipped. */
function regionStart(text: string, from: number): number {
  const before = /\s*\n/y;
  before.lastIndex = from;
  return from + (before.exec(text)?.[0].length ?? 0);
}
