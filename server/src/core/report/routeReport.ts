// The ranking of a list of prompts as data: the format of `subagents route --format json`.

import { visibleJson } from '../../../../common/src/text/sanitize';
import type { Confidence, Reason, RouteRow, Router } from '../routing/router';

interface ReportedAgent {
  readonly agent: string;
  readonly score: number;
  /** Their points sum to the score. */
  readonly reasons: readonly Reason[];
}

interface ReportedRoute {
  readonly prompt: string;
  /** Null if the case names none. */
  readonly expected: string | null;
  /** Best first; agents that share no word with the prompt are left out. */
  readonly ranked: readonly ReportedAgent[];
  readonly confidence: number;
  readonly verdict: Confidence;
}

export interface RouteReport {
  readonly version: 1;
  readonly engine: Router['id'];
  readonly rows: readonly ReportedRoute[];
  /** Of the rows with an expected agent: percent at first place and among the first three, and the mean reciprocal place. */
  readonly summary: { readonly cases: number; readonly top1: number; readonly top3: number; readonly mrr: number };
}

export interface RoutedCase {
  readonly expected: string | undefined;
  readonly row: RouteRow;
}

export function routeReport(engine: Router['id'], cases: readonly RoutedCase[]): RouteReport {
  const rows = cases.map(({ expected, row }): ReportedRoute => {
    const ranked = row.ranked.filter(({ score }) => score > 0);
    return {
      prompt: row.prompt,
      expected: expected ?? null,
      ranked: ranked.map(({ agent, score, reasons }) => ({ agent, score, reasons })),
      confidence: row.confidence,
      verdict: row.verdict,
    };
  });
  const places = rows.filter(({ expected }) => expected !== null).map(placeOf);
  const mean = (value: (place: number) => number): number =>
    places.length === 0 ? 0 : oneDecimal((100 * places.reduce((sum, at) => sum + value(at), 0)) / places.length);
  return {
    version: 1,
    engine,
    rows,
    summary: {
      cases: places.length,
      top1: mean((place) => (place === 1 ? 1 : 0)),
      top3: mean((place) => (place >= 1 && place <= 3 ? 1 : 0)),
      mrr: mean((place) => (place === 0 ? 0 : 1 / place)),
    },
  };
}

/** From 1; 0 for an agent that is not ranked. */
export const placeOf = ({ ranked, expected }: ReportedRoute): number =>
  ranked.findIndex(({ agent }) => agent === expected) + 1;

const oneDecimal = (value: number): number => Math.round(value * 10) / 10;

/** One row per line, so that the report of a long list can be written piece by piece. */
export function* routeJson({ version, engine, rows, summary }: RouteReport): Generator<string> {
  yield `{ "version": ${version}, "engine": ${JSON.stringify(engine)}, "rows": [`;
  for (const [i, row] of rows.entries()) yield `${i === 0 ? '' : ','}\n  ${visibleJson(JSON.stringify(row))}`;
  yield `${rows.length === 0 ? '' : '\n'}], "summary": ${JSON.stringify(summary)} }\n`;
}
