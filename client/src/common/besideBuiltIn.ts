// Keeps our answers from repeating those of VS Code's own support for the same files: asks what else is offered at the place
// and leaves that out. Where VS Code is silent, because the file is broken or nested, everything of ours stays.

import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  commands,
  type Hover,
  MarkdownString,
  type Position,
  type TextDocument,
  type Uri,
  workspace,
} from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/** How long others may take before we answer without waiting for them. */
const PATIENCE = 250;

export function besideBuiltIn(): Middleware {
  // Asking VS Code for all answers asks us too; meanwhile we have none.
  let asking = false;
  const others = async <T>(command: string, document: TextDocument, position: Position): Promise<T | undefined> => {
    asking = true;
    try {
      return await withPatience(
        Promise.resolve(commands.executeCommand<T>(command, document.uri satisfies Uri, position)),
      );
    } finally {
      asking = false;
    }
  };
  return {
    async provideCompletionItem(document, position, context, token, next) {
      if (asking) return undefined;
      const ours = await next(document, position, context, token);
      if (!isAuto() || document.languageId !== 'chatagent' || !ours) return ours;
      const theirs = await others<CompletionList>('vscode.executeCompletionItemProvider', document, position);
      const labels = new Set(
        theirs?.items
          .filter((item) => item.kind !== CompletionItemKind.Text && item.kind !== CompletionItemKind.Snippet)
          .map(labelOf),
      );
      const keep = (item: CompletionItem): boolean => !labels.has(labelOf(item));
      return Array.isArray(ours) ? ours.filter(keep) : Object.assign(ours, { items: ours.items.filter(keep) });
    },
    async provideHover(document, position, token, next) {
      if (asking) return undefined;
      const ours = await next(document, position, token);
      if (!isAuto() || document.languageId !== 'chatagent' || !ours) return ours;
      const theirs = await others<readonly Hover[]>('vscode.executeHoverProvider', document, position);
      return theirs?.some((hover) => hover.contents.length > 0) ? withoutLead(ours) : ours;
    },
  };
}

const isAuto = (): boolean => workspace.getConfiguration('subagents').get('besideBuiltIn', 'auto') === 'auto';

const labelOf = (item: CompletionItem): string => (typeof item.label === 'string' ? item.label : item.label.label);

/** Our first paragraph says what a thing is; so does VS Code's. */
function withoutLead(hover: Hover): Hover | undefined {
  const contents = hover.contents.flatMap((part) => {
    const text = typeof part === 'string' ? part : part.value;
    const rest = text.split('\n\n').slice(1).join('\n\n');
    return rest === '' ? [] : [new MarkdownString(rest)];
  });
  if (contents.length === 0) return undefined;
  hover.contents = contents;
  return hover;
}

async function withPatience<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((done) => {
    timer = setTimeout(() => done(undefined), PATIENCE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
