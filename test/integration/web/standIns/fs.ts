// What the suites use of `node:fs`, for an extension host without Node: the fixtures they read, which were put into their bundle.

/** By path below the checkout. */
declare const SUBAGENTS_TEST_FIXTURES: Readonly<Record<string, string>>;

const below = (folder: string): readonly string[] =>
  Object.keys(SUBAGENTS_TEST_FIXTURES).filter((file) => file.startsWith(`${folder}/`));

export const existsSync = (file: string): boolean =>
  Object.hasOwn(SUBAGENTS_TEST_FIXTURES, file) || below(file).length > 0;

/** Names of the files right in it. */
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
