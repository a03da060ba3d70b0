// Shim of `node:fs` for suites in an extension host without Node: reads the fixtures in the bundle.

/** By path relative to the checkout. */
declare const SUBAGENTS_TEST_FIXTURES: Readonly<Record<string, string>>;

const below = (folder: string): readonly string[] =>
  Object.keys(SUBAGENTS_TEST_FIXTURES).filter((file) => file.startsWith(`${folder}/`));

export const existsSync = (file: string): boolean =>
  Object.hasOwn(SUBAGENTS_TEST_FIXTURES, file) || below(file).length > 0;

/** Names of files, without folders. */
export const readdirSync = (folder: string): string[] =>
  below(folder)
    .map((file) => file.slice(folder.length + 1))
    .filter((name) => !name.includes('/'));

export function readFileSync(file: string): string {
  const text = SUBAGENTS_TEST_FIXTURES[file];
  if (text === undefined) throw new Error(`${file} is not in the bundle`);
  return text;
}

export function writeFileSync(): never {
  throw new Error('nothing can be written to a disk here');
}
