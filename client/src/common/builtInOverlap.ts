// Keeps our answers from repeating those of VS Code's own support for the same files: asks what else is offered at the place
// and leaves that out. Where VS Code is silent, because the file is broken or nested, everything of ours stays. What it relies
// on was read out of VS Code: a trigger character asks only those who named it, so that what we leave out would be missing.

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

/** How long others may take before we answer without them. VS Code waits for all of them anyway before it shows anything. */
const PATIENCE = 1000;

/** Others sort by label: what they have, being the best known, stays before what only we have. */
const BEHIND_OTHERS = '~';

export function besideBuiltIn(): Middleware {
  const completions = othersThan<CompletionList>('vscode.executeCompletionItemProvider');
  const hovers = othersThan<readonly Hover[]>('vscode.executeHoverProvider');
  return {
    async provideCompletionItem(document, position, context, token, next) {
      if (completions.isOwnQuestion(document, position)) return undefined;
      if (!isShared(document) || isOursAlone(document, position)) return next(document, position, context, token);
      const [ours, theirs] = await Promise.all([
        next(document, position, context, token),
        completions.ask(document, position),
      ]);
      if (!ours) return ours;
      const labels = new Set(
        theirs?.items
          .filter((item) => item.kind !== CompletionItemKind.Text && item.kind !== CompletionItemKind.Snippet)
          .map(labelOf),
      );
      const all = Array.isArray(ours) ? ours : ours.items;
      // `tools: Read only` goes with `tools`: a list that stays open past the colon would keep VS Code from being asked there.
      const kept = all.filter((item) => !labels.has(labelOf(item).replace(/: .*/, '')));
      if (kept.length === all.length) return ours;
      for (const item of kept) item.sortText = BEHIND_OTHERS + (item.sortText ?? labelOf(item));
      if (context.triggerKind === CompletionTriggerKind.TriggerCharacter) askEverybody(document, position);
      return Array.isArray(ours) ? kept : Object.assign(ours, { items: kept });
    },
    async provideHover(document, position, token, next) {
      if (hovers.isOwnQuestion(document, position)) return undefined;
      if (!isShared(document)) return next(document, position, token);
      const [ours, theirs] = await Promise.all([next(document, position, token), hovers.ask(document, position)]);
      if (!ours) return ours;
      return theirs?.some((hover) => hover.contents.length > 0) ? withoutLead(ours) : ours;
    },
  };
}

/**
 * What all others answer. VS Code asks us too while it collects that; this one question, and no other that the author's
 * typing brings meanwhile, must come back empty.
 */
function othersThan<T>(command: string) {
  const expected = new Set<string>();
  const place = (document: TextDocument, { line, character }: Position): string =>
    `${document.uri.toString()} ${line}:${character}`;
  return {
    isOwnQuestion: (document: TextDocument, position: Position): boolean => expected.delete(place(document, position)),
    ask(document: TextDocument, position: Position): Promise<T | undefined> {
      const asked = place(document, position);
      expected.add(asked);
      const answer = Promise.resolve(commands.executeCommand<T>(command, document.uri, position));
      return withPatience(answer.finally(() => expected.delete(asked)));
    },
  };
}

/** Once more, and this time all of them, unless the author has gone somewhere else; letters typed meanwhile are no hindrance. */
function askEverybody(document: TextDocument, position: Position): void {
  const editor = window.activeTextEditor;
  if (editor?.document !== document) return;
  const caret = editor.selection.active;
  if (caret.line !== position.line || caret.isBefore(position)) return;
  if (!/^[\w-]*$/.test(document.getText(new Range(position, caret)))) return;
  void commands.executeCommand('editor.action.triggerSuggest', { auto: true });
}

/** Whether VS Code's own support has a say in the file, and may speak first. */
const isShared = (document: TextDocument): boolean =>
  document.languageId === 'chatagent' &&
  workspace.getConfiguration('subagents').get('besideBuiltIn', 'auto') === 'auto';

/** In lists of lines and below a field VS Code's own support has nothing to offer (1.139), so nobody is waited for. */
const isOursAlone = (document: TextDocument, { line }: Position): boolean =>
  /^(?:\s|-)/.test(document.lineAt(line).text);

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
