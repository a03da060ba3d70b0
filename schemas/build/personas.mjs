// Converts the personas (complete agent files) into run-time data and VS Code snippets; changes no text.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { SourceError } from './sources.mjs';

const sources = new URL('../personas/', import.meta.url);
const dataPath = 'server/src/generated/personas.json';
const snippetsPath = 'schemas/snippets/personas.code-snippets';

/** @returns {{ path: string, content: string }[]} paths from the root of the project */
export function generatePersonas() {
  const personas = readdirSync(sources)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => persona(file, readFileSync(new URL(file, sources), 'utf8').replaceAll('\r\n', '\n')));
  const snippets = Object.fromEntries(
    personas.map(({ id, title, summary, snippet }) => [
      `Subagent: ${title}`,
      { prefix: `agent-${id}`, description: summary, body: snippet.split('\n') },
    ]),
  );
  return [
    { path: dataPath, content: json({ personas }) },
    { path: snippetsPath, content: json(snippets) },
  ];
}

function persona(file, text) {
  const [, frontmatter, body] = /^---\n([\s\S]*?\n)---\n\n([\s\S]*)$/u.exec(text) ?? [];
  if (frontmatter === undefined || body === undefined)
    throw new SourceError([
      `schemas/personas/${file} has no frontmatter with a blank line after it. Write one between two lines of \`---\`.`,
    ]);
  const fields = parse(frontmatter);
  const id = file.slice(0, -'.md'.length);
  if (fields.name !== id)
    throw new SourceError([
      `schemas/personas/${file}: \`name\` is \`${fields.name}\`. Write \`${id}\`, as the file is called.`,
    ]);
  const title = id[0].toUpperCase() + id.slice(1).replaceAll('-', ' ');
  const summary = firstClause(fields.description);
  return { id, title, summary, description: fields.description, frontmatter, body, snippet: snippet(id, text) };
}

/** The first sentence up to its colon, which says when to use the agent. */
function firstClause(description) {
  const [clause] = description.split(/[:.](?=\s)/u);
  return `${clause}.`;
}

/** The whole file as a snippet: the name is a tab stop, and every mention of it in the description follows. */
function snippet(id, text) {
  const escaped = text.trimEnd().replace(/[\\$}]/gu, '\\$&');
  const [head, ...mentions] = escaped.split(mentionOf(id));
  if (mentions.length === 0)
    throw new SourceError([`schemas/personas/${id}.md: its name stands nowhere. Write it as \`name\`.`]);
  return `${head}\${1:${id}}${mentions.join('$1')}\n$0`;
}

/** Occurrences of a persona's name as a name: in its field, and before the word “agent”. */
function mentionOf(id) {
  return new RegExp(`(?<=^name: )${id}$|(?<=\\bthe )${id}(?= agent\\b)`, 'gmu');
}

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { path, content } of generatePersonas()) writeFileSync(new URL(`../../${path}`, import.meta.url), content);
}
