// Prints the changelog entries of the version in package.json, for the release page.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { notesOf } from './changelog.mjs';
import { ROOT } from './checkout.mjs';

const read = (file) => readFileSync(path.join(ROOT, file), 'utf8');
const { version } = JSON.parse(read('package.json'));
const notes = notesOf(read('CHANGELOG.md'), version);
if (notes === undefined) {
  console.error(`CHANGELOG.md says nothing of ${version}`);
  process.exitCode = 1;
} else {
  console.log(notes);
}
