// Tests learning from a real Claude Code with a catalogue of three releases before; offline and without a login.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { askRuntime } from './askRuntime.mjs';
import { bundled } from './bundle.mjs';
import { installRuntime } from './install.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const HELD_BACK = '2.1.329';
const LEARNED = '2.1.332';
/** Facts that can be probed in 2.1.332 and do not exist in 2.1.329. */
const NEWS = { events: [{ name: 'PreSkillShellCommand', guard: true }], behaviours: ['uses-last-path'] };

export async function checkLearning() {
  const { program, reason } = installRuntime(LEARNED);
  if (!program) {
    console.log(`skip learning: ${reason}`);
    return { passed: 0, failed: 0 };
  }
  const { learnFrom, versionWith, loads, loaderDoes } = await bundled('test/runtime/product.ts', [heldBack]);
  const started = Date.now();
  const facts = await learnFrom({
    program: { file: program, called: program, searchPath: process.env.PATH ?? '' },
    signal: new AbortController().signal,
  });
  const seconds = Math.round((Date.now() - started) / 1000);
  const results = [];
  const check = (title, passed, detail = '') => {
    console.log(`${passed ? 'ok  ' : 'FAIL'} learning: ${title}${passed ? '' : ` ${detail}`}`);
    results.push(passed);
  };
  const { version, models: _, aliases: __, ...news } = facts ?? {};
  const nothing = { tools: [], hookTypes: [], fields: [], values: [] };
  check(`from ${version}, within a minute (${seconds} s)`, version === LEARNED && seconds < 60);
  check('what is new and nothing else', sameFacts(news, { ...nothing, ...NEWS }), JSON.stringify(news));
  const texts = shapes();
  const real = await loadedBy(program, texts);
  const plain = texts.filter((text, at) => loads(text, LEARNED) !== real[at]).length;
  const learned = versionWith(facts);
  const wrong = texts.filter((text, at) => loads(text, learned) !== real[at]);
  check(`${plain} of ${texts.length} verdicts are wrong without it`, plain > 0);
  check('none is wrong with it', wrong.length === 0, JSON.stringify(wrong.slice(0, 3)));
  check(
    'which of two files of one name is used',
    !loaderDoes('uses-last-path', LEARNED) && loaderDoes('uses-last-path', learned),
  );
  check(
    'other versions are judged as before',
    texts.every((text) => loads(text, HELD_BACK) === loads(text, LEARNED)),
  );
  return { passed: results.filter(Boolean).length, failed: results.filter((passed) => !passed).length };
}

const sameFacts = (a, b) => JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

/** Shapes of hooks that are recorded for known guards, with the new event in the guard's place. */
function shapes() {
  const recorded = JSON.parse(readFileSync(path.join(root, 'test/fixtures/hook-shapes.json'), 'utf8')).shapes;
  const fields = recorded
    .map((shape) => shape.fields.join('\n'))
    .filter((text) => /PreToolUse|PermissionRequest/.test(text));
  return [...new Set(fields)].map((text, at) => {
    const changed = text.replaceAll(/PreToolUse|PermissionRequest/g, NEWS.events[0].name);
    return `---\nname: shape-${at}\ndescription: Use this agent for a probe.\n${changed}\n---\nWait.\n`;
  });
}

async function loadedBy(program, texts) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'subagents-learn-'));
  try {
    for (const [at, text] of texts.entries()) writeFileSync(path.join(folder, `${at}.md`), text);
    const { agents } = await askRuntime(program, folder);
    return texts.map((_, at) => agents.has(`${at}.md`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The catalogue without later facts. */
const heldBack = {
  name: 'held-back',
  setup(build) {
    build.onLoad({ filter: /generated[/\\](?:catalogue|fieldModel)\.json$/ }, ({ path: file }) => ({
      contents: JSON.stringify(without(JSON.parse(readFileSync(file, 'utf8')))),
      loader: 'json',
    }));
  },
};

const isLater = ({ since }) => typeof since === 'string' && number(since) > number(HELD_BACK);
const number = (version) => version.split('.').reduce((sum, part) => sum * 10_000 + Number(part), 0);

function without(value) {
  if (Array.isArray(value))
    return value.filter((each) => !(each && typeof each === 'object' && isLater(each))).map(without);
  if (!value || typeof value !== 'object') return value === LEARNED ? HELD_BACK : value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, without(each)]));
}
