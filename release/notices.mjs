// `npm run notices`: writes ThirdPartyNotices.txt with the licences of bundled packages; `--check` only compares.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundledPackages } from './bundled.mjs';
import { ROOT } from './checkout.mjs';

const FILE = path.join(ROOT, 'ThirdPartyNotices.txt');
const LINE = '-'.repeat(78);

async function noticesText() {
  const packages = await bundledPackages();
  const sections = packages.map(({ name, version, licence, licences }) =>
    [LINE, `${name} ${version} (${licence})`, LINE, '', licences.join('\n\n'), ''].join('\n'),
  );
  const opening = `Subagent IntelliSense contains the work of others, under these licences.\nWritten by \`npm run notices\` from what the bundles hold; not to be edited by hand.\n`;
  return [opening, ...sections].join('\n');
}

export const noticesAreCurrent = async () => existsSync(FILE) && readFileSync(FILE, 'utf8') === (await noticesText());

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (!process.argv.includes('--check')) {
    writeFileSync(FILE, await noticesText());
  } else if (!(await noticesAreCurrent())) {
    console.error('ThirdPartyNotices.txt does not say what the bundles hold: npm run notices');
    process.exitCode = 1;
  }
}
