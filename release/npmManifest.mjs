// Derives the npm package's package.json from that of the checkout; writes nothing.

/** Without VS Code's properties, and with placeholders replaced by their English texts. */
export function npmManifest(
  { name, version, description, keywords, license, repository, bin, exports, engines },
  texts,
) {
  const [, key] = /^%(.+)%$/.exec(description) ?? [];
  const words = key === undefined ? description : texts[key];
  const kept = {
    name,
    version,
    description: words,
    keywords,
    license,
    repository,
    // For tools that do not know `exports`.
    main: exports['.'].require.default,
    types: exports['.'].require.types,
    exports,
    bin,
    engines: { node: engines.node },
  };
  return `${JSON.stringify(kept, null, 2)}\n`;
}
