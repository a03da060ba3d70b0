// Hover of an agent or a tool named in the prompt.

import { span } from '../../text/span';
import { withoutTail } from '../../text/strings';
import type { AgentContext } from '../../workspace/agentContext';
import { sourceLine, toolFacts, toolSummary } from '../catalogueTexts';
import { agentHover } from './agent';
import { type Hover, named } from './markdown';

const WORD = /[\w@:.-]/;

export function bodyHover(context: AgentContext, offset: number): Hover | undefined {
  const { text } = context.doc;
  let start = offset;
  let end = offset;
  while (start > context.doc.body.start && offset - start < 100 && WORD.test(text[start - 1] ?? ' ')) start--;
  while (end - offset < 100 && WORD.test(text[end] ?? ' ')) end++;
  const word = withoutTail(text.slice(start, end), /[.:]/);
  const at = span(start, start + word.length);
  const mention = /^@(?:agent-)?([\w:.-]+)$/.exec(word)?.[1];
  if (mention !== undefined) return agentHover(mention, at, context);
  if (text[start - 1] !== '`' || text[at.end] !== '`') return undefined;
  const tool = context.runtime.tools.resolve(word);
  return (
    tool && {
      span: at,
      lead: named(tool.name, toolSummary(tool)),
      facts: [...toolFacts(tool, context.runtime), sourceLine(tool)],
    }
  );
}
