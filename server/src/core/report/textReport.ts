// The report as terminal text: each finding with its place, its message and its line.

import { interpolateMessage } from '../../../../common/src/messages/interpolate';
import type { Message } from '../../../../common/src/messages/message';
import { sanitizeInline, sanitizeLine } from '../../../../common/src/text/sanitize';
import { terminalTexts } from '../messages/terminalTexts';
import { counted, text } from '../messages/text';
import type { Severity, Unlisted } from '../rules/rule';
import { LineIndex } from '../text/lineIndex';
import type { Report, ReportedFinding } from './report';

interface TextOptions {
  readonly color: boolean;
  /** The text of a file, for the code frame; absent if unknown or not to be shown. */
  readonly textOf: (path: string) => string | undefined;
  /** Hints are left out unless requested. */
  readonly hints: boolean;
}

const CODES: Readonly<Record<Severity | 'path' | 'dim', string>> = {
  error: '31',
  warning: '33',
  information: '36',
  hint: '2',
  path: '1',
  dim: '2',
};

export function textReport(report: Report, options: TextOptions): string {
  const paint = (kind: Severity | 'path' | 'dim', text: string): string =>
    options.color ? `\u001b[${CODES[kind]}m${text}\u001b[0m` : text;
  const out: string[] = [];
  for (const file of report.files) {
    const findings = file.findings.filter((finding) => options.hints || finding.severity !== 'hint');
    if (findings.length === 0) continue;
    const written = options.textOf(file.path);
    const lines = written === undefined ? undefined : new LineIndex(written);
    out.push(paint('path', sanitizeLine(file.path)));
    for (const finding of findings) {
      const { line, character } = finding.range.start;
      const place = `${line + 1}:${character + 1}`.padStart(6);
      out.push(
        `${place}  ${paint(finding.severity, finding.severity.padEnd(11))}  ${finding.message}  ${paint('dim', finding.rule)}`,
      );
      out.push(...frame(finding, lines?.textOf(line), paint));
    }
    out.push('');
  }
  out.push(summaryLine(report), '');
  return out.join('\n');
}

const FRAME_WIDTH = 96;

function frame(
  finding: ReportedFinding,
  line: string | undefined,
  paint: (kind: Severity | 'dim', text: string) => string,
): readonly string[] {
  if (line === undefined || line.trim() === '') return [];
  const { start, end } = finding.range;
  const from = Math.max(0, Math.min(start.character - 40, line.length - FRAME_WIDTH));
  const part = line.slice(from, from + FRAME_WIDTH);
  const lead = from > 0 ? '…' : '';
  const tail = from + FRAME_WIDTH < line.length ? '…' : '';
  const last = end.line === start.line ? end.character : line.length;
  const width = Math.max(1, Math.min(last, from + FRAME_WIDTH) - start.character);
  const number = String(start.line + 1).padStart(9);
  const indent = ' '.repeat(lead.length + Math.max(0, start.character - from));
  return [
    `${paint('dim', `${number} │`)} ${lead}${sanitizeLine(part)}${tail}`,
    `${paint('dim', `${' '.repeat(number.length)} │`)} ${indent}${paint(finding.severity, '~'.repeat(width))}`,
  ];
}

const TEXTS: Readonly<Record<string, string>> = terminalTexts;
const inEnglish = ({ id, args }: Message): string => interpolateMessage(TEXTS[id] ?? id, args, inEnglish);

export function summaryLine(report: Report): string {
  const { files, loads, skipped, errors, warnings } = report.summary;
  const findings = report.files.flatMap((file) => file.findings).filter(({ severity }) => severity !== 'hint');
  const fixable = findings.filter(({ fixes, mayBeFixed }) => (fixes ? fixes.some((fix) => fix.safe) : mayBeFixed));
  const count = fixable.reduce((sum, { unlisted }) => sum + (unlisted ? unlistedAboveHint(unlisted) : 1), 0);
  const isExact = fixable.every(({ fixes }) => fixes !== null);
  const parts = [
    text(loads === 1 ? 'report.loads' : 'report.load', { files: counted('file', files), loads, skipped }),
    text('report.findings', { errors: counted('error', errors), warnings: counted('warning', warnings) }),
    ...(count > 0 ? [text(isExact ? 'report.fixable' : 'report.fixableUpTo', { count })] : []),
    ...(report.claudeVersionSource ? [text('report.installed', { version: report.claudeVersion })] : []),
  ];
  return sanitizeInline(parts.map(inEnglish).join(' · '));
}

const unlistedAboveHint = ({ findings: { error, warning, information } }: Unlisted): number =>
  error + warning + information;
