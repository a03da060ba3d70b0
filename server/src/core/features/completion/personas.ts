// Completions of whole agents, in an empty file, an empty description or an empty body only.

import { fact, text } from '../../messages/text';
import { type Persona, personaDescription, personaSnippet, personas } from '../../personas/personas';
import { nameForFile } from '../../rules/frontmatter/agentName';
import type { AgentDocument } from '../../syntax/document';
import { writeReadable } from '../../syntax/writeScalar';
import { span } from '../../text/span';
import { escapeSnippet } from '../../text/strings';
import type { CursorContext } from './cursorContext';
import type { Completion } from './item';

export function personaCompletions(doc: AgentDocument, offset: number, cursor: CursorContext): readonly Completion[] {
  if (doc.text.trim() === '' || onlyOneWord(doc)) {
    const start = doc.text.length - doc.text.trimStart().length;
    const end = Math.max(doc.text.trimEnd().length, start);
    // Editors drop completions whose range does not include the cursor.
    const around = span(Math.min(start, offset), Math.max(end, offset));
    return make((persona) => personaSnippet(persona, { name: nameIn(doc, persona) }), around, 'agent');
  }
  if (cursor.at === 'body' && doc.text.slice(doc.body.start, doc.body.end).trim() === '')
    return make((persona) => escapeSnippet(persona.body), span(offset, offset), 'prompt');
  if (cursor.at === 'description' && cursor.empty) {
    const colon = cursor.entry.colon ?? offset;
    const end = Math.max(cursor.entry.valueSpan.end, offset);
    const name = doc.frontmatter.field('name');
    const as = name ? doc.text.slice(name.valueSpan.start, name.valueSpan.end) : '';
    return make(
      (persona) =>
        ` ${escapeSnippet(writeReadable(personaDescription(persona, { name: as === '' ? persona.id : as })))}`,
      span(colon + 1, end),
      'description',
    );
  }
  return [];
}

/** The file's name, unless it is generic. */
function nameIn({ uri }: AgentDocument, { id }: Persona): string {
  const name = nameForFile(uri);
  return /^(?:agent|index|main|new|untitled.*)$/.test(name) ? id : name;
}

/** A file of a single word counts as empty: the word is the label being typed. */
const onlyOneWord = (doc: AgentDocument): boolean => /^\s*[A-Za-z-]{1,24}\s*$/.test(doc.text);

function make(
  write: (persona: Persona) => string,
  replace: Completion['replace'],
  what: 'agent' | 'prompt' | 'description',
): readonly Completion[] {
  return personas.map((persona, index) => ({
    label: persona.title,
    kind: 'snippet',
    detail: text(`completion.whole.${what}`),
    documentation: () => [fact(`persona.${persona.id}.summary`, persona.summary)],
    replace,
    newText: write(persona),
    isSnippet: true,
    filterText: `${persona.id} ${persona.title}`,
    sortText: `p${index}`,
  }));
}
