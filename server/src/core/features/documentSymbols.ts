// The outline of an agent file: fields with their values, examples by their utterances, and optionally the headings of the body.

import { isMap } from 'yaml';
import { sanitizeInline } from '../../../../common/src/text/sanitize';
import type { Localize } from '../messages/render';
import { text } from '../messages/text';
import type { AgentDocument, Entry } from '../syntax/document';
import { utterance } from '../syntax/examples';
import { listOf } from '../syntax/lists';
import { textOf } from '../syntax/scalars';
import type { AgentView } from '../syntax/view';
import { type Span, span, spanIn } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';
import { outlineOf } from './markdownOutline';

export interface DocumentSymbol {
  readonly kind: 'field' | 'example' | 'heading';
  /** Never empty. */
  readonly name: string;
  /** Shown beside the name; may be empty. */
  readonly detail: string;
  readonly span: Span;
  /** Lies in `span`. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

interface SymbolOptions {
  readonly headings: boolean;
  readonly localize: Localize;
}

/** Fields in file order, then the headings, nested by level. */
export function documentSymbols(
  { doc, view }: Pick<AgentContext, 'doc' | 'view'>,
  { headings, localize }: SymbolOptions,
): readonly DocumentSymbol[] {
  const fields = doc.frontmatter.entries.flatMap((entry) => fieldSymbol(entry, doc, view, localize));
  return headings ? [...fields, ...headingSymbols(doc)] : fields;
}

function fieldSymbol(entry: Entry, doc: AgentDocument, view: AgentView, localize: Localize): readonly DocumentSymbol[] {
  const name = short(entry.name);
  if (name === '') return [];
  const at = span(Math.min(entry.span.start, entry.nameSpan.start), Math.max(entry.span.end, entry.nameSpan.end));
  const described = entry === view.entry('description');
  return [
    {
      kind: 'field',
      name,
      detail: short((described ? view.description?.value : undefined) ?? writtenIn(entry, doc.text)),
      span: at,
      selection: entry.nameSpan,
      children: described ? exampleSymbols(view, at, localize) : [],
    },
  ];
}

function exampleSymbols(
  { description, examples }: AgentView,
  within: Span,
  localize: Localize,
): readonly DocumentSymbol[] {
  if (!description) return [];
  return examples.map((example) => {
    const spoken = utterance(example);
    const at = inside(spanIn(description, example.span), within);
    const name = short(spoken?.value ?? '') || short(example.context?.value ?? '');
    return {
      kind: 'example',
      name: name || localize(text('symbol.example')),
      detail: '',
      span: at,
      selection: inside(spoken ? spanIn(description, spoken.span) : at, at),
      children: [],
    };
  });
}

/** A skipped level adds no nesting: `###` directly below `#` is its child. */
function headingSymbols(doc: AgentDocument): readonly DocumentSymbol[] {
  const top: DocumentSymbol[] = [];
  const open: { readonly level: number; readonly children: DocumentSymbol[] }[] = [];
  for (const heading of outlineOf(doc).headings) {
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    const children: DocumentSymbol[] = [];
    (open.at(-1)?.children ?? top).push({
      kind: 'heading',
      name: short(heading.title) || '#'.repeat(heading.level),
      detail: '',
      span: heading.section,
      selection: heading.span,
      children,
    });
    open.push({ level: heading.level, children });
  }
  return top;
}

/** Longer values are cut before further processing. */
const ENOUGH = 400;
const ENOUGH_ITEMS = 40;

const short = (text: string): string => sanitizeInline(text.slice(0, ENOUGH).replace(/\s+/g, ' ').trim());

function writtenIn(entry: Entry, text: string): string {
  const decoded = textOf(entry, text);
  if (decoded) return decoded.value;
  if (isMap(entry.node))
    return entry.node.items
      .slice(0, ENOUGH_ITEMS)
      .map(({ key }) => String(key))
      .join(', ');
  const items = listOf(entry, text)?.items ?? [];
  return items
    .slice(0, ENOUGH_ITEMS)
    .map((item) => item.value)
    .join(', ');
}

function inside(at: Span, within: Span): Span {
  const start = Math.min(Math.max(at.start, within.start), within.end);
  return span(start, Math.min(Math.max(at.end, start), within.end));
}
