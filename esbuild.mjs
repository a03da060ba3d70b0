// Builds every bundle the extension, the command line and the integration suites run from. It must never pull `vscode` or a
// test driver into a bundle, and it must stay the only place that says what a bundle is made of.
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { libraryTypes } from './release/libraryTypes.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
const suitesFolder = 'test/integration/suites';

/** VS Code 1.91, the oldest one supported, carries Node 20 and Chromium 124. */
const forNode = { platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };

/** Packages that name an entry for browsers give that one; nothing of Node can be reached. */
const forWorkers = { platform: 'browser', target: 'chrome124' };

/** The server without a host: the script of a worker, and what Node's bundles take everything from that is not Node's. */
const SHARED = 'sharedServer.js';
const isShared = (file) => /^(?:common\/src|server\/src\/(?:core|lsp))\//.test(file);
const IMPORT = /^(?:import|export)\s+(?!type\b)[^'";]*?\sfrom\s+'(\.[^']+)'/gm;

const LIBRARY = 'server/src/library.ts';

const filesBelow = (folder) =>
  readdirSync(path.join(root, folder), { recursive: true })
    .map((file) => path.join(folder, String(file)))
    .filter((file) => file.endsWith('.ts'));

/** Shared modules, below the root and without their ending. */
function importedBy(files) {
  const found = files.flatMap((file) =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(IMPORT)].map(([, to]) =>
      path.join(path.dirname(file), to).replaceAll(path.sep, '/'),
    ),
  );
  return [...new Set(found.filter(isShared))].sort();
}

const sharedSource = () => {
  const names = importedBy([...filesBelow('server/src/node'), LIBRARY]);
  return [
    `import './server/src/browser/main';`,
    ...names.map((name, at) => `import * as m${at} from './${name}';`),
    `export const modules = { ${names.map((name, at) => `'${name}': m${at}`).join(', ')} };`,
  ].join('\n');
};

const takeShared = {
  name: 'take what is shared from its bundle',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ path: to, resolveDir }) => {
      const file = path.relative(root, path.join(resolveDir, to)).replaceAll(path.sep, '/');
      return isShared(file) ? { path: file, namespace: 'shared' } : undefined;
    });
    build.onResolve({ filter: /./, namespace: 'shared' }, ({ path: to }) => ({ path: to, external: true }));
    build.onLoad({ filter: /./, namespace: 'shared' }, ({ path: file }) => ({
      contents: `module.exports = require('./${SHARED}').modules['${file}'];`,
    }));
  },
};

/** Generated data as text: `JSON.parse` reads it in half the time that the engine takes for an object literal. */
const jsonAsText = {
  name: 'keep generated data as text',
  setup(build) {
    build.onLoad({ filter: /server[\\/]src[\\/]generated[\\/]\w+\.json$/ }, ({ path: file }) => {
      const text = JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));
      return { contents: `export default JSON.parse(${JSON.stringify(text)});` };
    });
  },
};

/** Modules of Node that the protocol's packages use for other transports than the usual ones; loading them delays `initialize`. */
const lazyBuiltins = {
  name: 'load some modules of Node on their first use',
  setup(build) {
    build.onResolve({ filter: /^(?:crypto|child_process|net|os)$/ }, ({ path: name, importer }) =>
      /node_modules[\\/]vscode-/.test(importer) ? { path: name, namespace: 'lazy' } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'lazy' }, ({ path: name }) => ({
      contents: `module.exports = new Proxy({ __esModule: true }, { get: (own, key) => own[key] ?? require('node:${name}')[key] });`,
    }));
  },
};

/** js-yaml looks for a package at run time, to read functions that are never read here: wherever that lies, it is not loaded. */
const withoutEsprima = {
  name: 'load no package at run time',
  setup(build) {
    build.onLoad({ filter: /js-yaml[\\/]lib[\\/]js-yaml[\\/]type[\\/]js[\\/]function\.js$/ }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8').replace("_require('esprima')", 'undefined'),
    }));
  },
};

