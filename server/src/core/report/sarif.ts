// The report as SARIF 2.1.0; rules are described once, positions are one-based UTF-16 as the format requires.

import { visibleJson } from '../../../../common/src/text/sanitize';
import { ruleById } from '../rules/registry';
import type { Severity } from '../rules/rule';
import type { Report, ReportedFinding } from './report';

const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note' | 'none'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

export function sarifReport(report: Report, toolVersion: string): string {
  const ids = [...new Set(report.files.flatMap((file) => file.findings.map((finding) => finding.rule)))].sort();
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'subagents',
            version: toolVersion,
            rules: ids.map((id) => describedRule(id)),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: report.files.flatMap((file) =>
          file.findings.map((finding) => result(file.path, finding, ids.indexOf(finding.rule))),
        ),
      },
    ],
  };
  return `${visibleJson(JSON.stringify(sarif, null, 2))}\n`;
}

function describedRule(id: string) {
  const rule = ruleById(id);
  return {
    id,
    shortDescription: { text: rule?.docs.title ?? id },
    fullDescription: { text: rule?.docs.why ?? id },
    ...(rule
      ? { defaultConfiguration: { level: LEVEL[rule.severity], ...(rule.offByDefault ? { enabled: false } : {}) } }
      : {}),
  };
}

function result(path: string, { rule, severity, message, range, places = [] }: ReportedFinding, ruleIndex: number) {
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVEL[severity],
    message: { text: message },
    locations: [location(path, range)],
    ...(places.length > 1
      ? {
          relatedLocations: places
            .slice(1)
            .map((place) => ({ ...location(path, place.range), message: { text: place.message } })),
        }
      : {}),
    partialFingerprints: { 'ruleAndMessage/v1': `${rule}:${fingerprint(message)}` },
  };
}

const location = (path: string, { start, end }: ReportedFinding['range']) => ({
  physicalLocation: {
    artifactLocation: { uri: encodeURI(path).replace(/[?#]/g, encodeURIComponent) },
    region: {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    },
  },
});

/** FNV-1a over the message, stable when lines move. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
