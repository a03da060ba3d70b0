// Finds imperatives in a prompt to use a named thing; English only, without prohibitions, conditions, samples and quotations.

import { isNegative, isQuoted, isSample, leadsToBad, type Sentence, sentenceAt } from './cues';
import type { ProseBlock } from './prose';

/** Offset in the document of the name in the first order to use it; absent if there is none. */
export function orderToUse(name: string, blocks: readonly ProseBlock[]): number | undefined {
  let order: number | undefined;
  for (const block of blocks) {
    for (let at = block.text.indexOf(name); at >= 0; at = block.text.indexOf(name, at + name.length)) {
      if (isPartOfWord(block.text, at, name)) continue;
      const sentence = sentenceAt(block.text, at);
      // A prompt that handles its absence expects it to be absent.
      if (saysItIsMissing(sentence, name)) return undefined;
      if (order === undefined && isSpokenTo(block) && isOrder(sentence, name)) order = block.start + at;
    }
  }
  return order;
}

const isPartOfWord = (text: string, at: number, name: string): boolean =>
  /[\w.$@/-]/.test(text.charAt(at - 1)) ||
  /^(?:[\w$]|[-/.]\w)/.test(text.slice(at + name.length, at + name.length + 2));

/** Titles of sections about others, or about how the agent is started. */
const OF_OTHERS =
  /\b(?:orchestrators?|main (?:agent|thread|session|conversation|loop)|parent|caller|coordinator|other agents?|hand-?offs?|delegation|hooks?|for (?:users?|humans?)|fallbacks?)\b/i;

function isSpokenTo(block: ProseBlock): boolean {
  if (block.kind !== 'text' && block.kind !== 'item') return false;
  if (isSample(block) || block.headings.some((title) => OF_OTHERS.test(title))) return false;
  const leads = block.leads.map((lead) => sentenceAt(lead.trimEnd(), lead.trimEnd().length).text);
  return !leads.some((lead) => isNegative(lead) || leadsToBad(lead) || OF_OTHERS.test(lead));
}

const MISSING =
  /^\W*(?:tool\b)?\W*(?:(?:is|are|was|being)\s+)?(?:not|never|isn['’]t|aren['’]t|won['’]t|doesn['’]t|cannot|can['’]t|unavailable|disabled|denied|forbidden|prohibited|disallowed|blocked|missing|withheld|fails|failed|errors)\b|\b(?:unavailable|not (?:available|supported|exposed|granted|present)|isn['’]t (?:available|supported|exposed)|[❌🚫✗✘⛔])/iu;
