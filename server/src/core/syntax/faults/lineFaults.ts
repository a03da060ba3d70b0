// Finds the line at which a text stops being readable, by parsing shorter prefixes; used when no known slip was found.

import { readYaml } from '../plainYaml';
import type { ReaderProfile } from '../readerProfile';
import { moved } from './fault';
import { type LineFault, structureFault, valueFault } from './lineKinds';

export type { LineFault } from './lineKinds';

/** Number of lines to try above the line where YAML stopped: an open bracket or quote lies further up. */
const MOST_LINES = 60;

/** The line at which the text becomes unreadable; absent if all of it is readable. */
type Reader = (text: string) => number | undefined;

/** The first fault, with offsets into `text`; absent if `text` is readable, or no single line is at fault. */
export function lineFault(text: string, profile: ReaderProfile): LineFault | undefined {
  const lines = text.split('\n');
  const afterRepair = repairing(profile);
  const at = faultyLine(lines, afterRepair);
  if (at === undefined) return undefined;
  const fault = faultAt(at, lines, afterRepair, profile);
  const head = headOf(lines, at);
  // The repair quoted the first line of this value, which hides the original: the fault as written is in the same value, or in the
  // one that caused the repair.
  if (head === at || fault.code === 'colon-missing' || profile.repair(lines[head] ?? '') === (lines[head] ?? ''))
    return fault;
  const end = lines.findIndex((line, i) => i > at && isAtMargin(line));
  return (
    asWritten(lines, head, end < 0 ? lines.length : end, profile) ?? asWritten(lines, 0, lines.length, profile) ?? fault
  );
}

function asWritten(lines: readonly string[], from: number, to: number, profile: ReaderProfile): LineFault | undefined {
  const part = lines.slice(from, to);
  const at = faultyLine(part, unrepaired);
  if (at === undefined) return undefined;
  const fault = faultAt(at, part, unrepaired, profile);
  const by = lines.slice(0, from).reduce((length, line) => length + line.length + 1, 0);
  return { ...fault, span: { start: fault.span.start + by, end: fault.span.end + by }, ...movedSlip(fault, by) };
}

const movedSlip = ({ slip }: LineFault, by: number): Pick<LineFault, 'slip'> => (slip ? { slip: moved(slip, by) } : {});

function faultAt(at: number, lines: readonly string[], reader: Reader, profile: ReaderProfile): LineFault {
  const before = lines.slice(0, at);
  const shape = {
    line: lines[at] ?? '',
    before,
    profile,
    below: lines.slice(at + 1),
    start: before.reduce((length, line) => length + line.length + 1, 0),
    isReadableWith: (...replacement: readonly string[]): boolean =>
      reader([...before, ...replacement].join('\n')) === undefined,
  };
  return valueFault(shape) ?? structureFault(shape);
}

/** The first line that is unreadable together with all lines above it, which are readable alone. */
function faultyLine(lines: readonly string[], reader: Reader): number | undefined {
  const error = reader(lines.join('\n'));
  if (error === undefined) return undefined;
  const last = Math.min(error, lines.length - 1);
  for (let at = last; at > Math.max(0, last - MOST_LINES); at--)
    if (reader(lines.slice(0, at).join('\n')) === undefined) return at;
  return last < MOST_LINES ? 0 : undefined;
}

/** The line that begins the value which continues at a line. */
function headOf(lines: readonly string[], at: number): number {
  let head = at;
  while (head > 0 && !isAtMargin(lines[head] ?? '')) head--;
  return head;
}

const isAtMargin = (line: string): boolean => /^["']?[A-Za-z_][\w.-]*["']?[ \t]*:(?:\s|$)/.test(line);

const unrepaired: Reader = (text) => {
  const reading = readYaml(text);
  return 'error' in reading ? lineOf(text, reading.error.offset) : undefined;
};

/** The error after the runtime's repair, which keeps the lines. */
const repairing =
  ({ repair }: ReaderProfile): Reader =>
  (text) => {
    const line = unrepaired(text);
    if (line === undefined) return undefined;
    const repaired = repair(text);
    return repaired === text ? line : unrepaired(repaired);
  };

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length - 1;
