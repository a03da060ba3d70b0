// What holds at any place in any text: whatever an editor asks is answered, about characters that are there.

import { codeLens } from '../../../server/src/core/features/codeLens';
import { complete } from '../../../server/src/core/features/completion/completion';
import { highlightsAt } from '../../../server/src/core/features/documentHighlights';
import { documentLinks } from '../../../server/src/core/features/documentLinks';
import { type DocumentSymbol, documentSymbols } from '../../../server/src/core/features/documentSymbols';
import { folds } from '../../../server/src/core/features/folding';
import { hover } from '../../../server/src/core/features/hover/hoverAt';
import { inlayHints } from '../../../server/src/core/features/inlayHints';
import { refactorings } from '../../../server/src/core/features/refactor/refactorings';
import { selectionsAt } from '../../../server/src/core/features/selectionRanges';
import { semanticTokens } from '../../../server/src/core/features/semanticTokens';
import { inEnglish, render } from '../../../server/src/core/messages/render';
import { applyEdits } from '../../../server/src/core/text/edit';
import { type Span, span } from '../../../server/src/core/text/span';
import type { AgentContext } from '../../../server/src/core/workspace/agentContext';
import { Broken, must, mustLieIn } from '../must';
import type { Random } from '../random';
import type { Read } from './read';

const PLACES = 2;

export function placesHold(context: AgentContext, read: Read, random: Random): void {
  wholeFileHolds(context);
  for (let i = 0; i < PLACES; i++) placeHolds(context, read, placeIn(context, random), random);
}

/** Half of them in the frontmatter, which is short and asks for more care. No cursor stands inside of a line break. */
function placeIn({ doc }: AgentContext, random: Random): number {
  const { start, end } = random.below(2) ? doc.fence.region : span(0, doc.text.length);
  const at = start + random.below(end - start + 1);
  return at > 0 && doc.text.startsWith('\r\n', at - 1) ? at - 1 : at;
}

function placeHolds(context: AgentContext, read: Read, offset: number, random: Random): void {
  const { text } = context.doc;
  const whole = span(0, text.length);
  for (const item of complete(context, offset)) {
    mustLieIn(item.replace, whole, 'what a completion replaces');
    must(item.replace.start <= offset && item.replace.end >= offset, 'a completion is about the cursor');
  }
  const hovered = hover(context, offset);
  if (hovered) {
    mustLieIn(hovered.span, whole, 'what is hovered');
    must(hovered.span.start <= offset && hovered.span.end >= offset, 'a hover is about the cursor');
    must(hovered.lead !== '', 'a hover says something');
  }
  let inner: Span | undefined;
  for (const each of selectionsAt(context, offset)) {
    mustLieIn(each, whole, 'a selection');
    if (inner) mustLieIn(inner, each, 'a selection inside the next');
    inner = each;
  }
  for (const { span: at } of highlightsAt(context, offset)) mustLieIn(at, whole, 'a highlight');
  const to = Math.min(text.length, offset + random.below(40));
  for (const { title, edits } of refactorings(context, span(offset, to))) {
    must(!/\{(?:our:)?\w+\}/.test(render({ ...title, args: lettersFor(title.args) })), `${title.id} has no gap`);
    for (const edit of edits) mustLieIn(edit.span, whole, `an edit of ${title.id}`);
    const after = read(applyEdits(text, edits));
    if (context.verdict.status === 'loads' && after.verdict.status !== 'loads')
      throw new Broken(`an agent that loads is loaded after ${title.id}`);
  }
}

const lettersFor = (args: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(args).map((key) => [key, 'x']));

function wholeFileHolds(context: AgentContext): void {
  const whole = span(0, context.doc.text.length);
  for (const each of folds(context)) mustLieIn(each, whole, 'a fold');
  for (const each of documentLinks(context, { markdownLinks: true })) mustLieIn(each.span, whole, 'a link');
  codeLens(context, inEnglish);
  let last = 0;
  for (const { span: at } of semanticTokens(context)) {
    mustLieIn(at, span(last, whole.end), 'a token');
    last = at.end;
  }
  inlayHints(context, { model: true, tokens: true });
  symbolsNest(documentSymbols(context, { headings: true, localize: inEnglish }), whole);
}

function symbolsNest(symbols: readonly DocumentSymbol[], outer: Span): void {
  for (const { name, span: at, selection, children } of symbols) {
    must(name !== '', 'a symbol has a name');
    mustLieIn(at, outer, 'a symbol');
    mustLieIn(selection, at, 'what is selected of a symbol');
    symbolsNest(children, at);
  }
}
