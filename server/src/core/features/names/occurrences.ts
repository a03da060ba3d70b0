// Every occurrence of an agent's name in a file, with the style to write another name in; which of two equal names is open.

import { isMap, isScalar, isSeq } from 'yaml';
import type { AgentDocument, Entry, Text } from '../../syntax/document';
import { parseExamples } from '../../syntax/examples';
import { rawText, scalarNodeText, textOf, withLineBreaks } from '../../syntax/scalars';
import { type Span, span } from '../../text/span';
import { type Called, callsIn, type Mention, type MentionForm, mentionsIn } from './proseMentions';
import type { Spelling } from './spelling';

export interface Occurrence {
  /** Span of the name in the file. */
  readonly span: Span;
  /** `name`: an agent's own `name`; `field`: a whole value, or one of several with commas; the others as mentioned in texts. */
  readonly form: 'name' | 'field' | MentionForm;
  readonly spelling: Spelling;
  /** Decoded, with the plugin qualifier if written. */
  readonly written: string;
  /** The value it is part of, to rewrite if the new name needs quotes. */
  readonly value?: WholeValue;
}

interface WholeValue {
  /** With quotes. */
  readonly span: Span;
  /** Decoded. */
  readonly text: string;
  /** Of the name in `text`. */
  readonly at: Span;
}

/** Fields of one kind of file that name agents; every other text is prose. */
interface NameFields {
  /** The file's own name. */
  readonly own?: string;
  /** Names of agents, separated by commas. */
  readonly names: readonly string[];
  /** Lists of tools. */
  readonly tools: readonly string[];
  /** A literal `\n` is a line break in it. */
  readonly description: string;
}

export const agentFields: NameFields = {
  own: 'name',
  names: ['observer'],
  tools: ['tools', 'disallowedTools'],
  description: 'description',
};

/** Slash commands and skills. */
export const commandFields: NameFields = {
  names: ['agent'],
  tools: ['allowed-tools', 'disallowed-tools'],
  description: 'description',
};

/** In file order. */
export function occurrencesIn(doc: AgentDocument, called: Called, fields: NameFields): readonly Occurrence[] {
  const inFields = doc.frontmatter.entries.flatMap((entry) => inEntry(entry, doc, called, fields));
  const body = rawText(doc.text, doc.fence.state === 'none' ? span(0, doc.text.length) : doc.body);
  return [...inFields, ...asOccurrences(mentionsIn(body.value, called), { text: body, spelling: 'raw' }, doc.text)];
}

/** In a text without fields. */
export const occurrencesInText = (text: string, called: Called): readonly Occurrence[] =>
  asOccurrences(mentionsIn(text, called), { text: rawText(text, span(0, text.length)), spelling: 'raw' }, text);

function inEntry(entry: Entry, doc: AgentDocument, called: Called, fields: NameFields): readonly Occurrence[] {
  const { text } = doc;
  if (entry.name === 'hooks')
    return hookMatchers(entry, text).flatMap((scalar) =>
      asOccurrences(namesBetween(scalar.text.value, '|', called), scalar, text),
    );
  const inScalars = (find: (value: string) => Iterable<Found>): readonly Occurrence[] =>
    scalarsOf(entry, text).flatMap((scalar) => asOccurrences(find(scalar.text.value), scalar, text));
  if (entry.name === fields.own)
    return entry === doc.frontmatter.field(entry.name)
      ? inScalars((value) =>
          value === called.name ? [{ form: 'name', start: 0, end: value.length, written: value }] : [],
        )
      : [];
  if (fields.names.includes(entry.name)) return inScalars((value) => namesBetween(value, ',', called));
  if (fields.tools.includes(entry.name)) return inScalars((value) => callsIn(value, called, 'list'));
  if (entry.name === fields.description)
    return scalarsOf(entry, text).flatMap((scalar) => {
      const withBreaks = { ...scalar, text: withLineBreaks(scalar.text) };
      return asOccurrences(
        mentionsIn(withBreaks.text.value, called, answersIn(withBreaks.text.value)),
        withBreaks,
        text,
      );
    });
  return inScalars((value) => mentionsIn(value, called));
}

