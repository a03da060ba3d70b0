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
    for (const { rule, message, count } of file.findings.flatMap(counted)) {
      const key = keyOf(file.path, rule, message);
      const known = counts.get(key);
      if (known) known.count += count;
      else counts.set(key, { path: file.path, rule, message, count });
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

/**
 * The files without the findings of the baseline. Places that were not listed then have no message of their own: they stand for any
 * others of their rule.
 */
export function withoutBaseline(files: readonly FileReport[], baseline: Baseline): readonly FileReport[] {
  const left = new Map(baseline.findings.map(({ path, rule, message, count }) => [keyOf(path, rule, message), count]));
  const ofRule = new Map<string, number>();
  for (const { path, rule, count } of baseline.findings)
    ofRule.set(keyOf(path, rule), (ofRule.get(keyOf(path, rule)) ?? 0) + count);
  const take = (map: Map<string, number>, key: string, count: number): boolean => {
    const before = map.get(key) ?? 0;
    if (before >= count) map.set(key, before - count);
    return before >= count;
  };
  const isKnown = (path: string, { rule, message, count }: Counted): boolean => {
    if (message === UNLISTED) return take(ofRule, keyOf(path, rule), count);
    const known = take(left, keyOf(path, rule, message), count) || take(left, keyOf(path, rule, UNLISTED), count);
    if (known) take(ofRule, keyOf(path, rule), count);
    return known;
  };
  return files.map((file) => {
    const isNew = (finding: ReportedFinding): boolean =>
      counted(finding).filter((each) => !isKnown(file.path, each)).length > 0;
    const listed = new Set(file.findings.filter((finding) => !finding.unlisted && isNew(finding)));
    return { ...file, findings: file.findings.filter((each) => (each.unlisted ? isNew(each) : listed.has(each))) };
  });
}

type Counted = Omit<Baseline['findings'][number], 'path'>;

/** The message of places that were counted and not listed. */
const UNLISTED = '';

/** Each place counts by itself: a finding that loses one of its places is no new one. */
function counted({ rule, message, places, unlisted }: ReportedFinding): readonly Counted[] {
  if (unlisted) return [{ rule, message: UNLISTED, count: unlisted.places }];
  return (places ?? [{ message }]).map((place) => ({ rule, message: place.message, count: 1 }));
}

const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);

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
