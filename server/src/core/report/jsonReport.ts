// The report as JSON: two blanks, a line break at the end, the same bytes for the same report.

import type { Report, ReportedFinding } from './report';

export const jsonReport = (report: Report): string => {
  const files = report.files.map((file) => ({ ...file, findings: file.findings.map(findingJson) }));
  return `${JSON.stringify({ ...report, files }, null, 2)}\n`;
};

/** `fixes` is left out where fixes were not computed: an empty list would say that there are none. */
const findingJson = ({ fixes, mayBeFixed: _, ...rest }: ReportedFinding) => ({ ...rest, ...(fixes ? { fixes } : {}) });
