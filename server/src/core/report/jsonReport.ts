// The report as JSON: two spaces, a final line break, the same bytes for the same report.

import { visibleJson } from '../../../../common/src/text/sanitize';
import type { Report, ReportedFinding } from './report';

export const jsonReport = (report: Report): string => {
  const files = report.files.map((file) => ({ ...file, findings: file.findings.map(findingJson) }));
  return `${visibleJson(JSON.stringify({ ...report, files }, null, 2))}\n`;
};

/** `fixes` is omitted if fixes were not computed; an empty list means that there are none. */
const findingJson = ({ fixes, mayBeFixed: _, ...rest }: ReportedFinding) => ({ ...rest, ...(fixes ? { fixes } : {}) });
