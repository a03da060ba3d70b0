// Reads the Problems that VS Code itself reports for agent files, in Restricted Mode without other extensions.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../integration/browser.mjs';
import { missingToRun } from '../integration/places.mjs';
import { removeAtEnd } from '../integration/processes.mjs';
import { bootServer, pageAddress } from '../integration/vscodeServer.mjs';

/** Why no editor can be started here, or undefined. */
export const noEditor = missingToRun;

const READER = fileURLToPath(new URL('reader', import.meta.url));

/** Something it is known to find, in the front matter and among the links of the prompt (VS Code 1.139.1). */
const DEFECT = `---\nname: ''\ndescription: ''\n---\n\n[a](./none-1.md) [b](./none-2.md) [c](./none-3.md) #file:./none-4.md\n`;

/** What takes time to draw, and of which nothing is found. */
const PLAIN = {
  'breadcrumbs.enabled': false,
  'editor.codeLens': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
};

/** After this time without output, the editor counts as hung. */
const SILENCE = 5 * 60_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Shows files, `{ name, bytes }`, each alone in a project: `{ version, said }` with VS Code's version and, in the order of the files,
 * `{ errors, warnings }` or `{ broke }`.
 */
export async function askEditor(files) {
  const scratch = removeAtEnd(mkdtempSync(path.join(os.tmpdir(), 'subagents-editor-')));
  const workspace = path.join(scratch, 'workspace');
  const extensions = path.join(scratch, 'extensions');
  cpSync(READER, path.join(extensions, 'subagents-test.reader-0.0.1'), { recursive: true });
  const job = path.join(scratch, 'job.json');
  const report = path.join(scratch, 'report.jsonl');
  const placed = files.map(({ name, bytes }, at) => place(path.join(workspace, `file-${at}`), name, bytes));
  // A new editor each time: problems of an earlier file may remain.
  const marks = Array.from({ length: files.length + 2 }, (_, at) =>
    place(path.join(workspace, `mark-${at}`), 'mark.md', DEFECT),
  );
  writeFileSync(job, JSON.stringify({ files: placed, marks, report }));
  let server;
  let browser;
  try {
    server = await bootServer({
      extensionsDir: extensions,
      trust: true, // the trust dialog is never answered
      settings: { ...PLAIN, 'git.enabled': false, 'security.workspace.trust.startupPrompt': 'never' },
      env: { SUBAGENTS_READ: job, CLAUDE_CONFIG_DIR: path.join(scratch, 'claude') },
    });
    browser = await openBrowser();
    let ended;
    browser.page.on('crash', () => {
      ended = 'the page crashed';
    });
    server.exited.then((how) => {
      ended = `the server ended: ${JSON.stringify(how)}`;
    });
    await browser.page.goto(pageAddress(server, workspace));
    return inOrder(await written(report, () => ended), placed);
  } finally {
    await browser?.close();
    await server?.stop();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Under its own name, because a name is compared with the agent's. */
function place(project, name, content) {
  const file = path.join(project, '.claude/agents', path.basename(name));
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

/** The lines of the report once it is whole. */
async function written(report, ended) {
  let length = 0;
  let since = Date.now();
  for (;;) {
    const text = existsSync(report) ? readFileSync(report, 'utf8') : '';
    const lines = text
      .split('\n')
      .slice(0, -1) // what stands behind the last line break is being written
      .map((line) => JSON.parse(line));
    if (lines.some((line) => 'version' in line || 'failed' in line)) return lines;
    if (ended() !== undefined) throw new Error(`VS Code did not read to the end: ${ended()}`);
    if (text.length > length) since = Date.now();
    length = text.length;
    if (Date.now() - since > SILENCE)
      throw new Error(`VS Code has written nothing for ${SILENCE / 60_000} minutes, after ${lines.length} lines`);
    await pause(200);
  }
}

function inOrder(lines, placed) {
  const wrong = lines.find((line) => 'failed' in line || 'late' in line);
  if (wrong !== undefined) throw new Error(`VS Code was not read whole: ${JSON.stringify(wrong)}`);
  const said = new Map(lines.filter((line) => 'file' in line).map(({ file, ...each }) => [file, each]));
  const missing = placed.filter((file) => !said.has(file));
  if (missing.length > 0) throw new Error(`VS Code left out ${missing.join(', ')}`);
  return { version: lines.at(-1).version, said: placed.map((file) => said.get(file)) };
}
