// What both packages have in common: the same bytes wherever they are packed, small, and without telemetry.

import { chmodSync, readFileSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyCheckout, sourceFiles } from '../../release/checkout.mjs';
import { packInto, sha256 } from '../../release/pack.mjs';
import { projectRoot } from '../support/shared';
import { artefact, artefacts, emptyFolder, removeFolders } from './artefacts';

let elsewhere: Awaited<ReturnType<typeof packInto>>;

beforeAll(async () => {
  const folder = copyCheckout(path.join(emptyFolder(), 'a folder of another name'));
  for (const file of sourceFiles()) {
    const copy = path.join(folder, file);
    utimesSync(copy, 1_000_000_000, 1_000_000_000);
    chmodSync(copy, 0o600);
  }
  elsewhere = await packInto(folder, emptyFolder());
}, 300_000);
afterAll(removeFolders);

test.each(['vsix', 'tgz', 'cdx.json'] as const)(
  'the .%s has the same bytes when it is packed in another folder, with other times and modes',
  (ending) => {
    expect(sha256(elsewhere[ending]), 'another than in artefacts/; npm run pack makes those anew').toBe(
      sha256(artefact(ending)),
    );
  },
);

test('SHA256SUMS has the sums of the artefacts', () => {
  const lines = readFileSync(path.join(artefacts, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  for (const line of lines) {
    const [sum, name = ''] = line.split('  ');
    expect(sum, name).toBe(sha256(path.join(artefacts, name)));
  }
});

test.each(['vsix', 'tgz'] as const)('the .%s is smaller than 1 MB', (ending) => {
  const { size } = statSync(artefact(ending));
  console.log(`${ending}: ${size} bytes`);
  expect(size).toBeLessThan(1_000_000);
});

test('the README says that nothing is sent and that there is no telemetry', () => {
  expect(readFileSync(path.join(projectRoot, 'README.md'), 'utf8')).toContain(
    'Nothing is sent anywhere. No telemetry.',
  );
});
