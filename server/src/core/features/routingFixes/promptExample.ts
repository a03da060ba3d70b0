// Adds a prompt as an example after the existing ones; offered only if the result is read as that example.

import type { RoutingFix } from '../../fixes/fix';
import { title } from '../../rules/rule';
import { type Example, parseExamples, utterance } from '../../syntax/examples';
import type { AgentContext } from '../../workspace/agentContext';
import { selectionOf } from './addSentence';
import { insertText } from './insertText';

/** `context`: the situation before the user speaks. */
export function promptExample(context: AgentContext, prompt: string, before = ''): RoutingFix | undefined {
  const { verdict } = context;
  const spoken = plainLines(prompt);
  const situation = plainLines(before).replaceAll('\n', ' ');
  if (verdict.status !== 'loads' || spoken === '') return undefined;
  const { name, description } = verdict;
  const examples = parseExamples(description);
  const at = endOfExamples(description, examples);
  for (const [open, close] of QUOTES) {
    const text = [
      '<example>',
      ...(situation === '' ? [] : [`Context: ${situation}`]),
      `user: ${open}${spoken}${close}`,
      `assistant: "I'll use the ${name} agent for this."`,
      '</example>',
    ].join('\n');
    const lead = at === 0 ? '' : '\n\n';
    const inserted = insertText(context, at, lead + text);
    if (!inserted) continue;
    const { after, edits } = inserted;
    if (after.verdict.status !== 'loads') continue;
    const now = parseExamples(after.verdict.description);
    if (!isAdded(examples, now, spoken)) continue;
    const from = at + lead.length + text.indexOf(`user: ${open}`) + 'user: '.length + open.length;
    const select = selectionOf(after, context.scope, from, spoken.length);
    return { title: title('addPromptExample'), edits, safe: false, select };
  }
  return undefined;
}

/** The first pair of quotes that does not occur in the prompt. */
const QUOTES = [
  ['"', '"'],
  ['“', '”'],
  ['', ''],
] as const;

const plainLines = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .trim();

/** After the last example if it is closed, else at the end of the text. */
function endOfExamples(description: string, examples: readonly Example[]): number {
  const last = examples.at(-1);
  return last?.tagged && last.closed ? last.span.end : description.trimEnd().length;
}

/** The previous examples unchanged, and one more with the prompt. */
function isAdded(before: readonly Example[], now: readonly Example[], spoken: string): boolean {
  const added = now.at(-1);
  return (
    now.length === before.length + 1 &&
    before.every((example, index) => utterance(example)?.value === (now[index] && utterance(now[index])?.value)) &&
    added?.closed === true &&
    utterance(added)?.value === spoken &&
    added.turns.length === 2
  );
}
