// Placeholder text of a generator, a template or one of our own fixes.

import { isNegative, isQuoted, isSample, sentenceAt } from '../../syntax/cues';
import type { Example } from '../../syntax/examples';
import { type ProseBlock, proseBlocks } from '../../syntax/prose';
import { type Span, span, spanIn } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { rule } from '../rule';

export default rule({
  id: 'placeholder-left',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'A placeholder is still to be filled in',
    why: 'The orchestrator reads the name and the description as they are, and the model the prompt; nothing fills a template in.',
    bad: '---\nname: reviewer\ndescription: Use this agent when [describe the situation].\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent when a change is ready.\n---\nReview the change.\n',
    source: 'Measured: nothing is replaced.',
  },
  messages: {
    description: 'The orchestrator reads `{text}` as it stands. Write what is meant.',
    name: 'The agent is called `{text}`, as it stands. Give it its own name.',
    body: 'The model reads `{text}` as it stands. Write what is meant.',
  },
  *check(context) {
    const { verdict, view, doc } = context;
    if (verdict.status === 'not-an-agent') return;
    const name = view.text('name');
    if (name && NAME.test(name.value))
      yield {
        span: spanIn(name, span(0, name.value.length)),
        messageId: 'name',
        args: { text: name.value },
        data: undefined,
      };
    const { description } = view;
    if (description)
      for (const at of inDescription(description.value, view.examples))
        yield {
          span: spanIn(description, at),
          messageId: 'description',
          args: { text: description.value.slice(at.start, at.end) },
          data: undefined,
        };
    for (const { at, sure } of inBody(context))
      yield {
        span: at,
        messageId: 'body',
        args: { text: doc.text.slice(at.start, at.end) },
        ...(sure ? {} : { severity: 'hint' as const }),
        data: undefined,
      };
  },
});

const NAME =
  /^(?:<[^<>]+>|\{\{[^{}]+\}\}|\[[^[\]]+\]|(?:your|my)-(?:sub-?)?agent(?:-name)?|your-name|agent-name|name-of-agent)$/i;

