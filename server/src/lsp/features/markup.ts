// Markdown for clients that draw it, and its words alone for those that say they do not.

import { type MarkupContent, MarkupKind } from 'vscode-languageserver-types';

/** `formats`: what the client said it takes; one that says nothing is sent Markdown. */
export function toMarkup(markdown: string, formats: readonly MarkupKind[] | undefined): MarkupContent {
  return formats === undefined || formats.includes(MarkupKind.Markdown)
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: withoutMarks(markdown) };
}

/** Ours uses bold, emphasis, code spans and fenced blocks; what stands in a block is left as it is. */
function withoutMarks(markdown: string): string {
  let fence: string | undefined;
  const lines: string[] = [];
  for (const line of markdown.split('\n')) {
    const marks = /^(`{3,})(?:text)?$/.exec(line)?.[1];
    if (marks !== undefined && (fence === undefined || fence === marks))
      fence = fence === undefined ? marks : undefined;
    else lines.push(fence === undefined ? line.replace(/\*\*|`/g, '').replace(/\*(\w[^*]*)\*/g, '$1') : line);
  }
  return lines.join('\n');
}
