// What holds for ranking by words, whatever the agents and the prompt are made of.

import { explainRow } from '../../../server/src/core/routing/explainRow';
import { rankByWords } from '../../../server/src/core/routing/rankByWords';
import { tokens } from '../../../server/src/core/routing/tokenize';
import { createWordIndex, type WordIndex } from '../../../server/src/core/routing/wordIndex';
import { utterance } from '../../../server/src/core/syntax/examples';
import type { AgentContext } from '../../../server/src/core/workspace/agentContext';
import { must, mustEqual, mustLieIn } from '../must';
import type { Random } from '../random';

const OTHERS = [
  { name: 'query-tuner', description: 'Use when a page or a query is slow.', body: 'Find the missing index.' },
  { name: 'tide-importer', description: 'Imports tide tables for a harbour.', body: 'user: "Import tides"' },
];

export function wordsHold(context: AgentContext, random: Random): void {
  const { doc, verdict, view } = context;
  const name = verdict.status === 'loads' ? verdict.name : '__proto__';
  const description = verdict.status === 'loads' ? verdict.description : doc.frontmatter.text;
  const own = { name, description, body: doc.text.slice(doc.body.start) };
  const candidates = [own, ...OTHERS.filter((other) => other.name !== own.name)];
  const index = createWordIndex(candidates);
  const said = view.examples.map((example) => utterance(example)?.value ?? '');
  const start = random.below(doc.text.length);
  for (const text of [random.one(said) ?? '', doc.text.slice(start, start + random.below(200))])
    rankHolds(index, text, { agent: name, example: random.below(3) - 1 });
  let last = 0;
  for (const { span } of tokens(description)) {
    mustLieIn(span, { start: last, end: description.length }, 'a word');
    last = span.start;
  }
  const edited = createWordIndex(OTHERS);
  edited.put({ ...own, description: own.body });
  edited.put(own);
  const prompt = { text: description.slice(0, 400) };
  mustEqual(rankByWords(edited, prompt), rankByWords(index, prompt), 'words counted again rank as words counted once');
}

function rankHolds(index: WordIndex, text: string, hide: { readonly agent: string; readonly example: number }): void {
  const row = rankByWords(index, { text, hide });
  must(row.confidence >= 0 && row.confidence <= 1, 'a confidence is a share');
  let last = Number.POSITIVE_INFINITY;
  for (const { score, reasons } of row.ranked) {
    must(reasons.reduce((sum, { points }) => sum + points, 0) === score, 'points sum to the score');
    must(score <= last, 'the best come first');
    last = score;
  }
  explainRow(row, hide.agent);
}
