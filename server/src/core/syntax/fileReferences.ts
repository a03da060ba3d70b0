// Relative file references in a prompt (Markdown links and `@file`), with candidate URIs; Claude Code expands neither of them.

import { CLAUDE_FOLDER } from '../../../../common/src/claudePaths';
import { type Span, span } from '../text/span';
import type { AgentDocument } from './document';
import { type ProseBlock, proseBlocks, withoutCodeSpans } from './prose';
import { saysItIsThere } from './referenceWording';

export interface FileReference {
  /** As written, without the fragment after `#`. */
  readonly target: string;
  readonly span: Span;
  /** Candidate URIs: relative to the agent's own file first, then to each folder above. At least one. */
  readonly uris: readonly string[];
  readonly kind: 'link' | 'mention';
  /** The text says that the file exists: no sample, no template, no output of the agent. */
  readonly asserted: boolean;
}

/** A target ends where another link begins, so that no start is scanned twice. */
const LINK = /\]\(\s*<?((?:[^)\s<>\]]|\](?!\())+)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/g;
/** Cheap pre-check: most bodies have neither a relative link nor an `@` before a path. */
const MAY_REFER = /\]\(\s*<?(?![a-z][a-z0-9+.-]*:|[#/~$\s)>])|@\.{0,2}[\w./-]*\//;
const MENTION = /(?<![\w@/.`])@((?:\.{0,2}\/)?[\w.-]+(?:\/[\w.-]+)*\/[\w.-]+\.[A-Za-z]\w{0,5})/g;

/** A lone surrogate, as in truncated text; no file name or URI can contain it. */
const HALF = /\p{Surrogate}/u;

/** No longer paths are in use. */
const LONGEST = 1000;

/** References of one file that are read: several times those of any real file. Each may be searched for in many folders. */
const MOST = 300;

const known = new WeakMap<AgentDocument, readonly FileReference[]>();

/** In the body only, the first 300. Linear in its length; computed once for a document. */
export function fileReferences(doc: AgentDocument): readonly FileReference[] {
  const before = known.get(doc);
  if (before) return before;
  const found = read(doc);
  known.set(doc, found);
  return found;
}

function read(doc: AgentDocument): readonly FileReference[] {
  const body = doc.text.slice(doc.body.start, doc.body.end);
  if (!body.includes('](') && !body.includes('@')) return [];
  if (!MAY_REFER.test(body)) return [];
  const found: FileReference[] = [];
  for (const block of proseBlocks(doc)) {
    if (found.length >= MOST) break;
    found.push(...referencesIn(block, doc.uri, MOST - found.length));
  }
  return found;
}

function referencesIn(block: ProseBlock, base: string, most: number): readonly FileReference[] {
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
    if (found.length >= most) break;
    const target = match[1] ?? '';
    add(target, match.index + match[0].indexOf(target), 'link');
  }
  const links = found.length;
  for (const match of text.matchAll(MENTION)) {
    if (found.length - links >= most) break;
    add(match[1] ?? '', match.index + 1, 'mention');
  }
  return found.sort((a, b) => a.span.start - b.span.start).slice(0, most);
}

/** Whether the scope determines the base folder: a mention in an agent for any project is about that project. */
export const isJudgedIn = ({ kind, target }: FileReference, scope: string): boolean => {
  if (scope === 'project') return true;
  return kind === 'link' && (scope === 'plugin' || /^\.{1,2}\//.test(target));
};

/** Number of folders to try above the file. */
const MOST_ABOVE = 16;

function placesOf(base: string, path: string): readonly string[] {
  const [, root = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/[^/]*)?(.*)$/i.exec(base) ?? [];
  const own = rest.split('/').slice(0, -1);
  const project = own.lastIndexOf(CLAUDE_FOLDER);
  const found: string[] = [];
  for (let depth = own.length; depth >= Math.max(1, own.length - MOST_ABOVE); depth--) {
    // The root of a file system is no project; a path with `..` is relative to the file or to the project.
    if (depth < own.length && depth !== project && (depth === 1 || /^(?:\.\/)*\.\.\//.test(path))) continue;
    const place = resolve(own.slice(0, depth), path);
    if (place !== undefined) found.push(root + place);
  }
  return [...new Set(found)];
}

/** Absent if the path leaves the root. */
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
