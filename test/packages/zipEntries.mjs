// The names and texts in a zip file, for tests that look into a VSIX.
import { text } from 'node:stream/consumers';
import yauzl from 'yauzl';

/**
 * @param {string} file
 * @returns {Promise<Map<string, string>>} in the order of the zip
 */
export async function zipEntries(file) {
  const zip = await yauzl.openPromise(file);
  const entries = new Map();
  for await (const entry of zip.eachEntry())
    entries.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)));
  return entries;
}
