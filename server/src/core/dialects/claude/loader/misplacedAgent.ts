// Why the runtime sees no agent in a file with agent fields: they are misplaced. Narrow, because documents show such fields too.

import { isWideText, looseFields } from '../../../syntax/displaced';
import type { AgentDocument } from '../../../syntax/document';

type DisplacedRule = 'encoding-not-utf8' | 'fence-missing' | 'fence-not-first';

/** Only for files without frontmatter; absent for a file that is no agent. */
export function displacedBy({ fence, text, profile }: AgentDocument, path: string): DisplacedRule | undefined {
  if (fence.state !== 'none') return undefined;
  if (isWideText(text)) return 'encoding-not-utf8';
  const loose = isDocumentName(path) ? undefined : looseFields(text, profile.isField);
  return loose && (loose.open ? 'fence-not-first' : 'fence-missing');
}

const DOCUMENTS =
  /^(?:readme|agents|claude|gemini|changelog|contributing|index|templates?|examples?|samples?|license|notes|todo)$/;

/** The name of a document, optionally with a language: fields below other text in it are samples. */
export function isDocumentName(path: string): boolean {
  const file = path.split(/[/\\]/).at(-1)?.toLowerCase() ?? '';
  const [name = '', ...others] = file.replace(/^[_.-]/, '').split(/[._-]/);
  return DOCUMENTS.test(name) && others.at(-1) === 'md' && others.slice(0, -1).every((part) => part.length === 2);
}

/** The frontmatter is not at the top. */
export const hasTextBefore = ({ fence, text }: AgentDocument): boolean =>
  fence.state !== 'none' && text.slice(0, fence.open.start).trim() !== '';
