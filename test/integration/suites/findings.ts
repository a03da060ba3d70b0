// This extension's findings and fixes of a document as comparable strings. Asserts nothing.
import * as vscode from 'vscode';
import { pause, until } from './editor';

export const oursIn = (uri: vscode.Uri): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'subagents');

export const ruleOf = ({ code }: vscode.Diagnostic): string =>
  String(typeof code === 'object' && code !== null ? code.value : code);

const SEVERITY = ['error', 'warning', 'information', 'hint'] as const;

/** One line per finding in text order: `warning removed-tool «MultiEdit»`. */
export const said = (document: vscode.TextDocument): readonly string[] =>
  [...oursIn(document.uri)]
    .map((each) => ({
      start: each.range.start,
      line: `${SEVERITY[each.severity]} ${ruleOf(each)} «${document.getText(each.range)}»`,
    }))
    .sort((a, b) => a.start.compareTo(b.start) || (a.line < b.line ? -1 : 1))
    .map(({ line }) => line);

/** The findings once they are as wanted, or as they are after the timeout. */
export async function saidAsWanted(
  document: vscode.TextDocument,
  wanted: (lines: readonly string[]) => boolean,
  ms = 60_000,
): Promise<readonly string[]> {
  const deadline = Date.now() + ms;
  while (!wanted(said(document)) && Date.now() < deadline) await pause(50);
  return said(document);
}

export const sameAs =
  (wanted: readonly string[]) =>
  (lines: readonly string[]): boolean =>
    lines.join('\n') === wanted.join('\n');

/** Waits for the wanted findings, then until they have not changed for `ms`: no findings may also mean not checked yet. */
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

/** The quick fixes at the range of a finding; VS Code does not report which finding each belongs to. */
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

/** Applies the fix with that title (default: the first) and saves; returns the text. */
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

/** Applies the refactoring with that title at a position and saves; returns the text. */
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

/** Applies *Fix All* and saves; returns the text. */
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
