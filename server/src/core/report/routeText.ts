// The ranking of a list of prompts as terminal text; marks estimates as such.

import type { Message } from '../../../../common/src/messages/message';
import { formatTenths, tenths } from '../../../../common/src/numbers';
import { sanitizeInline } from '../../../../common/src/text/sanitize';
import { inEnglish } from '../messages/render';
import { counted, text } from '../messages/text';
import { explainRow } from '../routing/explainRow';
import { roundedScore } from '../routing/roundedScore';
import type { AgentScore, RouteRow, Router } from '../routing/router';
import type { Explanation } from '../routing/routingResults';
import { compare } from '../text/strings';
import { placeOf, type RoutedCase, type RouteReport } from './routeReport';

interface RouteTextOptions {
  readonly color: boolean;
}

type Paint = (code: keyof typeof CODES, text: string) => string;
const CODES = { bold: '1', dim: '2', home: '32', away: '31' } as const;

export function routeText(report: RouteReport, cases: readonly RoutedCase[], { color }: RouteTextOptions): string {
  const paint: Paint = (code, text) => (color ? `\u001b[${CODES[code]}m${text}\u001b[0m` : text);
  const blocks = cases.map(({ expected, row }, i) => {
    const reported = report.rows[i];
    const lines =
      expected === undefined || !reported
        ? ranking(row, report.engine, paint)
        : expectation(row, expected, placeOf(reported), report.engine, paint);
    return `${lines.join('\n')}\n`;
  });
  if (cases.length === 0) return '';
  const { cases: count, top1, top3, mrr } = report.summary;
  const figures =
    count === 0
      ? []
      : [
          text('report.figures', {
            cases: counted('case', count),
            top1: figure(top1),
            top3: figure(top3),
            mrr: figure(mrr),
          }),
        ];
  return [...blocks, [...figures, ...ABOUT[report.engine]].map((line) => `${inEnglish(line)}\n`).join('')].join(
    count === 0 ? '\n' : '',
  );
}

const ABOUT: Readonly<Record<Router['id'], readonly Message[]>> = {
  words: [text('report.estimate')],
  'editor-model': [],
  'claude-code': [text('report.oneRun')],
};

const figure = (percent: number): string => percent.toFixed(1);
const SHOWN_AGENTS = 5;

/** A prompt without an expected agent: the best few with their words. */
function ranking(row: RouteRow, engine: Router['id'], paint: Paint): readonly string[] {
  const head = paint('bold', sanitizeInline(row.prompt));
  if (engine !== 'words') return [head, `  ${chosen(row)}`];
  const best = row.ranked.filter(({ score }) => score > 0).slice(0, SHOWN_AGENTS);
  const wide = Math.max(0, ...best.map(({ agent }) => sanitizeInline(agent).length));
  const own = best[0]?.agent ?? '';
  return [
    head,
    ...best.map(
      (each) =>
        `  ${sanitizeInline(each.agent).padEnd(wide)}  ${formatTenths(tenths(each.score)).padStart(5)}  ${paint('dim', words(each))}`,
    ),
    `  ${explanationOf(row, own)}`,
  ];
}

function expectation(
  row: RouteRow,
  expected: string,
  place: number,
  engine: Router['id'],
  paint: Paint,
): readonly string[] {
  const mark = place === 1 ? paint('home', '✓') : paint('away', '✗');
  const head = `${mark} ${sanitizeInline(expected)}  ${paint('dim', sanitizeInline(row.prompt))}`;
  if (engine !== 'words') return place === 1 ? [head] : [head, `    ${chosen(row)}`];
  const known = row.ranked.some(({ agent }) => agent === expected);
  const where = !known
    ? inEnglish(text('report.noSuchAgent'))
    : place === 0
      ? inEnglish(text('report.sharesNoWord'))
      : place === 1
        ? ''
        : inEnglish(text('report.atPlace', { place }));
  const sentences = explanationOf(row, expected);
  return place === 1 && row.verdict === 'clear'
    ? [head]
    : [head, `    ${[where, sentences].filter(Boolean).join(' ')}`];
}

const chosen = ({ ranked }: RouteRow): string =>
  inEnglish(ranked[0] ? text('report.getsIt', { agent: ranked[0].agent }) : text('report.mainThread'));

const explanationOf = (row: RouteRow, own: string): string => explanationText(explainRow(row, own));

const explanationText = ({ headline, sentences, notes }: Explanation): string =>
  [headline, ...sentences, ...notes].map(inEnglish).join(' ');

const SHOWN_WORDS = 4;

/** Each word once, with the fields it is in. */
function words(score: AgentScore): string {
  const byTerm = new Map<string, number>();
  for (const word of roundedScore(score).words) byTerm.set(word.term, (byTerm.get(word.term) ?? 0) + word.tenths);
  const fieldsOf = (term: string): string =>
    [...new Set(score.reasons.filter((reason) => reason.term === term).map(({ field }) => field))].join(', ');
  return [...byTerm]
    .sort(([a, x], [b, y]) => y - x || compare(a, b))
    .slice(0, SHOWN_WORDS)
    .map(([term, given]) => `${sanitizeInline(term)} ${formatTenths(given)} (${fieldsOf(term)})`)
    .join(' · ');
}
