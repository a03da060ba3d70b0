// A baseline of existing findings, so that only new ones count; findings are identified by file, rule and message, and counted.

import type { FileReport, Report, ReportedFinding } from './report';

interface Baseline {
  readonly version: 1;
  /** `path`, `rule` and `message`, with their count. */
  readonly findings: readonly {
    readonly path: string;
    readonly rule: string;
    readonly message: string;
    readonly count: number;
  }[];
}

export function makeBaseline(report: Report): Baseline {
  const counts = new Map<
    string,
    { readonly path: string; readonly rule: string; readonly message: string; count: number }
  >();
  for (const file of report.files)
    for (const { rule, message } of file.findings.flatMap(single)) {
      const key = keyOf(file.path, rule, message);
      const known = counts.get(key);
      if (known) known.count++;
      else counts.set(key, { path: file.path, rule, message, count: 1 });
    }
  return { version: 1, findings: [...counts.values()] };
}

/** Absent if the text is no baseline. */
export function readBaseline(json: string): Baseline | undefined {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null || !('version' in value) || value.version !== 1) return undefined;
    if (!('findings' in value) || !Array.isArray(value.findings)) return undefined;
    return { version: 1, findings: value.findings.filter(isBaselineFinding) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The files without the findings of the baseline. */
export function withoutBaseline(files: readonly FileReport[], baseline: Baseline): readonly FileReport[] {
  const left = new Map(baseline.findings.map(({ path, rule, message, count }) => [keyOf(path, rule, message), count]));
  return files.map((file) => ({
    ...file,
    findings: file.findings.filter(
      (finding) =>
        single(finding).filter(({ rule, message }) => {
          const key = keyOf(file.path, rule, message);
          const count = left.get(key) ?? 0;
          if (count > 0) left.set(key, count - 1);
          return count === 0;
        }).length > 0,
    ),
  }));
}

/** Each place counts by itself: a finding that loses one of its places is no new one. */
const single = ({ rule, message, places }: ReportedFinding): readonly { rule: string; message: string }[] =>
  places ? places.map((place) => ({ rule, message: place.message })) : [{ rule, message }];

const keyOf = (path: string, rule: string, message: string): string => JSON.stringify([path, rule, message]);

const isBaselineFinding = (value: unknown): value is Baseline['findings'][number] =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  typeof value.path === 'string' &&
  'rule' in value &&
  typeof value.rule === 'string' &&
  'message' in value &&
  typeof value.message === 'string' &&
  'count' in value &&
  typeof value.count === 'number';
