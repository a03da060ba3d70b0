// The agent list for a model, as the orchestrator is sent it: without bodies and without the example in question.

import type { Runtime } from '../../dialects/runtime';
import type { Listed } from '../../dialects/verdict';
import { parseExamples, proseOf, utterance } from '../../syntax/examples';
import { normalizeWords } from '../../text/normalizeWords';

/** One agent in the list. */
export interface ShownAgent {
  readonly name: string;
  /** May hold line breaks. */
  readonly line: string;
}

/** The example in question. */
export interface HeldOut {
  readonly agent: string;
  readonly example: number;
  readonly utterance: string;
}

/** In the orchestrator's order: by name, ASCII capitals or not, with the built-in agents that are not replaced. */
export function shownAgents(agents: Iterable<Listed>, runtime: Runtime, held?: HeldOut): readonly ShownAgent[] {
  const lines = new Map<string, string>();
  for (const each of runtime.builtIn.agents) if (!each.gated) lines.set(each.name, `- ${each.name}: ${each.summary}`);
  for (const each of agents)
    lines.set(
      each.name,
      runtime.listing(held?.agent === each.name ? { ...each, description: descriptionWithout(each, held) } : each),
    );
  return [...lines].map(([name, line]) => ({ name, line })).sort((a, b) => compare(a.name, b.name));
}

/** Also removes examples with the same words, which would give the answer away. */
export function descriptionWithout({ description }: Listed, { example, utterance: wantedText }: HeldOut): string {
  const examples = parseExamples(description);
  const wanted = normalizeWords(wantedText);
  const gone = examples.filter(
    (each, at) => at === example || (wanted !== '' && normalizeWords(utterance(each)?.value ?? '') === wanted),
  );
  if (gone.length === 0) return description;
  // A heading without examples would show whose example is missing.
  if (gone.length === examples.length) return proseOf(description, examples);
  let text = '';
  let at = 0;
  for (const { span } of gone) {
    // The text that follows brings its own space.
    text += description.slice(at, span.start).trimEnd();
    at = span.end;
  }
  return `${text}${description.slice(at)}`.trim();
}

const lower = (name: string): string => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

function compare(a: string, b: string): number {
  const [x, y] = [lower(a), lower(b)];
  return x < y ? -1 : x > y ? 1 : a < b ? -1 : a > b ? 1 : 0;
}
