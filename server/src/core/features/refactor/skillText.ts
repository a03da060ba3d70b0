// The text of a skill made from a section of a prompt: name, description, and body with relative links adjusted.

import type { AgentDocument } from '../../syntax/document';
import { fileReferences } from '../../syntax/fileReferences';
import { writeQuoted } from '../../syntax/writeScalar';
import { applyEdits, replace } from '../../text/edit';
import { type Span, slice } from '../../text/span';
import type { WorkspaceContext } from '../../workspace/workspaceContext';
import { likelyTarget } from '../documentLinks';
import { type Heading, outlineOf } from '../markdownOutline';
import { needsNoQuotes } from './unquote';

const LONGEST_NAME = 64;
const LONGEST_SENTENCE = 200;

/** Lower-case letters, digits and hyphens; empty if the title has none of these. */
export function skillName(title: string): string {
  const plain = withoutMarkup(title).replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-/, '');
  return words.slice(0, LONGEST_NAME).replace(/-$/, '');
}

export function skillText(
  name: string,
  heading: Heading,
  section: Span,
  doc: AgentDocument,
  uri: string,
  around: WorkspaceContext,
): string {
  const eol = doc.text.includes('\r\n') ? '\r\n' : '\n';
  const description = describe(heading, section, doc) || name;
  const written = needsNoQuotes(description) ? description : writeQuoted(description);
  return ['---', `name: ${name}`, `description: ${written}`, '---', '', movedText(section, doc, uri, around), ''].join(
    eol,
  );
}

/** The title and the first sentence below it. */
function describe(heading: Heading, section: Span, doc: AgentDocument): string {
  const title = withoutMarkup(heading.title);
  const first = outlineOf(doc).blocks.find((block) => block.start > heading.span.start && block.end <= section.end);
  const text = first ? slice(doc.text, first) : '';
  if (!/^[\p{L}\p{N}*_`"'(]/u.test(text) || /^(?:[*_-]|\d+[.)])\s/.test(text)) return title;
  const sentence = /^.*?[.!?](?=\s|$)/su.exec(withoutMarkup(text))?.[0];
  if (sentence === undefined || sentence.length > LONGEST_SENTENCE) return title;
  return /[.!?:…]$/.test(title) || title === '' ? `${title} ${sentence}`.trim() : `${title}. ${sentence}`;
}

const withoutMarkup = (text: string): string =>
  text
    .replace(/!?\[([^[\]]*)\]\([^)[]*\)/g, '$1')
    .replace(/[*`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '')
    .replace(/-{3,}/g, '–')
    .replace(/\s+/g, ' ')
    .trim();

function movedText(section: Span, doc: AgentDocument, uri: string, around: WorkspaceContext): string {
  const links = fileReferences(doc).filter(
    (link) => link.kind === 'link' && link.span.start >= section.start && link.span.end <= section.end,
  );
  const edits = links.map((link) =>
    replace(
      { start: link.span.start - section.start, end: link.span.end - section.start },
      relativePath(uri, likelyTarget(link, around) ?? uri),
    ),
  );
  return applyEdits(slice(doc.text, section), edits);
}

/** From one file to another of the same root. */
function relativePath(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++;
  const up = here.slice(shared).map(() => '..');
  return [...(up.length > 0 ? up : ['.']), ...there.slice(shared)].join('/');
}