const BARRED =
  /(?:\b(?:never|not|cannot|no|without|lacks?|avoid(?:s|ing)?|unavailable|forbidden|prohibited|disallowed)\b|n['’]t\b)[^,;:.!?—–]*$/i;

/** It is forbidden or unavailable. */
function saysItIsMissing({ text, at }: Sentence, name: string): boolean {
  if (MISSING.test(text.slice(at + name.length, at + name.length + 80))) return true;
  const barred = BARRED.exec(text.slice(0, at).replace(/ - /g, ' — '))?.[0];
  return (
    barred !== undefined && !/\b(?:clear|sure|specified|provided|given|known|enough|certain|present)\b/i.test(barred)
  );
}

/** The use is conditional: only if the agent has the tool. */
const ON_CONDITION =
  /\b(?:if|when|where|whenever|as long as|provided)\s+(?:\w+\s+){0,4}(?:available|supported|enabled|exposed|granted|allowed|permitted|present|accessible|possible|you have)\b|\bif you (?:have|can)\b|\bmain[- ]?(?:thread|session|agent|conversation|loop)\b|\binteractive(?:ly)?\b|\bheadless\b|\borchestrators?\b|\bparent\b|\bcallers?\b|\bfall(?:s|ing)? ?back\b|\bor similar\b|\bequivalent\b|\botherwise\b/i;
/** Another subject: "agents that use …", "the reviewer will call …". */
const OTHER_SUBJECT =
  /\b(?:who|which|that|they|he|she|it|we|I|users?|developers?|humans?|team|claude(?: code)?|sub-?agents?|agents?|reviewers?|planners?|tools?|skills?|commands?|hooks?|code|files?|prompts?)\s+(?:(?:will|would|should|must|shall|can|could|may|might|then|also|always|only|often|usually|needs? to|has to|have to)\s+)*(?:us(?:e|es|ed|ing)|calls?|called|calling|invok(?:e|es|ed|ing)|runs?|asks?)\b/i;
const AFTER_NAME =
  /^[`*_"')\]]*\s*(?:-?(?:less|like|style|based)\b|or\b|\/|equivalents?\b|alternatives?\b|=|:\s*(?:true|false|deny|ask|allow)\b|(?:tool\s+)?(?:calls?|usages?|uses|entries|references|permissions?)\b)/i;

/** Other tools before it in one enumeration. */
const ENUMERATED =
  /(?:[`*"]{0,3}[A-Z][A-Za-z]{2,40}[`*"]{0,3}(?:,\s{1,4}(?:and\s|or\s)?|\s(?:and|or|&|\+)\s|\/)){1,12}$/;
const CLAUSE_END = /[.;:!?—–→,(]|\s-\s/g;
/** Words that may precede an imperative. */
const LEAD_IN =
  /^(?:[\s*_>`"'()#+•-]|\d{1,3}[.)]|\[[ x]\]|(?:then|and|also|always|first|next|finally|instead|please|now|immediately|proactively|just|simply|only|otherwise|afterwards|thereafter|again|lastly|do|must|should|you (?:must|should|shall|will|need to|have to|are to|ought to)|(?:make|be) sure to|remember to)(?:\s|,))+/i;
const DIRECT =
  /^(?:re-?)?(?:use|call|invoke|run|launch|employ|utili[sz]e|leverage|try|prefer|apply|execute|start with|rely on)\s+(?:the\s+|a\s+|an\s+|your\s+|both\s+)?(?:built-?in\s+|following\s+)?(?:tools?\s+)?[`*"'(]{0,3}$/i;
const THROUGH =
  /\b(?:using|via|with|through|by (?:calling|using|invoking)|by means of|and use|then use|and call|then call)\s+(?:the\s+|a\s+|an\s+)?[`*"'(]{0,3}$/i;
const DOES =
  /^(?:ask|confirm|clarify|interview|prompt|query|question|present|offer|propose|gather|collect|elicit|request|surface|escalate|fetch|search|research|look up|retrieve|get|obtain|load|open|read|download|create|write|edit|modify|update|apply|make|perform|do|conduct|execute|run|manage|track|maintain|plan|spawn|launch|start|investigate|explore|resolve|verify|validate|notify|schedule|save|record|persist|end|finish|stop|proceed|begin|continue)\b/i;

function isOrder(sentence: Sentence, name: string): boolean {
  const { text, at } = sentence;
  const after = text.slice(at + name.length);
  if (isQuoted(sentence) || AFTER_NAME.test(after) || ON_CONDITION.test(text)) return false;
  const listed = text.slice(0, at).replace(/[`*"']{1,3}$/, '');
  const enumerated = ENUMERATED.exec(listed)?.[0] ?? '';
  if (/\bor\b|\//.test(enumerated)) return false;
  const before = listed.slice(0, listed.length - enumerated.length);
  if (OTHER_SUBJECT.test(before)) return false;
  const clause = before.slice(clauseStart(before));
  const spoken = clause.replace(LEAD_IN, '');
  if (DIRECT.test(spoken)) return true;
  if (/\([^()]*\bor\b[^()]*$/i.test(before)) return false;
  const open = before.slice(clauseStart(before.replace(/\([^()]*$/, (aside) => ' '.repeat(aside.length))));
  return THROUGH.test(open) && DOES.test(open.replace(LEAD_IN, ''));
}

function clauseStart(text: string): number {
  let start = 0;
  for (const match of text.matchAll(CLAUSE_END)) start = match.index + match[0].length;
  return start;
}
