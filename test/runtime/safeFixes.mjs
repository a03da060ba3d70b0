// Checks with the runtime that safe fixes keep what an agent gets; asks before and after each fix, with a fake model API.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ask } from '../drift/ask.mjs';
import { bundled } from './bundle.mjs';
import { quietEnvironment } from './quiet.mjs';

const seeded = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../fixtures/seeded');
const WANTED = 520;
const AT_LEAST = { pairs: 500, rules: 15 };
/** Limit per rule, so that no rule dominates. */
const MOST_OF_A_RULE = 60;
const SIDES = ['before', 'after'];
/** Not started: agents with MCP servers would run them, and those with a worktree would create one. */
const NOT_STARTED = /mcpservers|isolation|worktree/i;

/** `{ passed, failed }` in pairs of files; prints a summary. */
export async function checkSafeFixes(program, leading = []) {
  const product = await bundled('test/runtime/product.ts');
  const version = versionOf(program, leading);
  const { pairs, rules } = safePairs(product, version);
  const runtime = { program, leading };
  const names = pairs.filter((pair) => !NOT_STARTED.test(pair.before.doc.text)).map(({ name }) => name);
  const starts = (name) => names.some((each) => name.includes(each));
  const filesOf = (side) => pairs.map((pair, at) => ({ file: `${at}.md`, bytes: Buffer.from(pair[side].doc.text) }));
  const [before, after] = await Promise.all(SIDES.map((side) => ask(runtime, filesOf(side), starts)));
  const answers = { before, after };
  const wrong = pairs.flatMap((pair, at) => {
    const [was, is] = SIDES.map((side) => seenOf(pair[side], answers[side], at, product));
    const faults = [
      ...was.faults.map((fault) => `before: ${fault}`),
      ...is.faults.map((fault) => `after: ${fault}`),
      ...harms(pair, was.seen, is.seen, product),
    ];
    return faults.length > 0
      ? [{ rule: pair.rule, faults, before: pair.before.doc.text, after: pair.after.doc.text }]
      : [];
  });
  for (const each of wrong.slice(0, 5)) console.log(`  ${JSON.stringify(each)}`);
  const started = before.started.size + after.started.size;
  const enough = pairs.length >= AT_LEAST.pairs && rules.size >= AT_LEAST.rules;
  console.log(
    `${wrong.length === 0 && enough ? 'ok  ' : 'FAIL'} safe fixes: ${pairs.length} of ${rules.size} rules, ${started} agents started, ${wrong.length} wrong (Claude Code ${version})`,
  );
  return { passed: pairs.length - wrong.length, failed: wrong.length + (enough ? 0 : 1) };
}

const versionOf = (program, leading) => {
  const env = quietEnvironment(os.tmpdir());
  const { stdout } = spawnSync(program, [...leading, '--version'], { encoding: 'utf8', env });
  return /^[\d.]+/.exec(stdout ?? '')?.[0];
};

/** Files with unique names; `rule` is `all safe fixes` for the result of fix-all. */
function safePairs(
  { check, safeFixOf, placesOf, fixText, applyEdits, contextOf, strict, WRITTEN_NAME, ...product },
  claudeVersion,
) {
  const judged = (text) => contextOf(text, { options: { claudeVersion } });
  const pairs = [];
  const counts = new Map();
  const seen = new Set();
  const add = (rule, before, after) => {
    const count = counts.get(rule) ?? 0;
    const key = JSON.stringify([before, after]);
    if (count >= MOST_OF_A_RULE || after === before || seen.has(key) || pairs.length >= WANTED) return;
    seen.add(key);
    counts.set(rule, count + 1);
    const name = `agent-${10_000 + pairs.length}`;
    const context = (text) => judged(text.replaceAll(WRITTEN_NAME, name));
    pairs.push({ rule, name, before: context(before), after: context(after) });
  };
  for (const text of textsOf({ WRITTEN_NAME, ...product })) {
    if (pairs.length >= WANTED) break;
    const context = judged(text);
    for (const finding of check(context, strict).flatMap(placesOf)) {
      const fix = safeFixOf(finding, context);
      if (fix) add(finding.rule, text, applyEdits(text, fix.edits));
    }
    add('all safe fixes', text, fixText(context, judged, strict).text);
  }
  return { pairs, rules: new Set([...counts.keys()].filter((rule) => rule !== 'all safe fixes')) };
}

