// Finds mentions of an agent in a text by unambiguous forms only; a word that merely equals a name is no mention.

import type { Span } from '../../text/span';
import { withoutTail } from '../../text/strings';
import { normalizeAgentName } from '../../workspace/workspace';

/**
 * `call`: `Agent(x)`; `type`: `subagent_type: x`; `mention`: `@agent-x`; `quoted`: `@"x (agent)"`; `flag`: `--agent x`;
 * `words`: "use the x agent", the name in backticks.
 */
export type MentionForm = 'call' | 'type' | 'mention' | 'quoted' | 'flag' | 'words';

export interface Mention {
  readonly form: MentionForm;
  /** Offsets of the name alone. */
  readonly start: number;
  readonly end: number;
  /** The name as written, with its plugin qualifier. */
  readonly written: string;
}

/** The names of one agent: its own, and for a plugin's agent the qualified one. */
export interface Called {
  readonly name: string;
  /** Qualifiers that may directly precede the name: `my-plugin:`. */
  readonly prefixes: readonly string[];
}

/**
 * In order, without overlaps. Linear in the length of the text. `answers`: the assistant's turns in an example, in order; a name in
 * backticks there is a mention.
 */
export function mentionsIn(text: string, called: Called, answers: readonly Span[] = []): readonly Mention[] {
  const found = new Map<number, Mention>();
  const add = (more: Iterable<Mention>): void => {
    for (const each of more) if (!found.has(each.start)) found.set(each.start, each);
  };
  if (text.includes('(')) add(callsIn(text, called, 'prose'));
  if (text.includes('subagent_type')) add(typesIn(text, called));
  add(inWords(text, called, answers));
  return [...found.values()].sort((a, b) => a.start - b.start);
}

const CALL = /(?<![\p{L}\p{N}_])(?:Agent|Task)\(([^()]{0,4000})(\)|$)/gu;

/** The names between the parentheses of `Agent(a, b)`. The closing one may still be missing. */
export function* callsIn(text: string, called: Called, where: 'list' | 'prose'): Generator<Mention> {
  for (const match of text.matchAll(CALL)) {
    if (where === 'prose' && match[2] === '') continue;
    let at = match.index + match[0].indexOf('(') + 1;
    for (const piece of (match[1] ?? '').split(',')) {
      const item = bare(piece, at);
      at += piece.length + 1;
      const start = nameAt(item.text, called, (name) => name === called.name);
      if (start !== undefined)
        yield { form: 'call', start: item.start + start, end: item.start + item.text.length, written: item.text };
    }
  }
}

