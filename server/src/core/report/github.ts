// The report as GitHub workflow annotations; text from files is escaped, so that it never becomes a workflow command.

import { sanitizeLine } from '../../../../common/src/text/sanitize';
import type { Severity } from '../rules/rule';
import type { Report } from './report';
import { summaryLine } from './textReport';

const COMMAND: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Hints are left out: annotations are too prominent for them. */
export function githubReport(report: Report): string {
  const lines = report.files.flatMap((file) =>
    file.findings
      .filter((finding) => finding.severity !== 'hint')
      .map(({ severity, range, rule, message }) => {
        const properties = {
          file: sanitizeLine(file.path),
          line: String(range.start.line + 1),
          endLine: String(range.end.line + 1),
          col: String(range.start.character + 1),
          endColumn: String(range.end.character + 1),
          title: `subagents: ${rule}`,
        };
        const list = Object.entries(properties).map(([key, value]) => `${key}=${property(value)}`);
        return `::${COMMAND[severity]} ${list.join(',')}::${data(message)}`;
      }),
  );
  return `${[...lines, summaryLine(report)].join('\n')}\n`;
}

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