/** Files with a name that can be replaced by one of the same length. */
function textsOf({ rules, slipTexts, singleFields, writtenAgents, WRITTEN_NAME }) {
  const named = (text) => text.replace(/^(\s*name\s*:\s*["']?)[\w-]+/im, (_line, lead) => lead + WRITTEN_NAME);
  const fixtures = readdirSync(seeded, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => named(readFileSync(path.join(seeded, file), 'utf8')));
  const given = [...rules.map(({ docs }) => named(docs.bad)), ...fixtures, ...singleFields()];
  const slips = slipTexts().map(({ text }) => named(text));
  const drawn = writtenAgents(20261130, 400);
  const mixed = Array.from({ length: Math.max(slips.length, drawn.length) }, (_none, at) => [drawn[at], slips[at]]);
  return [...given, ...mixed.flat().filter((text) => text !== undefined)].filter((text) => text.includes(WRITTEN_NAME));
}

/** The runtime's answer for a file, and where it differs from this project's. */
function seenOf({ verdict, options }, answer, at, { effectiveToolsOf }) {
  const listed = answer.agents.get(`${at}.md`);
  if (verdict.status !== 'loads' || !listed)
    return {
      seen: undefined,
      faults: (verdict.status === 'loads') === (listed !== undefined) ? [] : [`${verdict.status}, listed: ${!!listed}`],
    };
  const started = answer.started.get(listed.name);
  const faults = ['name', 'description', 'model']
    .filter((key) => verdict[key] !== listed[key])
    .map((key) => `${key} is ${JSON.stringify(listed[key])}, not ${JSON.stringify(verdict[key])}`);
  const ours = effectiveToolsOf(verdict, options.claudeVersion);
  const expected =
    ours.status === 'refused' ? 'refused' : ours.status === 'none' ? '' : [...ours.tools].sort().join(' ');
  const real = started?.refused === undefined ? started?.tools.toSorted().join(' ') : 'refused';
  // Without MCP servers, an agent with only their tools is refused.
  const onlyServers = ours.status === 'granted' && ours.tools.length === 0;
  if (started && real !== (onlyServers ? 'refused' : expected)) faults.push(`tools are ${real}, not ${expected}`);
  return { seen: { ...listed, ...started }, faults };
}

/** Violations of the definition of a safe fix in the runtime's answers. */
function harms({ before, after, rule }, was, is, { harmsOf, RENAMES }) {
  const found = rule === 'all safe fixes' ? [] : [...harmsOf(before, after)];
  if (!was) return found;
  if (!is) return [...found, 'is not listed any more'];
  if (was.name !== is.name) found.push('another name');
  if (was.description !== is.description && !/description/i.test(changedLines(before.doc.text, after.doc.text)))
    found.push('another description');
  if (!was.tools?.length) return found;
  if (was.model !== is.model) found.push('another model');
  const lost = was.tools.filter((tool) => !is.tools?.includes(tool));
  const written = new Set(
    before.doc.frontmatter.text
      .split(/[^\w*]+/)
      .flatMap((word) => [word, RENAMES[word] ?? word].map((each) => each.toLowerCase())),
  );
  const gained = (is.tools ?? []).filter((tool) => !was.tools.includes(tool) && !written.has(tool.toLowerCase()));
  if (lost.length > 0) found.push(`takes ${lost.join(', ')} away`);
  if (gained.length > 0) found.push(`gives ${gained.join(', ')}`);
  return found;
}

/** From the first to the last different character, after the field's name. */
function changedLines(before, after) {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  const field =
    before
      .slice(0, start)
      .match(/^[A-Za-z"']+(?=[ \t]*:)/gm)
      ?.at(-1) ?? '';
  return `${field}\n${before.slice(start)}`;
}
