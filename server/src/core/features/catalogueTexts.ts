// Texts about facts of the catalogue (tools, and where facts are known from), for completion and hover.

import type { Message } from '../../../../common/src/messages/message';
import type { Tool } from '../dialects/facts';
import type { Runtime } from '../dialects/runtime';
import type { Text } from '../messages/render';
import { fact, text } from '../messages/text';

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

interface MayBeLearned {
  readonly learned?: string;
}

/** A sentence. */
export const learnedFrom = ({ learned }: MayBeLearned): Message | undefined =>
  learned === undefined ? undefined : text('learned.from', { version: learned });

/** A few words beside a name. */
const learnedWords = ({ learned }: MayBeLearned): Message | undefined =>
  learned === undefined ? undefined : text('learned.words', { version: learned });

/** The same as a property of a completion. */
export function learnedDetail(fact: MayBeLearned): { readonly detail?: Message } {
  const detail = learnedWords(fact);
  return detail ? { detail } : {};
}

interface Sourced {
  readonly source: string;
  readonly checked: string;
  readonly docs?: string;
  readonly learned?: string;
}

/** The last line of a hover: source and date of its facts, as a Markdown link if there is a page. */
export function sourceLine(fact: Sourced): Text {
  const learned = learnedFrom(fact);
  if (learned) return learned;
  const url = fact.docs ?? (/^https:\/\/\S+$/.test(fact.source) ? fact.source : undefined);
  const name = fact.source.startsWith('https://') ? text('hover.documentation') : fact.source;
  const checked = text('hover.source', { name, checked: fact.checked });
  return url ? text('hover.link', { said: checked, url }) : checked;
}
