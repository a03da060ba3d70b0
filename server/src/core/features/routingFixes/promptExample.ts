// Makes an example of a prompt, behind the examples that are there, and offers it only where it is read as that example.

import { title } from '../../rules/rule';
import { type Example, parseExamples, utterance } from '../../syntax/examples';
import type { AgentContext } from '../../workspace/agentContext';
import { insertText } from './insertText';
import type { RoutingFix } from './routingFix';
import { selectionOf } from './selection';

/** `context`: what happened before the user speaks. */
export function promptExample(context: AgentContext, prompt: string, before = ''): RoutingFix | undefined {
  const { verdict } = context;
  const said = plainLines(prompt);
  const situation = plainLines(before).replaceAll('\n', ' ');
  if (verdict.status !== 'loads' || said === '') return undefined;
  const { name, description } = verdict;
  const examples = parseExamples(description);
  const at = endOfExamples(description, examples);
  for (const [open, close] of QUOTES) {
    const text = [
      '<example>',
      ...(situation === '' ? [] : [`Context: ${situation}`]),
      `user: ${open}${said}${close}`,
      `assistant: "I'll use the ${name} agent for this."`,
      '</example>',
    ].join('\n');
    const lead = at === 0 ? '' : '\n\n';
    const inserted = insertText(context, at, lead + text);
    if (!inserted) continue;
    const { after, edits } = inserted;
    if (after.verdict.status !== 'loads') continue;
    const now = parseExamples(after.verdict.description);
    if (!isAdded(examples, now, said)) continue;
    const from = at + lead.length + text.indexOf(`user: ${open}`) + 'user: '.length + open.length;
    const select = selectionOf(after, context.scope, from, said.length);
    return { title: title('addPromptExample'), edits, safe: false, select };
  }
  return undefined;
}

/** A prompt may have quotes of its own; the first pair that holds it is taken. */
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

/** Behind the last example where it is closed, else at the end of the text. */
function endOfExamples(description: string, examples: readonly Example[]): number {
  const last = examples.at(-1);
  return last?.tagged && last.closed ? last.span.end : description.trimEnd().length;
}

/** The examples of before, word for word, and one more that says the prompt. */
function isAdded(before: readonly Example[], now: readonly Example[], said: string): boolean {
  const added = now.at(-1);
  return (
    now.length === before.length + 1 &&
    before.every((example, index) => utterance(example)?.value === (now[index] && utterance(now[index])?.value)) &&
    added?.closed === true &&
    utterance(added)?.value === said &&
    added.turns.length === 2
  );
}
