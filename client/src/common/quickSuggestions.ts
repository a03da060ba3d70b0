// Triggers completion at the first letter of a word in frontmatter where VS Code's quick suggestions are off, as in Markdown.

import { commands, type Disposable, type TextDocument, type TextDocumentChangeEvent, window, workspace } from 'vscode';
import { isAgentFile } from './documentSelector';

/** Longer frontmatter is generated, not typed. */
const MAX_LINES = 400;

export const registerQuickSuggestions = (): Disposable => workspace.onDidChangeTextDocument(triggerOnLetter);

function triggerOnLetter({ document, contentChanges }: TextDocumentChangeEvent): void {
  const [change, ...more] = contentChanges;
  if (!change || more.length > 0 || change.rangeLength > 0 || !/^[A-Za-z]$/.test(change.text)) return;
  if (document.languageId !== 'markdown' || !isAgentFile(document)) return;
  if (window.activeTextEditor?.document !== document || hasQuickSuggestions(document)) return;
  const { line, character } = change.range.start;
  if (!isInFrontmatter(document, line)) return;
  const before = document.lineAt(line).text.slice(0, character);
  if (/[\w-]$/.test(before)) return;
  void commands.executeCommand('editor.action.triggerSuggest', { auto: true });
}

function hasQuickSuggestions(document: TextDocument): boolean {
  const setting: unknown = workspace.getConfiguration('editor', document).get('quickSuggestions');
  if (typeof setting !== 'object' || setting === null) return setting !== false;
  return 'other' in setting && setting.other !== 'off' && setting.other !== false;
}

function isInFrontmatter(document: TextDocument, line: number): boolean {
  if (line === 0 || line > MAX_LINES || !/^\ufeff?---\s*$/.test(document.lineAt(0).text)) return false;
  for (let above = 1; above < line; above++) if (/^---\s*$/.test(document.lineAt(above).text)) return false;
  return true;
}
