// The files a prompt refers to by a relative path: Markdown links and `@file` mentions. Code is left alone: what stands there
// is an example of something.

import { type Span, span } from '../text/span';
import type { AgentDocument } from './document';

interface FileReference {
  /** As written, without what follows `#`. */
  readonly target: string;
  readonly span: Span;
  /** Where it leads, seen from the agent's own file. */
  readonly uri: string;
  readonly kind: 'link' | 'mention';
}

/** What is not closed goes to the end, so that no beginning is looked after twice. */
const CODE = /(^|\n)([`~]{3,})(?![`~])[^\n]*\n[\s\S]*?(?:\n\2|$)|`[^`\n]*`|<!--[\s\S]*?(?:-->|$)/g;
/** A target ends where another link begins, for the same reason. */
const LINK = /\]\(\s*<?((?:[^)\s<>\]]|\](?!\())+)>?(?:\s+"[^"]*")?\s*\)/g;
/** A link that is not to the web, or an `@` before a path: most bodies have neither, and one look tells. */
const MAY_REFER = /\]\(\s*<?(?![a-z][a-z0-9+.-]*:|[#/~$\s)>])|@\.{0,2}[\w./-]*\//;
const MENTION = /(?<![\w@/.`])@((?:\.{0,2}\/)?[\w.-]+(?:\/[\w.-]+)*\/[\w.-]+\.[A-Za-z]\w{0,5})/g;

/** Half of a character of two, as a cut text has it: no file is called so, and no URI can say it. */
const HALF = /\p{Surrogate}/u;

/** In the body only. Linear in its length. */
export function fileReferences(doc: AgentDocument): readonly FileReference[] {
  const body = doc.text.slice(doc.body.start, doc.body.end);
  if (!body.includes('](') && !body.includes('@')) return [];
  if (!MAY_REFER.test(body)) return [];
  const text = body.replace(CODE, (code) => code.replace(/[^\n]/g, ' '));
  const found: FileReference[] = [];
  const add = (target: string, start: number, kind: FileReference['kind']): void => {
    const path = target.split('#')[0] ?? '';
    if (path === '' || HALF.test(path) || /^(?:[a-z][a-z0-9+.-]*:|\/|~|\$|%7B)/i.test(path) || /[{}<>*|]/.test(path))
      return;
    const uri = resolve(doc.uri, path);
    if (uri !== undefined) found.push({ target: path, span: span(start, start + path.length), uri, kind });
  };
  for (const match of text.matchAll(LINK)) {
    const target = match[1] ?? '';
    add(target, doc.body.start + match.index + match[0].indexOf(target), 'link');
  }
  for (const match of text.matchAll(MENTION)) add(match[1] ?? '', doc.body.start + match.index + 1, 'mention');
  return found;
}

/** Absent where the path climbs out of the URI's root. */
function resolve(base: string, path: string): string | undefined {
  const [, root = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/[^/]*)?(.*)$/i.exec(base) ?? [];
  const parts = rest.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.length <= 1) return undefined;
      parts.pop();
    } else if (part !== '.' && part !== '') parts.push(encodeURIComponent(safeDecode(part)));
  }
  return root + parts.join('/');
}

function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
}
