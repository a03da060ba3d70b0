// package.json as each package has it, out of the one of the checkout: what one host needs is no burden to another. And which bundles
// go with it. Text in, text out: it writes nothing.

const isBrowsers = (bundle) => bundle.startsWith('browser');
const isPage = (bundle) => bundle.startsWith('preview');

const without = (manifest, ...keys) =>
  `${JSON.stringify(Object.fromEntries(Object.entries(manifest).filter(([key]) => !keys.includes(key))), null, 2)}\n`;

/**
 * The two extensions, since one with the bundles of both hosts would be half as large again: one for every editor with a Node in it, and
 * one that VS Code's shop gives to browsers (`target`; a package without one is for all the others).
 */
export const EXTENSIONS = [
  {
    ending: 'vsix',
    target: undefined,
    manifestOf: (manifest) => without(manifest, 'browser'),
    holds: (bundle) => !isBrowsers(bundle),
  },
  {
    ending: 'web.vsix',
    target: 'web',
    manifestOf: (manifest) => without(manifest, 'main', 'bin'),
    holds: (bundle) => isBrowsers(bundle) || isPage(bundle),
  },
];

/** The list of what the packer of the VSIX may take, for some of the bundles. */
export function ignoreFileFor(text, bundles) {
  const all = '!dist/*.js\n!dist/*.css\n';
  if (!text.includes(all)) throw new Error('.vscodeignore has no line for the bundles');
  return text.replace(all, bundles.map((bundle) => `!dist/${bundle}\n`).join(''));
}

/** Without what only VS Code reads, and with the words its translation table has for the description. */
export function npmManifest({ name, version, description, keywords, license, repository, bin, engines }, texts) {
  const [, key] = /^%(.+)%$/.exec(description) ?? [];
  const words = key === undefined ? description : texts[key];
  return without({
    name,
    version,
    description: words,
    keywords,
    license,
    repository,
    bin,
    engines: { node: engines.node },
  });
}
