// The files a prompt refers to by a relative path: Markdown links and `@file` mentions in its prose, with every place where they
// may lie. Claude Code expands neither in an agent's prompt; the model reads the path and looks for it.

import { CLAUDE_FOLDER } from '../../../../common/src/claudePaths';
import { type Span, span } from '../text/span';
import type { AgentDocument } from './document';
import { withoutCodeSpans } from './markdownComments';
import { type ProseBlock, proseBlocks } from './prose';
import { saysItIsThere } from './referenceWording';

export interface FileReference {
  /** As written, without what follows `#`. */
  readonly target: string;
  readonly span: Span;
  /** URIs it may lead to: seen from the agent's own file first, then from each folder above. At least one. */
  readonly uris: readonly string[];
  readonly kind: 'link' | 'mention';
  /** The text says that the file is there: no sample, no template, nothing the agent is to write. */
  readonly asserted: boolean;
}

/** A target ends where another link begins, so that no beginning is looked after twice. */
const LINK = /\]\(\s*<?((?:[^)\s<>\]]|\](?!\())+)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/g;
/** A link that is not to the web, or an `@` before a path: most bodies have neither, and one look tells. */
const MAY_REFER = /\]\(\s*<?(?![a-z][a-z0-9+.-]*:|[#/~$\s)>])|@\.{0,2}[\w./-]*\//;
const MENTION = /(?<![\w@/.`])@((?:\.{0,2}\/)?[\w.-]+(?:\/[\w.-]+)*\/[\w.-]+\.[A-Za-z]\w{0,5})/g;

/** Half of a character of two, as a cut text has it: no file is called so, and no URI can say it. */
const HALF = /\p{Surrogate}/u;

/** No file system has longer paths in use. */
const LONGEST = 1000;

/** In the body only. Linear in its length. */
export function fileReferences(doc: AgentDocument): readonly FileReference[] {
  const body = doc.text.slice(doc.body.start, doc.body.end);
  if (!body.includes('](') && !body.includes('@')) return [];
  if (!MAY_REFER.test(body)) return [];
  return proseBlocks(doc).flatMap((block) => referencesIn(block, doc.uri));
}

function referencesIn(block: ProseBlock, base: string): readonly FileReference[] {
  const text = withoutCodeSpans(block.text);
  const found: FileReference[] = [];
  const add = (target: string, at: number, kind: FileReference['kind']): void => {
    const path = (target.split(/[#?]/, 1)[0] ?? '').replace(/(?::\d{1,7}){1,2}(?:-\d{1,7})?$/, '');
    if (
      path === '' ||
      path.length > LONGEST ||
      HALF.test(path) ||
      /^(?:[a-z][a-z0-9+.-]*:|\/|~|\$|%7B)/i.test(path) ||
      /[{}<>*|]/.test(path)
    )
      return;
    const uris = placesOf(base, path);
    if (uris.length === 0) return;
    const start = block.start + at;
    const asserted = saysItIsThere({ block, text, at, path, kind });
    found.push({ target: path, span: span(start, start + path.length), uris, kind, asserted });
  };
  for (const match of text.matchAll(LINK)) {
    const target = match[1] ?? '';
    add(target, match.index + match[0].indexOf(target), 'link');
  }
  for (const match of text.matchAll(MENTION)) add(match[1] ?? '', match.index + 1, 'mention');
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** Whether the scope tells from which folder the path counts: a mention in an agent for any project is about that project. */
export const isJudgedIn = ({ kind, target }: FileReference, scope: string): boolean => {
  if (scope === 'project') return true;
  return kind === 'link' && (scope === 'plugin' || /^\.{1,2}\//.test(target));
};

/** How many folders above the file are looked at. */
const MOST_ABOVE = 16;

function placesOf(base: string, path: string): readonly string[] {
  const [, root = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/[^/]*)?(.*)$/i.exec(base) ?? [];
  const own = rest.split('/').slice(0, -1);
  const project = own.lastIndexOf(CLAUDE_FOLDER);
  const found: string[] = [];
  for (let depth = own.length; depth >= Math.max(1, own.length - MOST_ABOVE); depth--) {
    // The root of a file system is nobody's project, and a path that climbs is meant from the file or from the project.
    if (depth < own.length && depth !== project && (depth === 1 || /^(?:\.\/)*\.\.\//.test(path))) continue;
    const place = resolve(own.slice(0, depth), path);
    if (place !== undefined) found.push(root + place);
  }
  return [...new Set(found)];
}

/** Absent where the path climbs out of the root. */
function resolve(folder: readonly string[], path: string): string | undefined {
  const parts = [...folder];
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.length <= 1) return undefined;
      parts.pop();
    } else if (part !== '.' && part !== '') parts.push(encodeURIComponent(safeDecode(part)));
  }
  return parts.join('/');
}

function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
}
