// package.json as the npm package has it, out of the one of the checkout. Text in, text out: it writes nothing.

/** Without what only VS Code reads, and with the words its translation table has for the description. */
export function npmManifest({ name, version, description, keywords, license, repository, bin, engines }, texts) {
  const [, key] = /^%(.+)%$/.exec(description) ?? [];
  const words = key === undefined ? description : texts[key];
  const kept = {
    name,
    version,
    description: words,
    keywords,
    license,
    repository,
    bin,
    engines: { node: engines.node },
  };
  return `${JSON.stringify(kept, null, 2)}\n`;
}
