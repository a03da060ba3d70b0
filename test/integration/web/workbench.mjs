// A start page for VS Code for the Web from the code-server package; reverts two of its patches and throws where they are not found.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { VSCODE_FOLDER } from '../places.mjs';

/** Relative to the build's folder. */
export const WORKBENCH = 'out/vs/code/browser/workbench/workbench.js';

const CHANGES = [
  [/,remoteAuthority:location\.host\}/, '}'],
  [
    /get userRoamingDataHome\(\)\{return \w+\((\w+)\.file\(this\.userDataPath\)\.with\(\{scheme:(\w+)\.vscodeRemote\}\),"User"\)\}/,
    'get userRoamingDataHome(){return $1.file("/User").with({scheme:$2.vscodeUserData})}',
  ],
];

export function workbenchWithoutServer() {
  let text = readFileSync(path.join(VSCODE_FOLDER, WORKBENCH), 'utf8');
  for (const [from, to] of CHANGES) {
    if (!from.test(text)) throw new Error(`this build of VS Code has no ${from}: it cannot be run without a server`);
    text = text.replace(from, to);
  }
  return text;
}

/** Its built-in extensions lack browser bundles: stubs avoid error messages. */
export const isMissingBrowserBundle = (file) => /^extensions\/[^/]+\/dist\/browser\//.test(file);
export const STAND_IN = 'exports.activate = () => {};';

const escaped = (value) => JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** `origin` serves the build below `/build`. */
export const startPage = (origin, configuration) => `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta id="vscode-workbench-web-configuration" data-settings="${escaped(configuration)}">
<link rel="stylesheet" href="${origin}/build/out/vs/code/browser/workbench/workbench.css">
</head>
<body aria-label="">
<script>globalThis._VSCODE_FILE_ROOT = '${origin}/build/out/';</script>
<script type="module" src="${origin}/build/out/nls.messages.js"></script>
<script type="module" src="${origin}/build/${WORKBENCH}"></script>
</body>
</html>
`;
