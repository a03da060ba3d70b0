// Measures the ranker on examples of public agents, each left out of its agent: `node test/bench/routing.mjs [FOLDER]`.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';
import vm from 'node:vm';
import { build } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const corpus = resolve(process.argv[2] ?? join(root, '../shared/corpus'));
if (!existsSync(join(corpus, 'routing'))) {
  console.log('SKIPPED: no shared corpus');
  process.exit(0);
}

const FEWEST_CASES = 20;
const FLOOR = { utterance: { top1: 56, top3: 78 }, context: { top1: 67, top3: 89 }, ece: 4, clear: 83 };
const REJECTED = { kept: 90, offTopic: 95 };
const LIMITS = { query: 10, edit: 10, memory: 60, step: 10 };

const bundle = await build({
  entryPoints: [join(root, 'test/bench/rankerModules.ts')],
  bundle: true,
  write: false,
  format: 'esm',
  mainFields: ['module', 'main'],
  platform: 'neutral',
  logLevel: 'error',
});
const { createWordIndex, rankByWords, fieldTexts, tokens, normalizeWords, triedWith, workspaceRouting, notesOn } =
  await import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString('base64')}`);

// ── The collections ──────────────────────────────────────────────────────────────────────────────────────────────────

const bodyOf = (file) => {
  const text = readFileSync(join(corpus, 'files', file), 'utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
  return text.replace(/^\s*---[^\n]*\n[\s\S]*?\n---[^\n]*(?:\n|$)/, '');
};
const collections = readdirSync(join(corpus, 'routing'))
  .filter((f) => f.endsWith('.json'))
  .sort()
  .map((f) => {
    const { agents, cases } = JSON.parse(readFileSync(join(corpus, 'routing', f), 'utf8'));
    const candidates = agents.map((a) => ({
      name: a.name,
      description: (a.description ?? '').replaceAll('\\n', '\n'),
      body: bodyOf(a.corpusFile),
    }));
    return { name: f.replace(/\.json$/, ''), candidates, cases };
  });

/** A case with its example; the ranker never counts examples in bodies. */
const casesOf = ({ candidates, cases }) => {
  const texts = new Map(candidates.map((c) => [c.name, fieldTexts(c)]));
  return cases.map((c) => {
    const examples = texts.get(c.expected)?.examples ?? [];
    const example = examples.findIndex((e) => normalizeWords(e.utterance ?? '') === normalizeWords(c.utterance));
    return { ...c, hide: example < 0 ? undefined : { agent: c.expected, example } };
  });
};

// ── Rankers: (case, with context) → agents with scores, best first ───────────────────────────────────────────────────

const counted = (words) => words.reduce((m, { term }) => m.set(term, (m.get(term) ?? 0) + 1), new Map());
const queryOf = (c, withContext) => (withContext && c.context ? `${c.context}\n${c.utterance}` : c.utterance);

function words({ candidates }) {
  const index = createWordIndex(candidates);
  return (c, withContext) =>
    rankByWords(index, {
      text: c.utterance,
      ...(withContext && c.context && { context: c.context }),
      ...(c.hide && { hide: c.hide }),
    });
}

/** Name and visible description as one bag of words, the example left out. */
function bags({ candidates }, score) {
  const bag = (candidate, hidden) => {
    const { own, examples } = fieldTexts(candidate);
    const shown = examples.filter((_, i) => i !== hidden).flatMap((e) => Object.values(e.texts));
    return counted(tokens([own.name, own.prose, ...shown].join('\n')));
  };
  const all = candidates.map((candidate) => ({ name: candidate.name, candidate, bag: bag(candidate) }));
  const df = new Map();
  for (const { bag: b } of all) for (const t of b.keys()) df.set(t, (df.get(t) ?? 0) + 1);
  const length = (b) => [...b.values()].reduce((x, y) => x + y, 0);
  const average = all.reduce((sum, a) => sum + length(a.bag), 0) / all.length;
  return (c, withContext) => {
    const query = counted(tokens(queryOf(c, withContext)));
    const docs = all.map((a) => (c.hide?.agent === a.name ? { ...a, bag: bag(a.candidate, c.hide.example) } : a));
    const idf = (t) => {
      const lost = docs.some((d, i) => d !== all[i] && all[i].bag.has(t) && !d.bag.has(t));
      const n = (df.get(t) ?? 0) - (lost ? 1 : 0);
      return Math.log(1 + (docs.length - n + 0.5) / (n + 0.5));
    };
    const ranked = docs.map((d) => ({ agent: d.name, score: score(query, d.bag, idf, length(d.bag) / average) }));
    return { ranked: ranked.sort((a, b) => b.score - a.score || (a.agent < b.agent ? -1 : 1)) };
  };
}

const bm25 = (query, bag, idf, length) => {
  let sum = 0;
  for (const t of query.keys()) {
    const n = bag.get(t);
    if (n) sum += (idf(t) * n * 2.2) / (n + 1.2 * (0.25 + 0.75 * length));
  }
  return sum;
};
const tfidf = (query, bag, idf) => {
  const weigh = ([t, n]) => (1 + Math.log(n)) * idf(t);
  let dot = 0;
  let q = 0;
  let d = 0;
  for (const e of query) {
    const w = weigh(e);
    q += w * w;
    if (bag.has(e[0])) dot += w * weigh([e[0], bag.get(e[0])]);
  }
  for (const e of bag) d += weigh(e) ** 2;
  return dot === 0 ? 0 : dot / Math.sqrt(q * d);
};
function nameMatch({ candidates }) {
  const names = candidates.map((c) => ({
    agent: c.name,
    words: new Set(tokens(c.name.replace(/[-_]/g, ' ')).map((t) => t.term)),
  }));
  return (c, withContext) => {
    const query = counted(tokens(queryOf(c, withContext)));
    const share = (w) => (w.size === 0 ? 0 : [...w].filter((t) => query.has(t)).length / w.size);
    return { ranked: names.map((n) => ({ agent: n.agent, score: share(n.words) })).sort((a, b) => b.score - a.score) };
  };
}

// ── Figures ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Expected figures where several agents share a score. */
function placed(ranked, expected) {
  const own = ranked.find((r) => r.agent === expected)?.score ?? 0;
  const above = ranked.filter((r) => r.score > own + 1e-12).length;
  const tied = ranked.filter((r) => Math.abs(r.score - own) <= 1e-12).length;
  const sum = { top1: 0, top3: 0, mrr: 0 };
  for (let k = 1; k <= tied; k++) {
    if (above + k <= 1) sum.top1++;
    if (above + k <= 3) sum.top3++;
    sum.mrr += 1 / (above + k);
  }
  return { top1: sum.top1 / tied, top3: sum.top3 / tied, mrr: sum.mrr / tied };
}
const mean = (xs) => (xs.length === 0 ? 0 : xs.reduce((a, b) => a + b, 0) / xs.length);
const percent = (x) => (100 * x).toFixed(1).padStart(5);
const triple = (rows) => ['top1', 'top3', 'mrr'].map((k) => percent(mean(rows.map((r) => r[k])))).join(' ');

const measured = collections.map((collection) => ({ ...collection, cases: casesOf(collection) }));
const large = measured.filter((c) => c.cases.length >= FEWEST_CASES);
const rankers = {
  'name match': nameMatch,
  'TF-IDF': (c) => bags(c, tfidf),
  BM25: (c) => bags(c, bm25),
  words,
};

console.log(
  `${measured.length} collections, ${measured.reduce((n, c) => n + c.cases.length, 0)} cases; the example is left out`,
);
console.log(`${large.map((c) => `${c.name} ${c.candidates.length}/${c.cases.length}`).join(', ')} (agents/cases)\n`);
console.log('macro                        utterance            with context');
console.log('                       top-1 top-3   MRR     top-1 top-3   MRR');
const macro = {};
const answers = [];
for (const [label, make] of Object.entries(rankers)) {
  const perCollection = { utterance: [], context: [] };
  const lines = [];
  for (const collection of measured) {
    const rank = make(collection);
    const rows = { utterance: [], context: [] };
    for (const c of collection.cases) {
      for (const mode of ['utterance', 'context']) {
        const row = rank(c, mode === 'context');
        const place = placed(row.ranked, c.expected);
        rows[mode].push(place);
        if (label === 'words') answers.push({ mode, collection: collection.name, row, right: place.top1 });
      }
    }
    if (collection.cases.length < FEWEST_CASES) continue;
    for (const mode of ['utterance', 'context']) {
      perCollection[mode].push(
        Object.fromEntries(['top1', 'top3', 'mrr'].map((k) => [k, mean(rows[mode].map((r) => r[k]))])),
      );
    }
    lines.push(`  ${collection.name.slice(0, 19).padEnd(19)}  ${triple(rows.utterance)}     ${triple(rows.context)}`);
  }
  macro[label] = perCollection;
  console.log(`${label.padEnd(21)}  ${triple(perCollection.utterance)}     ${triple(perCollection.context)}`);
  if (label === 'words') console.log(lines.join('\n'));
}

console.log('\nconfidence             cases   ECE   said clear  right then');
const calibration = {};
for (const mode of ['utterance', 'context']) {
  const mine = answers.filter((a) => a.mode === mode);
  const bins = Array.from({ length: 10 }, () => []);
  for (const a of mine) bins[Math.min(9, Math.floor(a.row.confidence * 10))].push(a);
  const gap = (bin) => Math.abs(mean(bin.map((a) => a.row.confidence)) - mean(bin.map((a) => a.right)));
  const ece = bins.reduce((sum, bin) => sum + (bin.length === 0 ? 0 : (bin.length / mine.length) * gap(bin)), 0);
  const clear = mine.filter((a) => a.row.verdict === 'clear');
  calibration[mode] = { ece: 100 * ece, clear: 100 * mean(clear.map((a) => a.right)) };
  console.log(
    `${mode.padEnd(21)}  ${String(mine.length).padStart(5)} ${(100 * ece).toFixed(1).padStart(5)}   ${percent(clear.length / mine.length)}       ${percent(mean(clear.map((a) => a.right)))}`,
  );
  const verdicts = {};
  for (const a of mine) {
    verdicts[a.row.verdict] ??= [];
    verdicts[a.row.verdict].push(a);
  }
  console.log(
    `  ${Object.entries(verdicts)
      .map(([v, rows]) => `${v} ${rows.length} (${percent(mean(rows.map((a) => a.right))).trim()} % right)`)
      .join(', ')}`,
  );
}

// ── Prompts no agent is for ──────────────────────────────────────────────────────────────────────────────────────────

const negatives = (file) => JSON.parse(readFileSync(join(root, 'test/fixtures/routing', file), 'utf8'));
const none = { kept: [], 'off-topic': [], chores: [] };
for (const collection of large) {
  const index = createWordIndex(collection.candidates);
  const rejected = (prompts) => mean(prompts.map((p) => (rankByWords(index, p).verdict === 'none' ? 1 : 0)));
  const examples = answers.filter((a) => a.collection === collection.name && a.mode === 'utterance');
  none.kept.push(mean(examples.map((a) => (a.row.verdict === 'none' ? 0 : 1))));
  for (const kind of ['off-topic', 'chores'])
    none[kind].push(rejected(negatives(`${kind}.json`).map((text) => ({ text }))));
}
console.log('\nprompts no agent is for (macro over the collections above)');
console.log(`examples kept          ${percent(mean(none.kept))}   least ${percent(Math.min(...none.kept))}`);
console.log(
  `off-topic rejected     ${percent(mean(none['off-topic']))}   least ${percent(Math.min(...none['off-topic']))}`,
);
console.log(`chores rejected        ${percent(mean(none.chores))}   least ${percent(Math.min(...none.chores))}`);

// ── Speed ────────────────────────────────────────────────────────────────────────────────────────────────────────────

console.log('\nspeed                  build   query p50/p95   one agent replaced p50/p95');
const everyone = measured.flatMap((c) => c.candidates.map((a) => ({ ...a, name: `${c.name}/${a.name}` })));
const prompts = measured.flatMap((c) =>
  c.cases.map((x) => ({ text: x.utterance, ...(x.context && { context: x.context }) })),
);
const quantile = (xs, q) => [...xs].sort((a, b) => a - b)[Math.floor(q * (xs.length - 1))] ?? 0;
const timed = (run) => {
  const start = performance.now();
  run();
  return performance.now() - start;
};
v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc');
/** Buffers are freed some time after they are collected. */
const held = async () => {
  for (let i = 0; i < 3; i++) {
    collect();
    await new Promise((done) => setTimeout(done, 50));
  }
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
};
const largest = {};
for (const size of [10, 100, 1000]) {
  const agents = Array.from({ length: size }, (_, i) => {
    const a = everyone[(i * 7) % everyone.length];
    return { ...a, name: `${a.name}-${i}` };
  });
  let index = createWordIndex(agents);
  const built = timed(() => {
    index = createWordIndex(agents);
  });
  const queries = prompts.slice(0, 300).map((p) => timed(() => rankByWords(index, p)));
  const edits = agents
    .slice(0, 100)
    .map((a) => timed(() => index.put({ ...a, description: `${a.description} harbour` })));
  const ms = (xs, q) => quantile(xs, q).toFixed(2);
  Object.assign(largest, { agents, query: quantile(queries, 0.95), edit: quantile(edits, 0.95) });
  console.log(
    `${String(size).padStart(5)} agents       ${built.toFixed(0).padStart(6)} ms  ${ms(queries, 0.5)}/${ms(queries, 0.95)} ms    ${ms(edits, 0.5)}/${ms(edits, 0.95)} ms`,
  );
}

{
  const { agents } = largest;
  const before = await held();
  const index = createWordIndex(agents);
  const tried = agents.map(triedWith);
  const memory = (await held()) - before;
  const steps = [];
  const run = (generator) => {
    let result;
    do {
      // Processor time of this process, independent of other load.
      const start = process.cpuUsage();
      result = generator.next();
      const { user, system } = process.cpuUsage(start);
      steps.push((user + system) / 1000);
    } while (!result.done);
    return result.value;
  };
  const whole = timed(() => run(workspaceRouting(index, tried)));
  const notes = timed(() => tried.slice(0, 500).map((each) => run(notesOn(index, each))));
  Object.assign(largest, { memory, step: quantile(steps, 0.99) });
  console.log(
    `1,000 agents: ${memory.toFixed(0)} MB; the whole table ${(whole / 1000).toFixed(1)} s, notes on 500 ${(notes / 1000).toFixed(1)} s, in ${steps.length} steps, p99 ${largest.step.toFixed(2)} ms, longest ${Math.max(...steps).toFixed(1)} ms`,
  );
}

// ── Floors ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const got = (mode, k) => 100 * mean(macro.words[mode].map((r) => r[k]));
const checks = [
  ...['utterance', 'context'].flatMap((m) => ['top1', 'top3'].map((k) => [`${m} ${k}`, got(m, k), FLOOR[m][k], 1])),
  ...['utterance', 'context'].map((m) => [`${m} ECE`, calibration[m].ece, FLOOR.ece, -1]),
  ...['utterance', 'context'].map((m) => [`${m} right where clear`, calibration[m].clear, FLOOR.clear, 1]),
  ['examples kept', 100 * mean(none.kept), REJECTED.kept, 1],
  ['off-topic rejected', 100 * mean(none['off-topic']), REJECTED.offTopic, 1],
  ['query of 1,000, p95 ms', largest.query, LIMITS.query, -1],
  ['edit of one of 1,000, p95 ms', largest.edit, LIMITS.edit, -1],
  ['memory of 1,000, MB', largest.memory, LIMITS.memory, -1],
  ['step of the analysis, p99 ms', largest.step, LIMITS.step, -1],
];
console.log('');
for (const [label, value, floor, sign] of checks) {
  const held = sign * (value - floor) >= 0;
  console.log(
    `${held ? 'held ' : 'MISSED'} ${label}: ${value.toFixed(1)} (${sign > 0 ? 'at least' : 'at most'} ${floor})`,
  );
  if (!held) process.exitCode = 1;
}
