// Generates test/fixtures/fix-cases.json: files with fixes that must not change what Claude Code reads; run by hand.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { askRuntime } from './askRuntime.mjs';
import { bundled } from './bundle.mjs';
import { installRuntime } from './install.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const WANTED = 200;
const folder = mkdtempSync(path.join(os.tmpdir(), 'subagents-fix-cases-'));
const { contextOf, check, fixesOf, applyEdits } = await bundled('test/runtime/product.ts');

let state = 20261120;
const random = (below) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
const pick = (items) => items[random(items.length)];
const words =
  'use this agent when a change is ready to be reviewed before it lands on main and somebody asks for a second look at ports ledgers tides'.split(
    ' ',
  );
const pieces = [
  ': ',
  ' # ',
  '\\n',
  '\\n\\n',
  ' "quoted" ',
  " don't ",
  ' \\ ',
  ' <example>user: "go on"</example> ',
  ' — ',
  ' é ',
  ' {a} ',
  ' [b] ',
  ' *c* ',
  ' & ',
  ' ! ',
  ' % ',
  ' @d ',
  ' `e` ',
  ' ‚ ',
  ' \u2028',
  '  ',
  ' -- ',
  ' | ',
  ' > ',
  ' : ',
  '\\t',
  ' 😀 ',
  ' \\\\n ',
  ' \\" ',
];
const text = () =>
  Array.from({ length: 3 + random(12) }, () => (random(3) === 0 ? pick(pieces) : ` ${pick(words)}`))
    .join('')
    .trim();
const forms = [
  (value) => value,
  (value) => value,
  (value) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`,
  (value) => `'${value.replaceAll("'", "''")}'`,
];
const RULES = new Set(['description-needs-quotes', 'description-escaped-newlines', 'value-needs-quotes']);

const cases = [];
for (let tries = 0; cases.length < WANTED * 1.3 && tries < 20_000; tries++) {
  const name = `case-${cases.length}`;
  const extra = pick([
    '',
    'tools: Read, Grep\n',
    'model: sonnet\n',
    'color: red\nmodel: inherit\n',
    'tools:\n  - Read\n',
  ]);
  const before = `---\nname: ${name}\ndescription: ${pick(forms)(text())}\n${extra}---\nBody ${cases.length}.\n`;
  const context = contextOf(before, { path: `.claude/agents/${name}.md` });
  if (context.verdict.status !== 'loads') continue;
  const finding = check(context).find((each) => RULES.has(each.rule));
  const fix = finding && fixesOf(finding, context)[0];
  if (fix?.safe) cases.push({ rule: finding.rule, before, after: applyEdits(before, fix.edits) });
}
const { program, reason } = installRuntime('2.1.329');
if (!program) throw new Error(reason);
const asked = { before: undefined, after: undefined };
for (const side of ['before', 'after']) {
  const at = mkdtempSync(path.join(folder, `${side}-`));
  for (const [i, each] of cases.entries()) writeFileSync(path.join(at, `${i}.md`), each[side]);
  asked[side] = await askRuntime(program, at);
}
const kept = [];
let lost = 0;
for (const [i, each] of cases.entries()) {
  const [was, is] = ['before', 'after'].map((side) => asked[side].agents.get(`${i}.md`));
  if (JSON.stringify(was) !== JSON.stringify(is)) {
    lost++;
    console.log(`differs: ${JSON.stringify({ ...each, was, is })}`);
  } else if (was) kept.push({ ...each, ...was });
}
rmSync(folder, { recursive: true, force: true });
console.log(
  `${cases.length} asked of Claude Code ${asked.before.version}: ${kept.length} the same before and after, ${lost} differ`,
);
if (lost > 0) process.exit(1);
writeFileSync(
  path.join(root, 'test/fixtures/fix-cases.json'),
  `${JSON.stringify({ runtime: asked.before.version, cases: kept.slice(0, WANTED) }, null, 1)}\n`,
);
