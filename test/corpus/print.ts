// Prints findings over the collected agent files to be judged by hand.

import { render } from '../../server/src/core/messages/render';
import { placesOf } from '../../server/src/core/rules/grouping';
import { fixesOf } from '../../server/src/core/rules/run';
import {
  contextAlone,
  draw,
  filesWith,
  findingsAlone,
  findingsBesideOthers,
  hitsOf,
  NEIGHBOURS,
  origins,
} from './hits';
import { corpus } from './measured';

const SAMPLE = 20;

export function printSample(rule: string, seed: number): void {
  const hits = hitsOf(rule);
  console.log(`${rule}: ${hits.length} findings in ${filesWith(hits)} of ${corpus.length} files, seed ${seed}`);
  for (const [number, { file, finding, context }] of draw(hits, SAMPLE, seed).entries()) {
    const { repo = '', commit = '', path = '', kind = '' } = origins.get(file.id) ?? {};
    const lines = file.text.split('\n');
    const line = file.text.slice(0, finding.span.start).split('\n').length;
    const underlined = file.text.slice(finding.span.start, finding.span.end);
    console.log(`\n#${number + 1} ${repo} ${commit} ${path}:${line} (${kind}; ${file.id})`);
    console.log(`   [${finding.severity}] ${render(finding.message)}`);
    console.log(`   underlined: ${JSON.stringify(underlined.slice(0, 90))}`);
    const others = placesOf(finding).filter(({ span }) => span.start !== finding.span.start);
    for (const { span } of others)
      console.log(`   and:        ${JSON.stringify(file.text.slice(span.start, span.end).slice(0, 90))}`);
    const [fix] = fixesOf(finding, context ?? contextAlone(file));
    if (fix) console.log(`   first fix:  ${render(fix.title)}${fix.safe ? ' (safe)' : ''}`);
    for (let at = Math.max(0, line - 3); at < Math.min(lines.length, line + 2); at += 1)
      console.log(`   ${String(at + 1).padStart(4)}${at + 1 === line ? '>' : '|'} ${(lines[at] ?? '').slice(0, 900)}`);
  }
}

export function printCounts(): void {
  const hits = [
    ...corpus.flatMap((file) => findingsAlone(file).map((finding) => ({ file, finding }))),
    ...findingsBesideOthers(),
  ];
  for (const rule of [...new Set(hits.map(({ finding }) => finding.rule))].sort()) {
    const own = hits.filter(({ finding }) => finding.rule === rule);
    const severities = [...new Set(own.map(({ finding }) => finding.severity))].join(', ');
    const together = NEIGHBOURS.includes(rule) ? ' (beside each other)' : '';
    console.log(`${rule.padEnd(32)} ${String(filesWith(own)).padStart(5)} files  ${severities}${together}`);
  }
}
