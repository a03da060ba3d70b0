// Parses a text into a document. Never fails.

import { LineIndex, type Units } from '../text/lineIndex';
import type { AgentDocument, Fence, Frontmatter } from './document';
import { readEntries } from './entries';
import { bodyOf, findFence } from './fences';
import type { ReaderProfile } from './readerProfile';

/**
 * Parses an agent file as written. `previous`: the last document of the same file; its frontmatter object is reused if text and
 * place are unchanged, so that typing in the body recomputes nothing. Linear in the length of the text; the body is not parsed.
 */
export function parseAgent(
  uri: string,
  text: string,
  profile: ReaderProfile,
  previous?: AgentDocument,
  units?: Units,
): AgentDocument {
  const fence = findFence(text);
  const { start } = fence.region;
  const region = text.slice(start, fence.region.end);
  const source = sourceOf(text, fence);
  return {
    uri,
    text,
    lines: new LineIndex(text, units),
    fence,
    frontmatter: reusable(previous, source, start, profile) ?? readEntries(region, start, profile.isField, source),
    body: bodyOf(text, fence),
    profile,
  };
}

/** The region with the line break before the closing fence, which belongs to a block at its end. */
const sourceOf = (text: string, { state, region, close }: Fence): string =>
  text.slice(region.start, state === 'closed' ? close.start : region.end);

function reusable(
  previous: AgentDocument | undefined,
  source: string,
  start: number,
  profile: ReaderProfile,
): Frontmatter | undefined {
  if (
    previous?.profile !== profile ||
    previous.fence.region.start !== start ||
    sourceOf(previous.text, previous.fence) !== source
  )
    return undefined;
  return previous.frontmatter;
}
