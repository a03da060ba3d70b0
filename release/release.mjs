// `npm run release -- VERSION|patch|minor|major [--dry-run]`: versions, checks, packs, commits and tags; publishes nothing.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { mistakesIn, notesOf, withRelease } from './changelog.mjs';
import { ROOT } from './checkout.mjs';
import { noticesAreCurrent } from './notices.mjs';
import { packCheckout, sha256 } from './pack.mjs';
import { run } from './run.mjs';

class Refused extends Error {}

const read = (folder, file) => readFileSync(path.join(folder, file), 'utf8');
const git = (...args) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();

/** A version as a string with the same sort order. */
const inOrder = (version) =>
  version
    .split('.')
    .map((part) => part.padStart(9, '0'))
    .join('.');

function nextVersion(current, asked) {
  const parts = current.split('.').map(Number);
  const place = ['major', 'minor', 'patch'].indexOf(asked);
  const next = place < 0 ? asked : parts.map((part, at) => (at < place ? part : at === place ? part + 1 : 0)).join('.');
  if (!/^\d+\.\d+\.\d+$/.test(next)) throw new Refused(`${next} is no version: patch, minor, major or three numbers`);
  if (inOrder(next) <= inOrder(current)) throw new Refused(`${next} does not come after ${current}`);
  return next;
}

/** Writes the version into manifests, changelog and pages of a folder. */
function writeVersion(folder, current, next, day) {
  const change = (file, to) => writeFileSync(path.join(folder, file), to(read(folder, file)));
  const first = `"version": "${current}"`;
  change('package.json', (text) => text.replace(first, `"version": "${next}"`));
  change('package-lock.json', (text) =>
    text.replace(first, `"version": "${next}"`).replace(first, `"version": "${next}"`),
  );
  change('CHANGELOG.md', (text) => withRelease(text, next, day));
  for (const page of ['docs/ci.md', 'README.md'])
    change(page, (text) =>
      text
        .replaceAll(`subagent-intellisense@${current}`, `subagent-intellisense@${next}`)
        .replaceAll(`subagent-intellisense@v${current}`, `subagent-intellisense@v${next}`)
        .replaceAll(`rev: v${current}`, `rev: v${next}`),
    );
}

async function refuseIfNotReady(next) {
  const mistakes = mistakesIn(read(ROOT, 'CHANGELOG.md'));
  if (mistakes.length > 0) throw new Refused(`CHANGELOG.md: ${mistakes.join('; ')}`);
  if (!(await noticesAreCurrent())) throw new Refused('ThirdPartyNotices.txt is not current: npm run notices');
  if (git('tag', '--list', `v${next}`) !== '') throw new Refused(`there is a tag v${next} already`);
}

function listFiles(files) {
  for (const file of Object.values(files))
    console.log(`${path.basename(file).padEnd(44)} ${String(statSync(file).size).padStart(8)} bytes  ${sha256(file)}`);
}

async function release({ asked, dry }) {
  const current = JSON.parse(read(ROOT, 'package.json')).version;
  const next = nextVersion(current, asked);
  const day = new Date().toISOString().slice(0, 10);
  await refuseIfNotReady(next);
  const unsaved = git('status', '--porcelain') !== '';
  if (dry) {
    const out = mkdtempSync(path.join(os.tmpdir(), 'subagents-release-'));
    try {
      listFiles(await packCheckout(out, (folder) => writeVersion(folder, current, next, day)));
    } finally {
      rmSync(out, { recursive: true, force: true, maxRetries: 3 });
    }
    console.log(
      `\nThis would be ${next}. Nothing was changed. Without --dry-run npm test runs first; then come commit and tag.`,
    );
    if (unsaved) console.log('There are changes that are not committed; a release refuses those.');
    return;
  }
  if (unsaved) throw new Refused('there are changes that are not committed');
  run(process.execPath, ['test/lanes.mjs'], { cwd: ROOT, stdio: 'inherit' });
  writeVersion(ROOT, current, next, day);
  const out = path.join(ROOT, 'artefacts');
  rmSync(out, { recursive: true, force: true });
  listFiles(await packCheckout(out));
  writeFileSync(path.join(out, 'notes.md'), `${notesOf(read(ROOT, 'CHANGELOG.md'), next)}\n`);
  git('commit', '--all', '--message', `Release ${next}`);
  git('tag', '--annotate', `v${next}`, '--message', `Release ${next}`);
  console.log(`\nCommitted and tagged as v${next}. \`git push --follow-tags\` publishes it.`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'dry-run': { type: 'boolean', default: false } },
});
if (positionals.length !== 1) {
  console.error('npm run release -- VERSION|patch|minor|major [--dry-run]');
  process.exit(2);
}
try {
  await release({ asked: positionals[0], dry: values['dry-run'] });
} catch (error) {
  console.error(error instanceof Refused ? `Not released: ${error.message}.` : error);
  process.exitCode = 1;
}
