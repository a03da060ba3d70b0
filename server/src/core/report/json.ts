// The report as JSON: two blanks, a line break at the end, the same bytes for the same report.

import type { Report } from './report';

export const jsonReport = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;