export type Found = Omit<Mention, 'form'> & { readonly form: Occurrence['form'] };

export function* namesBetween(value: string, separator: string, { name, prefixes }: Called): Generator<Found> {
  let at = 0;
  for (const piece of value.split(separator)) {
    const written = piece.trim();
    const start = at + piece.length - piece.trimStart().length;
    at += piece.length + 1;
    const lead = written === name ? '' : prefixes.find((prefix) => written === prefix + name);
    if (lead !== undefined) yield { form: 'field', start: start + lead.length, end: start + written.length, written };
  }
}

const answersIn = (description: string): readonly Span[] =>
  parseExamples(description).flatMap(({ turns }) =>
    turns.filter(({ role }) => role === 'assistant').map(({ part }) => part.span),
  );

/** Hooks whose matchers are names of agents. */
export const AGENT_EVENTS: readonly string[] = ['SubagentStart', 'SubagentStop'];

function hookMatchers({ node, nodeBase }: Entry, text: string): readonly Scalar[] {
  if (!isMap(node)) return [];
  return AGENT_EVENTS.map((event) => node.get(event))
    .flatMap((groups) => (isSeq(groups) ? groups.items : []))
    .flatMap((group) => scalarOf(isMap(group) ? group.get('matcher', true) : undefined, nodeBase, text) ?? []);
}

interface Scalar {
  readonly text: Text;
  readonly spelling: Spelling;
  /** Present if it can be rewritten. */
  readonly element?: Span;
}

/** Every text of a field: of a list each item by itself, of a broken value its raw text. */
function scalarsOf(entry: Entry, text: string): readonly Scalar[] {
  const { node, nodeBase, style } = entry;
  if (isSeq(node)) {
    const items = node.items.flatMap((item) => scalarOf(item, nodeBase, text) ?? []);
    // YAML splits `[Agent(a, b)]` into two items; they count as one.
    return style === 'flow' && items.some(isCut) ? [{ text: rawText(text, entry.valueSpan), spelling: 'raw' }] : items;
  }
  if (style === 'broken') return [{ text: rawText(text, entry.valueSpan), spelling: 'raw' }];
  const whole = textOf(entry, text);
  if (!whole || style === 'empty') return [];
  if (style === 'plain' || style === 'single' || style === 'double')
    return [{ text: whole, spelling: style, element: entry.valueSpan }];
  return [{ text: whole, spelling: 'raw' }];
}

function scalarOf(node: unknown, base: number, text: string): Scalar | undefined {
  if (!isScalar(node) || !node.range || typeof node.value !== 'string') return undefined;
  const element = span(base + node.range[0], base + node.range[1]);
  const spelling = node.type === 'QUOTE_DOUBLE' ? 'double' : node.type === 'QUOTE_SINGLE' ? 'single' : 'plain';
  return { text: scalarNodeText(node.value, spelling, element, text), spelling, element };
}

const isCut = ({ text }: Scalar): boolean => text.value.lastIndexOf('(') > text.value.lastIndexOf(')');

function asOccurrences(found: Iterable<Found>, scalar: Scalar, source: string): readonly Occurrence[] {
  const { text, spelling, element } = scalar;
  return [...found].map(({ form, start, end, written }) => ({
    span: spanIn(scalar, span(start, end), source),
    form,
    written,
    spelling,
    ...(element ? { value: { span: element, text: text.value, at: span(start, end) } } : {}),
  }));
}

/** An escape sequence has several characters: the name ends where the next decoded character begins. */
function spanIn({ text, spelling }: Scalar, { start, end }: Span, source: string): Span {
  const from = text.toSource(start);
  const last = text.toSource(end - 1);
  if (spelling === 'double' && source[last] === '\\') return span(from, text.toSource(end));
  return span(from, Math.max(last, from) + 1);
}