export const bundles = [
  {
    source: 'client/src/node.ts',
    out: 'dist/client.js',
    options: { ...forNode, external: ['vscode', './extension.js'] },
  },
  { source: 'client/src/node/extension.ts', out: 'dist/extension.js', options: { ...forNode, external: ['vscode'] } },
  {
    source: 'server/src/node/main.ts',
    out: 'dist/server.js',
    options: { ...forNode, external: ['./engine.js'], plugins: [lazyBuiltins] },
  },
  {
    source: 'server/src/node/engine.ts',
    out: 'dist/engine.js',
    options: { ...forNode, plugins: [takeShared, withoutEsprima] },
  },
  {
    source: 'server/src/node/cli.ts',
    out: 'dist/cli.js',
    options: {
      ...forNode,
      external: ['./server.js', './commandEngine'],
      // Else the engine would be read by the other module system, which takes longer to start than the engine.
      supported: { 'dynamic-import': false },
      banner: { js: '#!/usr/bin/env node' },
    },
  },
  {
    source: 'client/src/browser.ts',
    out: 'dist/browserClient.js',
    options: { ...forWorkers, format: 'cjs', external: ['vscode'] },
  },
  {
    source: 'server/src/browser/main.ts',
    out: `dist/${SHARED}`,
    options: {
      ...forWorkers,
      format: 'iife',
      globalName: 'shared',
      footer: { js: "if (typeof module === 'object') module.exports = shared;" },
      stdin: { contents: sharedSource(), resolveDir: root, loader: 'ts' },
    },
  },
  {
    source: 'server/src/node/checkWorker.ts',
    out: 'dist/checkWorker.js',
    options: { ...forNode, external: ['./commandEngine'], supported: { 'dynamic-import': false } },
  },
  {
    source: 'server/src/node/commandEngine.ts',
    out: 'dist/commandEngine.js',
    options: { ...forNode, plugins: [takeShared, withoutEsprima] },
  },
  // The library: by itself for browsers and for ECMAScript modules, over what is shared for `require`.
  { source: LIBRARY, out: 'dist/index.mjs', options: { ...forWorkers, format: 'esm', target: 'es2022' } },
  { source: LIBRARY, out: 'dist/index.cjs', options: { ...forNode, plugins: [takeShared] } },
  {
    source: 'client/src/webview/main.ts',
    out: 'dist/preview.js',
    options: { platform: 'browser', format: 'iife', target: 'chrome124' },
  },
  { source: 'client/src/webview/style.css', out: 'dist/preview.css', options: { target: 'chrome124' } },
];

const importing = (suites) => [...suites.map((name) => `import './${name}';`), `export { run } from './runner';`];

function suitesBundle() {
  const suites = readdirSync(path.join(root, suitesFolder)).filter((name) => name.endsWith('.test.ts'));
  return {
    source: suitesFolder,
    out: '.vscode-test/out/suites.js',
    options: {
      ...forNode,
      external: ['vscode'],
      sourcemap: 'inline',
      minify: false,
      stdin: { contents: importing(suites.sort()).join('\n'), resolveDir: path.join(root, suitesFolder), loader: 'ts' },
    },
  };
}

/** The suites for an extension host without Node: Node modules are replaced by shims, fixtures are inlined. */
export async function buildWebSuites({ suites, env, fixtures, outfile }) {
  const nodeShims = path.join(root, 'test/integration/web/nodeShims');
  await esbuild.build({
    ...optionsFor({ out: outfile, options: { ...forWorkers, format: 'cjs', external: ['vscode'] } }),
    sourcemap: 'inline',
    minify: false,
    stdin: { contents: importing(suites).join('\n'), resolveDir: path.join(root, suitesFolder), loader: 'ts' },
    entryPoints: [],
    alias: Object.fromEntries(
      ['assert/strict', 'fs', 'path'].map((name) => [`node:${name}`, path.join(nodeShims, `${name.split('/')[0]}.ts`)]),
    ),
    define: {
      'process.env': JSON.stringify(env),
      'process.version': '"none"',
      SUBAGENTS_TEST_FIXTURES: JSON.stringify(fixtures),
    },
  });
}

/** What esbuild is asked for one bundle. */
export function optionsFor(bundle, { dev = false, watch = false } = {}) {
  return {
    absWorkingDir: root,
    bundle: true,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    minify: !dev && !watch,
    sourcemap: dev || watch ? 'linked' : false,
    outfile: bundle.out,
    ...(bundle.options.stdin === undefined ? { entryPoints: [bundle.source] } : {}),
    ...bundle.options,
    plugins: [...(bundle.options.plugins ?? []), jsonAsText],
  };
}

/** Builds what has a source; returns the names of what was left out. */
export async function build({ dev = false, watch = false, tests = false, log = console.log } = {}) {
  const wanted = tests ? [...bundles, suitesBundle()] : bundles;
  const missing = wanted.filter((bundle) => !existsSync(path.join(root, bundle.source)));
  for (const bundle of missing) log(`${bundle.out.padEnd(28)} not built: there is no ${bundle.source}`);
  for (const bundle of wanted.filter((each) => !missing.includes(each))) {
    const file = path.join(root, bundle.out);
    if (!dev && !watch) rmSync(`${file}.map`, { force: true });
    if (watch) {
      const context = await esbuild.context({ ...optionsFor(bundle, { dev, watch }), logLevel: 'info' });
      await context.watch();
      continue;
    }
    await esbuild.build(optionsFor(bundle, { dev, watch }));
    log(`${bundle.out.padEnd(28)} ${(statSync(file).size / 1024).toFixed(1).padStart(8)} KB`);
  }
  if (!watch) {
    const types = libraryTypes(root);
    for (const out of ['dist/index.d.mts', 'dist/index.d.cts']) writeFileSync(path.join(root, out), types);
  }
  return missing.map((bundle) => bundle.out);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const asked = new Set(process.argv.slice(2));
  try {
    await build({ dev: asked.has('--dev'), watch: asked.has('--watch'), tests: asked.has('--tests') });
    if (asked.has('--watch')) console.log('watching');
  } catch (error) {
    // esbuild has printed its own findings already.
    if (!Array.isArray(error?.errors)) console.error(error);
    process.exitCode = 1;
  }
}