/** Without blanks and quotes around it. */
function bare(piece: string, at: number): { readonly text: string; readonly start: number } {
  const lead = /^[\s"'`]*/.exec(piece)?.[0].length ?? 0;
  return { text: withoutTail(piece.slice(lead), /[\s"'`]/), start: at + lead };
}

/** Offset of the name in `written`; absent if it is another name. */
function nameAt(written: string, { prefixes }: Called, is: (name: string) => boolean): number | undefined {
  if (is(written)) return 0;
  const prefix = prefixes.find((each) => written.startsWith(each) && is(written.slice(each.length)));
  return prefix?.length;
}

const TYPE =
  /subagent_type["'`*\\]{0,4}\s{0,3}(?:(?:[:=]|=>|to\b|is\b|of\b)\s{0,3}(?=["'`*\\\p{L}\p{N}])|(?=["'`]))(?:[*\\]{0,2}(["'`])([^"'`\r\n\\]{1,300})\\?\1|([\p{L}\p{N}][\p{L}\p{N}_.:-]{0,300}))/gu;

/** The runtime compares these names ignoring case, blanks and hyphens. */
function* typesIn(text: string, called: Called): Generator<Mention> {
  const wanted = normalizeAgentName(called.name);
  for (const match of text.matchAll(TYPE)) {
    const unquoted = match[3] ?? '';
    const from = match.index + match[0].length - (match[2] === undefined ? unquoted.length : tailOf(match[0]));
    const written = match[2] ?? (startsWhole(text, from, called.name) ? called.name : withoutTail(unquoted, /[.:-]/));
    const start = nameAt(written, called, (name) => normalizeAgentName(name) === wanted);
    if (start !== undefined) yield { form: 'type', start: from + start, end: from + written.length, written };
  }
}

/** End of a quoted name with its closing quote. */
function tailOf(quoted: string): number {
  const end = quoted.endsWith('\\', quoted.length - 1) ? quoted.length - 2 : quoted.length - 1;
  const quote = quoted.charAt(quoted.length - 1);
  return quoted.length - 1 - quoted.lastIndexOf(quote, end - 1);
}

const startsWhole = (text: string, at: number, name: string): boolean =>
  text.startsWith(name, at) && !GOES_ON.test(text.slice(at + name.length, at + name.length + 2));

interface NameKind {
  /** Several words: unlikely to mean anything else. */
  readonly compound: boolean;
  /** Backticks around it suffice. */
  readonly marked: boolean;
}

/** Length of the context before and after a name that can make it a mention. */
const BEFORE = 64;
const AFTER = 32;

function* inWords(text: string, { name, prefixes }: Called, answers: readonly Span[]): Generator<Mention> {
  if (name === '') return;
  const compound = /[^\p{L}\p{N}]/u.test(name);
  let turn = 0;
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) {
    const end = start + name.length;
    if (GOES_ON.test(text.slice(end, end + 2)) || IS_WORD.test(text.charAt(start - 1))) continue;
    const after = text.slice(end, end + AFTER);
    const own = text.slice(Math.max(0, start - BEFORE), start);
    const prefix = prefixes.find((each) => own.endsWith(each)) ?? '';
    const before = own.slice(0, own.length - prefix.length);
    while ((answers[turn]?.end ?? end) < end) turn++;
    const answer = answers[turn];
    const marked = compound || (answer !== undefined && start >= answer.start);
    const form = formOf(before, after, name, { compound, marked });
    if (form) yield { form, start, end, written: prefix + name };
  }
}

/** The name is only the beginning of a longer name or of a path. */
const GOES_ON = /^(?:[\p{L}\p{N}_]|[-.:@/][\p{L}\p{N}_]|\\(?!["'`n]))/u;
const IS_WORD = /[\p{L}\p{N}_]/u;
const IS_TAIL = /[\p{L}\p{N}_./:@#-]$/u;

function formOf(before: string, after: string, name: string, kind: NameKind): MentionForm | undefined {
  if (/(?<![\p{L}\p{N}_])@agent-$/u.test(before)) return 'mention';
  if (/(?<![\p{L}\p{N}_])@\\?"$/u.test(before) && /^ \(agent\)\\?"/.test(after)) return 'quoted';
  if (/(?<![\w-])claude (?:[^\r\n|;&]* )?--agent[ =]["']?$/.test(before)) return 'flag';
  if (IS_TAIL.test(before)) return undefined;
  return isInWords(before, after, name, kind) ? 'words' : undefined;
}

const AGENT_FOLLOWS = /^(?:[`"'’”*_]|\\["']){0,3}\s+(?:sub-?)?agents?(?![\p{L}\p{N}_])/iu;
const LEAD =
  /(?<![\p{L}\p{N}_])(?:the|an?|our|your|its|use|using|with|via|to|from|by|launch|launching|invoke|invoking|call|calling|engage|run|spawn|have|ask)\s+(?:[`"'‘“*_]|\\["']){0,3}$/iu;
/** Phrases that make a name of several words a mention. */
const CALL_LEAD =
  /(?<![\p{L}\p{N}_])(?:(?:use|using|launch|launching|invoke|invoking|spawn|spawning|engage|dispatch|consult|have|ask)|(?:hand(?:s|ed|ing)?|delegat\p{L}+|rout(?:es?|ed|ing)|escalat\p{L}+)(?:\s+\p{L}+){0,3}\s+to)\s+(?:the\s+)?(?:["'‘“*_]|\\["']){0,3}$/iu;
/** Phrases that make a name of one word in backticks a mention. */
const ASK_LEAD =
  /(?<![\p{L}\p{N}_])(?:(?:spawn|spawning|dispatch|consult|ask)|(?:hand(?:s|ed|ing)?|delegat\p{L}+|rout(?:es?|ed|ing)|escalat\p{L}+)(?:\s+\p{L}+){0,3}\s+to)\s+(?:the\s+)?`$/iu;
const LIST_LEAD = /(?:,|\/|\band|\bor)\s+(?:[`"'‘“*_]|\\["']){0,3}$/iu;
const MARK_BEFORE = /(?:[`"'‘“]|\*\*|__)$/;
const AGENT_BEFORE = /(?<![\p{L}\p{N}_])(?:sub-?)?agents?:?\s+(?:[`"'‘“]|\*\*|\\["'])$/iu;
const MARK_AFTER = /^(?:[`"'’”]|\*\*|\\["'])/;
/** Nouns after a name of several words that make it something else. */
const OTHER_THING =
  /^(?:[`"'’”*_]|\\["']){0,3}\s+(?:skills?|commands?|scripts?|tools?|functions?|methods?|class(?:es)?|files?|folders?|director(?:y|ies)|branch(?:es)?|packages?|plugins?|hooks?|workflows?|servers?|models?|librar(?:y|ies)|modules?|fields?|flags?|options?|keys?|labels?|tags?|repos?(?:itory)?|packages?|jobs?|steps?|variables?|columns?|tables?)(?![\p{L}\p{N}_])/iu;
/** Words before "agent" that name none. */
const NO_NAMES =
  /^(?:main|new|same|other|another|right|parent|child|current|next|first|second|last|single|custom|dedicated|specialized|separate|appropriate|correct|sub|ai|this|that|each|any)$/i;

function isInWords(before: string, after: string, name: string, { compound, marked: alone }: NameKind): boolean {
  const marked = MARK_BEFORE.test(before) && MARK_AFTER.test(after);
  if (AGENT_FOLLOWS.test(after))
    return (
      marked || ((compound || !NO_NAMES.test(name)) && (LEAD.test(before) || (compound && LIST_LEAD.test(before))))
    );
  if (AGENT_BEFORE.test(before) && MARK_AFTER.test(after)) return true;
  if (OTHER_THING.test(after)) return false;
  if (before.endsWith('`') && after.startsWith('`')) return alone || ASK_LEAD.test(before);
  return compound && CALL_LEAD.test(before);
}
