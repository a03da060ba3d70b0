// What VS Code shows of our findings and fixes for a document, in words a test can compare. It asserts nothing.
import * as vscode from 'vscode';
import { pause, until } from './editor';

export const oursIn = (uri: vscode.Uri): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'subagents');

export const ruleOf = ({ code }: vscode.Diagnostic): string =>
  String(typeof code === 'object' && code !== null ? code.value : code);

const SEVERITY = ['error', 'warning', 'information', 'hint'] as const;

/** `warning removed-tool «MultiEdit»`, in the order of the text. */
export const said = (document: vscode.TextDocument): readonly string[] =>
  [...oursIn(document.uri)]
    .map((each) => ({
      start: each.range.start,
      line: `${SEVERITY[each.severity]} ${ruleOf(each)} «${document.getText(each.range)}»`,
    }))
    .sort((a, b) => a.start.compareTo(b.start) || (a.line < b.line ? -1 : 1))
    .map(({ line }) => line);

/** What is said as soon as it is as wanted, or whatever is said after a while. */
export async function saidAsWanted(
  document: vscode.TextDocument,
  wanted: (lines: readonly string[]) => boolean,
  ms = 6000,
): Promise<readonly string[]> {
  const deadline = Date.now() + ms;
  while (!wanted(said(document)) && Date.now() < deadline) await pause(50);
  return said(document);
}

export const sameAs =
  (wanted: readonly string[]) =>
  (lines: readonly string[]): boolean =>
    lines.join('\n') === wanted.join('\n');

/** Silence says something only after the answer for this version is there: waits for it to be as wanted, then for a while longer. */
export async function settled(
  document: vscode.TextDocument,
  wanted: (lines: readonly string[]) => boolean = () => true,
  ms = 700,
): Promise<readonly string[]> {
  await saidAsWanted(document, wanted);
  let last = said(document).join('\n');
  for (let quiet = 0; quiet < ms; quiet += 50) {
    await pause(50);
    const now = said(document).join('\n');
    if (now !== last) quiet = 0;
    last = now;
  }
  return said(document);
}

/** The quick fixes offered on a finding; VS Code does not say which finding each belongs to. */
export async function fixesFor(
  document: vscode.TextDocument,
  finding: vscode.Diagnostic,
): Promise<readonly vscode.CodeAction[]> {
  const offered = await vscode.commands.executeCommand<readonly (vscode.CodeAction | vscode.Command)[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    finding.range,
    vscode.CodeActionKind.QuickFix.value,
  );
  return offered.filter((action): action is vscode.CodeAction => 'edit' in action && action.edit !== undefined);
}

/** Applies the fix with that title (the first where none is named) and saves; the text afterwards. */
export async function fix(document: vscode.TextDocument, rule: string, title?: string): Promise<string> {
  const finding = await until(`a finding of ${rule}`, () => oursIn(document.uri).find((each) => ruleOf(each) === rule));
  const offered = await fixesFor(document, finding);
  const chosen = title === undefined ? offered[0] : offered.find((action) => action.title === title);
  if (chosen?.edit === undefined)
    throw new Error(`no such fix of ${rule}; there are: ${offered.map((action) => action.title).join(', ')}`);
  if (!(await vscode.workspace.applyEdit(chosen.edit))) throw new Error(`${chosen.title}: the edit was not applied`);
  await document.save();
  return document.getText();
}

/** Applies the refactoring with that title at a place and saves; the text afterwards. */
export async function refactor(document: vscode.TextDocument, at: vscode.Position, title: string): Promise<string> {
  const offered = await vscode.commands.executeCommand<readonly (vscode.CodeAction | vscode.Command)[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(at, at),
    vscode.CodeActionKind.Refactor.value,
  );
  const chosen = offered.find((action): action is vscode.CodeAction => action.title === title && 'edit' in action);
  if (chosen?.edit === undefined)
    throw new Error(`no such refactoring; there are: ${offered.map((action) => action.title).join(', ')}`);
  if (!(await vscode.workspace.applyEdit(chosen.edit))) throw new Error(`${title}: the edit was not applied`);
  await document.save();
  return document.getText();
}

/** What *Fix All* would do, applied and saved. */
export async function fixAll(document: vscode.TextDocument): Promise<string> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const [action] = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    whole,
    'source.fixAll.subagents',
  );
  if (action?.edit === undefined) throw new Error('nothing to fix');
  await vscode.workspace.applyEdit(action.edit);
  await document.save();
  return document.getText();
}
