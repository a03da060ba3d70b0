// What users read in the manifest stands in package.nls.json and its translations, and in each of them the same.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const manifest = read('package.json');
const english = texts('package.nls.json');
const translations = readdirSync(root).filter((file) => /^package\.nls\..+\.json$/.test(file));

/** What VS Code shows of a manifest; `description` and `title` are users' texts wherever they stand. */
const SHOWN = new Set([
  'displayName',
  'description',
  'title',
  'shortTitle',
  'category',
  'name',
  'contextualTitle',
  'contents',
  'label',
  'altText',
  'markdownDescription',
  'deprecationMessage',
  'markdownDeprecationMessage',
  'enumDescriptions',
  'markdownEnumDescriptions',
  'enumItemLabels',
  'patternErrorMessage',
  'errorMessage',
  'placeholder',
]);

function texts(file: string): ReadonlyMap<string, string> {
  const all = Object.entries(read(file) as Record<string, unknown>);
  for (const [key, text] of all) if (typeof text !== 'string') throw new Error(`${file}: ${key} is no text`);
  return new Map(all as [string, string][]);
}

interface Place {
  readonly path: string;
  readonly text: string;
}

/** Every text at a place where VS Code shows it; a list of texts counts as its items. */
function* shown(node: unknown, at: readonly string[] = [], isShown = false): Iterable<Place> {
  if (typeof node === 'string') {
    if (isShown) yield { path: at.join('.'), text: node };
  } else if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) yield* shown(item, [...at, String(index)], isShown);
  } else if (typeof node === 'object' && node !== null) {
    for (const [key, value] of Object.entries(node)) yield* shown(value, [...at, key], SHOWN.has(key));
  }
}

/** Of the whole file only these parts are shown; `name` of the package itself, and of a problem matcher, is an identifier. */
function* shownInManifest(of: unknown): Iterable<Place> {
  const { displayName, description, capabilities, contributes } = of as Record<string, unknown>;
  for (const place of shown({ displayName, description, capabilities, contributes }))
    if (!/^contributes\.problemMatchers\.\d+\.name$/.test(place.path)) yield place;
}

const KEY = /^%([\w.-]+)%$/;
const literal = (of: unknown) =>
  [...shownInManifest(of)].filter(({ text }) => !KEY.test(text)).map(({ path: at, text }) => `${at}: ${text}`);
const used = new Set(
  [...JSON.stringify(manifest).matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key).filter((key) => key !== undefined),
);
const placeholders = (text: string) => [
  ...(text.match(/`[^`]*`/g) ?? []),
  ...(text.match(/\]\([^)]*\)/g) ?? []),
  ...(text.match(/%\d+|\{\d+\}/g) ?? []),
];

test('no text users read stands in the manifest itself', () => {
  expect([...shownInManifest(manifest)].length).toBeGreaterThan(50);
  expect(literal(manifest)).toEqual([]);
});

test('a text that is written into the manifest is found', () => {
  const with_ = {
    displayName: '%a%',
    contributes: {
      commands: [{ command: 'x.y', title: 'Do it', category: '%c%' }],
      configuration: { properties: { 'x.z': { enum: ['a'], enumDescriptions: ['First of all.'] } } },
    },
  };
  expect(literal(with_)).toEqual([
    'contributes.commands.0.title: Do it',
    'contributes.configuration.properties.x.z.enumDescriptions.0: First of all.',
  ]);
});

test('every key of the manifest has an English text, and no text is left over', () => {
  expect([...used].filter((key) => !english.has(key))).toEqual([]);
  expect([...english.keys()].filter((key) => !used.has(key))).toEqual([]);
});

test('there is a translation', () => {
  expect(translations).toContain('package.nls.zh-cn.json');
});

test.each(translations)('%s has the keys of the English, in its order', (file) => {
  expect([...texts(file).keys()]).toEqual([...english.keys()]);
});

test.each(translations)('%s keeps code spans and links as they are', (file) => {
  const changed = [...texts(file)].filter(
    ([key, text]) =>
      placeholders(text).sort().join('\n') !==
      placeholders(english.get(key) ?? '')
        .sort()
        .join('\n'),
  );
  expect(changed.map(([key]) => key)).toEqual([]);
});
