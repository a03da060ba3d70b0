// Shows agent files in the VS Code it runs in and writes down, a line each, how many errors and warnings the editor itself has on
// them. It must never judge a file: it counts what the Problems view holds. `SUBAGENTS_READ` names a file of JSON that says what to
// show and where to write: `{ files, marks, report }`.
const { appendFileSync, readFileSync } = require('node:fs');
const vscode = require('vscode');

/** Beside the first, where marks are shown. VS Code looks at a file a moment after it is shown; these moments pass together. */
const COLUMNS = [2, 3, 4, 5, 6, 7, 8, 9];

/** What VS Code 1.139.1 takes for an agent file, and finds something in; of others its silence would mean nothing. */
const LANGUAGE = 'chatagent';

/** No other extension is installed, so all of it is VS Code's own. */
function saidOf(uri) {
  const found = vscode.languages.getDiagnostics(uri);
  const count = (severity) => found.filter((each) => each.severity === severity).length;
  return { errors: count(vscode.DiagnosticSeverity.Error), warnings: count(vscode.DiagnosticSeverity.Warning) };
}

/** Until something is found in it. */
const spokenOf = (uri) =>
  new Promise((resolve) => {
    const settle = () => {
      if (vscode.languages.getDiagnostics(uri).length === 0) return;
      listener.dispose();
      resolve();
    };
    const listener = vscode.languages.onDidChangeDiagnostics(settle);
    settle();
  });

async function open(uri) {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    return String(error?.message ?? error).replace(/^.*Detail: /s, ''); // such as: seems to be binary
  }
}

/** Only what is shown is looked at, so each is put in the place of what its column showed. */
async function show(file, viewColumn) {
  const uri = vscode.Uri.file(file);
  const document = await open(uri);
  if (typeof document === 'string') return { file, uri, broke: document };
  if (document.languageId !== LANGUAGE) throw new Error(`${file} is ${document.languageId}`);
  await vscode.window.showTextDocument(document, { viewColumn, preview: true, preserveFocus: true });
  return { file, uri };
}

async function read({ files, marks, report }) {
  const write = (line) => appendFileSync(report, `${JSON.stringify(line)}\n`);
  const written = new Map();
  // Something found in a file after it was read is missing from the count.
  vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    for (const uri of uris) {
      const before = written.get(uri.toString());
      const now = saidOf(uri);
      if (before !== undefined && (now.errors > before.errors || now.warnings > before.warnings))
        write({ late: uri.fsPath });
    }
  });
  let turn = 0;
  const mark = async () => {
    const { uri } = await show(marks[turn++], 1);
    await spokenOf(uri);
  };
  await mark(); // VS Code's support wakes late; until it has spoken, silence means nothing.
  for (let at = 0; at < files.length; at += COLUMNS.length) {
    const together = files.slice(at, at + COLUMNS.length);
    const shown = await Promise.all(together.map((file, column) => show(file, COLUMNS[column])));
    // A mark is looked at after what was shown before it; the second makes sure of those that took longer than the first.
    await mark();
    await mark();
    for (const { file, uri, broke } of shown) {
      const said = broke === undefined ? saidOf(uri) : { broke };
      if (broke === undefined) written.set(uri.toString(), said);
      write({ file, ...said });
    }
  }
  write({ version: vscode.version });
}

exports.activate = () => {
  const job = JSON.parse(readFileSync(process.env.SUBAGENTS_READ, 'utf8'));
  read(job).catch((error) => appendFileSync(job.report, `${JSON.stringify({ failed: error.stack })}\n`));
};