/** Placeholders inserted by our own fixes and by the blank persona. */
const OURS = /\bTODO (?:say (?:when|who)|what (?:happened|the user))\b[^"\r\n.]*/g;
const LOREM = /\blorem ipsum\b(?: dolor(?: sit amet)?)?/gi;
const BRACKETS =
  /\[(?:(?:your|insert|add|describe|enter|specify|fill|replace|list|specific|name of)\s[^[\]\n]{1,80}|agent[ _-]name|role|domain)\](?![([])/gi;
const ANGLES = /(?<![\w)])<(?:agent|your|insert|describe|name of)[-_ ][\w -]{1,40}>|(?<![\w)])<placeholder>/gi;
const BRACES = /\{\{[^{}\n]{1,60}\}\}/g;
const SHOUTED = /\bYOUR_[A-Z_]{2,}\b/g;
const TODO_FIRST = /^TODO(?::|\s+(?:add|complete|define|describe|explain|fill|say|update|write)\b)[^\n.]*|^TODO\W*$/g;

/** Descriptions about templates contain such words legitimately. */
const ABOUT_TEMPLATES = /\b(?:template|placeholder|jinja|mustache|handlebars|liquid|variable|vue|angular|helm|lorem)/i;

/** A substring required by the pattern; checked first, because nearly every text has none of them. */
const NEEDS: readonly (readonly [pattern: RegExp, needs: RegExp])[] = [
  [OURS, /TODO/],
  [TODO_FIRST, /^TODO/],
  [LOREM, /lorem/i],
  [BRACKETS, /\[/],
  [ANGLES, /<(?:[aidnpy])/i],
  [BRACES, /\{\{/],
  [SHOUTED, /YOUR_/],
];

function inDescription(text: string, examples: readonly Example[]): readonly Span[] {
  const patterns = NEEDS.filter(([, needs]) => needs.test(text)).map(([pattern]) => pattern);
  if (patterns.length === 0) return [];
  const about = ABOUT_TEMPLATES.test(text.replace(LOREM, ''));
  return disjoint(
    patterns
      .filter((pattern) => !about || pattern === OURS || pattern === TODO_FIRST)
      .flatMap((pattern) => matches(pattern, text))
      .filter(
        (at) =>
          !isCode(text, at) &&
          !isTag(text, at) &&
          (isOwn(text, at) || isIn(examples, at) || isPlaceholder(text, at.start)),
      ),
  );
}

interface InBody {
  readonly at: Span;
  /** Inserted by us; other placeholders may be part of the agent's output. */
  readonly sure: boolean;
}

const IN_PROSE =
  /\blorem ipsum\b(?: dolor(?: sit amet)?)?|\[(?:insert|fill in) [^[\]\n]{1,80}\](?![([])|\[your (?:agent|role|domain|expertise|speciality|specialty|project)\b[^[\]\n]{0,60}\](?![([])/gi;

/** Cheap pre-check: nearly every body has none of these. Substrings first, because they are found several times faster. */
const mayHold = (body: string): boolean =>
  body.includes('TODO ') ||
  (body.includes('[') && /\[(?:insert|fill in|your) /i.test(body)) ||
  /lorem ipsum/i.test(body);

function inBody({ doc }: AgentContext): readonly InBody[] {
  const { start, end } = doc.body;
  const body = doc.text.slice(start, end);
  if (!mayHold(body)) return [];
  const found: InBody[] = [];
  for (const block of proseBlocks(doc))
    for (const [pattern, sure] of [
      [OURS, true],
      [IN_PROSE, false],
    ] as const)
      for (const at of matches(pattern, block.text))
        if (!isCode(block.text, at) && (sure || isLeft(block, at.start)))
          found.push({ at: span(block.start + at.start, block.start + at.end), sure });
  return found;
}

/** Tables, samples, bad examples and sentences about placeholders contain them on purpose. */
function isLeft(block: ProseBlock, at: number): boolean {
  return block.kind !== 'row' && !isSample(block) && isPlaceholder(block.text, at);
}

/** Not quoted, not forbidden, and not the subject of the sentence. */
function isPlaceholder(text: string, at: number): boolean {
  const sentence = sentenceAt(text, at);
  return !isQuoted(sentence) && !isNegative(sentence.text) && !ON_PURPOSE.test(sentence.text.slice(0, sentence.at));
}

const ON_PURPOSE =
  /\b(?:e\.g\.|for (?:example|instance)|such as|like|placeholders?|templates?|fill(?:ed|s)? in|replac(?:e|es|ed|ing)|left (?:over|in|behind)|leftovers?|unfilled|flags?|detects?|finds?|reports?|checks? for|formats?|syntax|outputs?|say|says|write|writes|answer|respond|reply|print|start with|begin with|end with)\b/i;

const matches = (pattern: RegExp, text: string): readonly Span[] =>
  [...text.matchAll(pattern)].map((match) => span(match.index, match.index + match[0].trimEnd().length));

/** Quotes inside an example are speech, not a quoted placeholder. */
const isIn = (examples: readonly Example[], at: Span): boolean =>
  examples.some((example) => at.start >= example.span.start && at.end <= example.span.end);

/** Our own placeholders count everywhere. */
const isOwn = (text: string, at: Span): boolean => text.startsWith('TODO', at.start);

const isCode = (text: string, at: Span): boolean => text[at.start - 1] === '`' || text[at.end] === '`';

/** `<agent>` with its `</agent>` is markup. */
const isTag = (text: string, at: Span): boolean =>
  text[at.start] === '<' && text.includes(`</${text.slice(at.start + 1, at.end)}`);

function disjoint(spans: readonly Span[]): readonly Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  return sorted.filter((at, index) => index === 0 || at.start >= (sorted[index - 1]?.end ?? 0));
}
