// Splits an agent into the fields the ranker weighs: text in, text out.

import { type Example, parseExamples, proseOf, utterance } from '../syntax/examples';
import type { Candidate } from './router';

export const FIELDS = ['name', 'prose', 'user', 'context', 'assistant', 'intro', 'headings', 'body'] as const;
export type Field = (typeof FIELDS)[number];
export type ExampleField = 'user' | 'context' | 'assistant';

interface ExampleTexts {
  readonly texts: Readonly<Record<ExampleField, string>>;
  /** The user's first turn; undefined where only the assistant speaks. */
  readonly utterance: string | undefined;
}

interface FieldTexts {
  readonly own: Readonly<Record<Exclude<Field, ExampleField>, string>>;
  readonly examples: readonly ExampleTexts[];
}

export function fieldTexts(candidate: Candidate): FieldTexts {
  const { name, description } = candidate;
  const examples = parseExamples(description);
  return {
    own: {
      name: name.replace(/[-_#0-9]/g, ' '),
      prose: withoutRefusals(proseOf(description, examples)),
      ...bodyTexts(candidate.body),
    },
    examples: examples.map((example) => exampleTexts(example, name)),
  };
}

function exampleTexts(example: Example, name: string): ExampleTexts {
  const turnsOf = (role: 'user' | 'assistant'): string =>
    example.turns.flatMap((t) => (t.role === role ? [t.part.value] : [])).join('\n');
  const assistant = `${turnsOf('assistant')}\n${example.commentary?.value ?? ''}`;
  return {
    texts: {
      user: turnsOf('user'),
      context: example.context?.value ?? '',
      // The agent's own name in its examples is no evidence for the words of the name.
      assistant: name === '' ? assistant : assistant.replaceAll(name, ' '),
    },
    utterance: utterance(example)?.value,
  };
}

const REFUSAL =
  /\b(?:do not (?:use|invoke|call)|don['’]t (?:use|invoke)|never use|not (?:for|intended for|suitable for|meant for)|should not be used|avoid using|not use this)\b/i;

/** Cuts sentences at refusals ("do not use for …"): their words are no evidence for the agent. */
export function withoutRefusals(prose: string): string {
  return prose.replace(/[^.!?\n]+[.!?]?/g, (sentence) => {
    const refusal = REFUSAL.exec(sentence);
    return refusal ? `${sentence.slice(0, refusal.index)} ` : sentence;
  });
}

const LEAD_IN = /^[ \t]*(?:(?:[-*]|\d{1,9}\.)[ \t]*)?\*\*([^*\n]{2,80})\*\*/;
const INTRO_LIMIT = 900;

function bodyTexts(body: string): Record<'intro' | 'headings' | 'body', string> {
  let text = '';
  let at = 0;
  for (const { span } of parseExamples(body).filter((e) => e.tagged && e.closed)) {
    text += `${body.slice(at, span.start)} `;
    at = span.end;
  }
  text += body.slice(at);
  const headings: string[] = [];
  const rest: string[] = [];
  for (const line of text.split('\n')) {
    const heading = /^#{1,6}[ \t]+(?![ \t])(.*)$/.exec(line);
    const leadIn = heading ? null : LEAD_IN.exec(line);
    if (heading) headings.push(heading[1] ?? '');
    else if (leadIn) {
      headings.push(leadIn[1] ?? '');
      rest.push(line.slice(leadIn[0].length));
    } else rest.push(line);
  }
  return { intro: introOf(text), headings: headings.join('\n'), body: rest.join('\n') };
}

/** The first paragraphs of a body: up to the first heading or list, at most `INTRO_LIMIT`. */
function introOf(body: string): string {
  const text = body.trim();
  let cut = firstHeadingOrList(text);
  if (cut < 40) cut = text.indexOf('\n\n', 200);
  return text.slice(0, cut < 0 ? INTRO_LIMIT : Math.min(cut, INTRO_LIMIT)).replace(/^#.*$/gm, ' ');
}

/** Offset of the line end before the first heading, or before the blank lines that lead to a list; -1 if there is none. */
function firstHeadingOrList(text: string): number {
  let at = 0;
  let blank = -1;
  for (const line of text.split('\n')) {
    if (at > 0) {
      if (line.trim() === '') {
        if (blank < 0) blank = at - 1;
      } else {
        if (/^#{1,6}\s/.test(line)) return blank >= 0 ? blank : at - 1;
        if (blank >= 0 && /^[#*\-\d]/.test(line)) return blank;
        blank = -1;
      }
    }
    at += line.length + 1;
  }
  return -1;
}
