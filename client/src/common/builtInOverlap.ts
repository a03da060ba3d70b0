// Middleware that omits completions and hovers which VS Code's own agent file support shows at the same place.

import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  CompletionTriggerKind,
  commands,
  type Hover,
  MarkdownString,
  type Position,
  Range,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/** VS Code itself waits for every provider, so waiting for the others delays nothing until then. */
const PROVIDER_TIMEOUT_MS = 1000;

/** Sorts after VS Code's items, which sort by label and are better known. */
const SORT_LAST = '~';

export function builtInOverlap(): Middleware {
  const completions = otherProviders<CompletionList>('vscode.executeCompletionItemProvider');
  const hovers = otherProviders<readonly Hover[]>('vscode.executeHoverProvider');
  return {
    async provideCompletionItem(document, position, context, token, next) {
      if (completions.isOwnRequest(document, position)) return undefined;
      if (!hasBuiltInSupport(document) || isOutsideBuiltIn(document, position))
        return next(document, position, context, token);
      const [own, others] = await Promise.all([
        next(document, position, context, token),
        completions.request(document, position),
      ]);
      if (!own) return own;
      const labels = new Set(
        others?.items
          .filter((item) => item.kind !== CompletionItemKind.Text && item.kind !== CompletionItemKind.Snippet)
          .map(labelOf),
      );
      const items = Array.isArray(own) ? own : own.items;
      // `tools: Read only` overlaps with `tools`: a list that stays open past the colon keeps VS Code from being asked there.
      const kept = items.filter((item) => !labels.has(labelOf(item).replace(/: .*/, '')));
      if (kept.length === items.length) return own;
      for (const item of kept) item.sortText = SORT_LAST + (item.sortText ?? labelOf(item));
      // For a trigger character VS Code asks only the providers that registered it; the omitted items would be missing.
      if (context.triggerKind === CompletionTriggerKind.TriggerCharacter) triggerAllProviders(document, position);
      return Array.isArray(own) ? kept : Object.assign(own, { items: kept });
    },
    async provideHover(document, position, token, next) {
      if (hovers.isOwnRequest(document, position)) return undefined;
      if (!hasBuiltInSupport(document)) return next(document, position, token);
      const [own, others] = await Promise.all([next(document, position, token), hovers.request(document, position)]);
      if (!own) return own;
      return others?.some((hover) => hover.contents.length > 0) ? withoutSummary(own) : own;
    },
  };
}

/** Results of all other providers. VS Code asks this extension, too; `isOwnRequest` recognizes exactly that call. */
function otherProviders<T>(command: string) {
  const pending = new Set<string>();
  const keyOf = (document: TextDocument, { line, character }: Position): string =>
    `${document.uri.toString()} ${line}:${character}`;
  return {
    isOwnRequest: (document: TextDocument, position: Position): boolean => pending.delete(keyOf(document, position)),
    request(document: TextDocument, position: Position): Promise<T | undefined> {
      const key = keyOf(document, position);
      pending.add(key);
      const result = Promise.resolve(commands.executeCommand<T>(command, document.uri, position));
      return withTimeout(
        result.finally(() => pending.delete(key)),
        PROVIDER_TIMEOUT_MS,
      );
    },
  };
}

/** Requests completion from all providers unless the caret has left the word. */
function triggerAllProviders(document: TextDocument, position: Position): void {
  const editor = window.activeTextEditor;
  if (editor?.document !== document) return;
  const caret = editor.selection.active;
  if (caret.line !== position.line || caret.isBefore(position)) return;
  if (!/^[\w-]*$/.test(document.getText(new Range(position, caret)))) return;
  void commands.executeCommand('editor.action.triggerSuggest', { auto: true });
}

const hasBuiltInSupport = (document: TextDocument): boolean =>
  document.languageId === 'chatagent' &&
  workspace.getConfiguration('subagents').get('besideBuiltIn', 'auto') === 'auto';

/** VS Code's support offers nothing in list items and below a field (1.139). */
const isOutsideBuiltIn = (document: TextDocument, { line }: Position): boolean =>
  /^(?:\s|-)/.test(document.lineAt(line).text);

const labelOf = (item: CompletionItem): string => (typeof item.label === 'string' ? item.label : item.label.label);

/** The first paragraph is a summary of the field, which VS Code's hover has, too. */
function withoutSummary(hover: Hover): Hover | undefined {
  const contents = hover.contents.flatMap((part) => {
    const text = typeof part === 'string' ? part : part.value;
    const rest = text.split('\n\n').slice(1).join('\n\n');
    return rest === '' ? [] : [new MarkdownString(rest)];
  });
  if (contents.length === 0) return undefined;
  hover.contents = contents;
  return hover;
}

/** Undefined when the promise has not settled in time. */
async function withTimeout<T>(promise: Promise<T>, timeoutMs: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), timeoutMs);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
