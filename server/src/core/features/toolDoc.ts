// What a tool is and who can have it, in words for completion and hover.

import type { Message } from '../../../../common/src/messages/message';
import type { Tool } from '../dialects/facts';
import type { Runtime } from '../dialects/runtime';
import type { Text } from '../messages/render';
import { fact, text } from '../messages/text';
import { learnedFrom, learnedWords } from './learnedFrom';

/** One or two words beside the name. */
export const toolAccess = (tool: Tool): Message =>
  learnedWords(tool) ?? text(tool.foreground === 'no' ? 'access.withheld' : `access.${tool.can}`);

export const toolSummary = (tool: Tool): Text => learnedFrom(tool) ?? fact(`tool.${tool.name}.summary`, tool.summary);

/** Short Markdown lines. */
export function toolFacts(tool: Tool, { product }: Pick<Runtime, 'product'>): readonly Text[] {
  const facts: Text[] = [];
  if (tool.foreground === 'no')
    facts.push(
      tool.unless ? text('tool.onlyWithMode', { mode: eitherOf(tool.unless.permissionMode) }) : text('tool.never'),
    );
  else if (tool.foreground === 'session') facts.push(text('tool.someSessions'));
  if (tool.foreground !== 'no' && tool.background === 'no') facts.push(text('tool.lostInBackground'));
  if (tool.note !== undefined) facts.push(fact(`tool.${tool.name}.note`, tool.note));
  if (tool.since !== undefined) facts.push(text('tool.since', { version: tool.since, product }));
  return facts;
}

/** Inside one code span. */
const eitherOf = ([first = '', ...rest]: readonly string[]): Message['args'][string] =>
  rest.reduce<Message['args'][string]>((some, next) => text('list.orCode', { some, next }), first);
