// Text to document: the only way in. Parsing never fails, whatever the text; what is wrong with it is said by rules.

import { LineIndex, type Units } from '../text/lineIndex';
import type { AgentDocument, Frontmatter } from './document';
import { type IsField, readEntries } from './entries';
import { bodyOf, findFence } from './fences';

/**
 * Parses an agent file as its author wrote it. `previous` is the last document of the same file, if any: when its
 * frontmatter has the same text in the same place, the very same object is kept, so that typing in the body recomputes nothing.
 * Linear in the length of the text; the body is not looked at.
 */
export function parseAgent(
  uri: string,
  text: string,
  isField: IsField,
  previous?: AgentDocument,
  units?: Units,
): AgentDocument {
  const fence = findFence(text);
  const { start } = fence.region;
  const region = text.slice(start, fence.region.end);
  const source = fence.state === 'closed' ? text.slice(start, fence.close.start) : region;
  return {
    uri,
    text,
    lines: new LineIndex(text, units),
    fence,
    frontmatter: reusable(previous, region, start) ?? readEntries(region, start, isField, source),
    body: bodyOf(text, fence),
  };
}

function reusable(previous: AgentDocument | undefined, region: string, start: number): Frontmatter | undefined {
  if (previous?.fence.region.start !== start || previous.frontmatter.text !== region) return undefined;
  return previous.frontmatter;
}
