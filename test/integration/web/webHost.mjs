// Serves VS Code for the Web, the extension, the suites and a workspace in memory on 127.0.0.1; serves nothing else.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { VSCODE_FOLDER } from '../places.mjs';
import { isMissingBrowserBundle, STAND_IN, startPage, WORKBENCH, workbenchWithoutServer } from './workbench.mjs';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Frames and workers of VS Code have separate origins. */
const HEADERS = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

const QUIET_SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'extensions.ignoreRecommendations': true,
};

/** `folders`: served folders by first path segment. `texts`: served texts by path. */
export async function serveWebHost({ folders, texts, folderUri, builtin, settings = {} }) {
  let origin = '';
  const at = (below) => ({ scheme: 'http', authority: new URL(origin).host, path: `/${below}` });
  const workbench = workbenchWithoutServer();
  const page = () =>
    startPage(origin, {
      productConfiguration: {
        enableTelemetry: false,
        webEndpointUrlTemplate: `${origin.replace('//', '//{{uuid}}.')}/build`,
        webviewContentExternalBaseUrlTemplate: `${origin.replace('//', '//{{uuid}}.')}/build/out/vs/workbench/contrib/webview/browser/pre/`,
      },
      // Required by this build's workbench.
      userDataPath: '/user',
      isEnabledFileDownloads: true,
      isEnabledFileUploads: true,
      isEnabledCoderGettingStarted: false,
      folderUri,
      additionalBuiltinExtensions: builtin.map(at),
      // VS Code runs suites in the extension host of the extension that contains them.
      developmentOptions: { extensions: [at('extension')], extensionTestsPath: at('extension/suites.js') },
      configurationDefaults: { ...QUIET_SETTINGS, ...settings },
    });
  const served = new Map([['/', { type: 'text/html', text: page }]]);
  for (const [name, text] of Object.entries(texts))
    served.set(`/${name}`, { type: TYPES[path.extname(name)], text: () => text });
  served.set(`/build/${WORKBENCH}`, { type: TYPES['.js'], text: () => workbench });

  const roots = { build: VSCODE_FOLDER, ...folders };
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', origin);
    const known = served.get(pathname);
    if (known) return response.writeHead(200, { ...HEADERS, 'content-type': known.type }).end(known.text());
    const [, first = '', ...rest] = decodeURIComponent(pathname).split('/');
    const below = rest.join('/');
    const root = Object.hasOwn(roots, first) ? path.resolve(roots[first]) : undefined;
    if (root === undefined) return response.writeHead(404, HEADERS).end();
    if (first === 'build' && isMissingBrowserBundle(below))
      return response.writeHead(200, { ...HEADERS, 'content-type': TYPES['.js'] }).end(STAND_IN);
    const file = path.resolve(root, below);
    const isFile = file.startsWith(root + path.sep) && statSync(file, { throwIfNoEntry: false })?.isFile();
    if (!isFile) return response.writeHead(404, HEADERS).end();
    response.writeHead(200, { ...HEADERS, 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  origin = `http://localhost:${server.address().port}`;
  return {
    origin,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Texts of a folder by path, for a workspace in memory. */
export function textsBelow(folder, files) {
  return Object.fromEntries(files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]));
}
