// A persona is the first thing many people see of an agent file: it must be one that every reader accepts, and nothing
// in it may need a second look.

import { readFileSync } from 'node:fs';
import matter from 'gray-matter';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { generatePersonas } from '../../../schemas/build/personas.mjs';
import {
  personaById,
  personaDescription,
  personaFrontmatter,
  personaSnippet,
  personas,
  personaText,
} from '../../../server/src/core/personas/personas';

const root = new URL('../../../', import.meta.url);
const tools: { readonly tools: readonly { readonly name: string }[] } = JSON.parse(
  readFileSync(new URL('schemas/catalogue/tools.json', root), 'utf8'),
);
const colors = ['red', 'blue', 'green', 'yellow', 'purple', 'orange', 'pink', 'cyan'];

/** What VS Code leaves in the editor when every tab stop is accepted as it is. */
function accepted(snippet: string): string {
  const name = /\$\{1:([^}]*)\}/u.exec(snippet)?.[1] ?? '';
  return snippet.replace(/\\([\\$}])|\$\{1:[^}]*\}|\$(\d)/gu, (_, escaped?: string, stop?: string) =>
    escaped !== undefined ? escaped : stop === '0' ? '' : name,
  );
}

it('are the seven documented ones', () => {
  expect(personas.map(({ id }) => id)).toEqual([
    'backend-engineer',
    'code-reviewer',
    'debugger',
    'docs-writer',
    'orchestrator',
    'security-auditor',
    'test-writer',
  ]);
});

it('are generated from their Markdown files', () => {
  for (const { path, content } of generatePersonas()) expect(readFileSync(new URL(path, root), 'utf8')).toBe(content);
});

it('use different colours', () => {
  expect(new Set(personas.map(({ frontmatter }) => parse(frontmatter).color)).size).toBe(personas.length);
});

it('are found by their id only', () => {
  expect(personaById('debugger')?.title).toBe('Debugger');
  expect(personaById('Debugger')).toBeUndefined();
});

describe.each(personas)('$id', (persona) => {
  const text = personaText(persona);

  it('equals its Markdown file', () => {
    expect(text).toBe(
      readFileSync(new URL(`schemas/personas/${persona.id}.md`, root), 'utf8').replaceAll('\r\n', '\n'),
    );
  });

  it('is read alike by both YAML readers, with LF and CRLF', () => {
    const fields = parse(persona.frontmatter);
    expect(fields.description).toBe(persona.description);
    expect(matter(text).data).toEqual(fields);
    expect(parse(persona.frontmatter.replaceAll('\n', '\r\n'))).toEqual(fields);
  });

  it('holds only known fields, tools and colours', () => {
    const fields = parse(persona.frontmatter);
    expect(Object.keys(fields).filter((field) => field !== 'model')).toEqual(['name', 'description', 'tools', 'color']);
    expect([undefined, 'inherit']).toContain(fields.model);
    expect(colors).toContain(fields.color);
    const known = new Set(tools.tools.map(({ name }) => name));
    for (const tool of String(fields.tools).split(', ')) expect(known).toContain(tool);
  });

  it('says when to use it, with two complete examples that name it', () => {
    expect(persona.description).toMatch(/^Use this agent (?:when|proactively when) /u);
    expect(persona.summary).toMatch(/^Use this agent .{20,}\.$/u);
    const examples = persona.description.match(/<example>[\s\S]*?<\/example>/gu) ?? [];
    expect(examples).toHaveLength(2);
    for (const example of examples) {
      expect(example).toMatch(
        /^<example>\nContext: .+\nuser: ".+"\nassistant: ".+"\n<commentary>\n.+\n<\/commentary>\n<\/example>$/u,
      );
      expect(example).toContain(`the ${persona.id} agent`);
    }
  });

  it('has no text that a reader would cut or unescape', () => {
    expect(persona.frontmatter).not.toMatch(/---|\\n| #|\t|[^\n -~]/u);
    expect(persona.body).not.toMatch(/^---/mu);
    expect(persona.body.split('\n').length).toBeGreaterThanOrEqual(30);
    expect(persona.body.split('\n').length).toBeLessThanOrEqual(60);
  });

  it('uses the given name in its own text', () => {
    const renamed = personaText(persona, { name: 'night-owl' });
    expect(renamed).toContain('---\nname: night-owl\n');
    expect(renamed).toContain('the night-owl agent');
    expect(renamed).not.toContain(`the ${persona.id} agent`);
    expect(parse(personaFrontmatter(persona, { name: 'night-owl' })).description).toBe(
      personaDescription(persona, { name: 'night-owl' }),
    );
  });

  it.each(['Night Owl', '42', 'true', 'a: b', "it's $& $1"])('quotes the name %s where needed', (name) => {
    expect(parse(personaFrontmatter(persona, { name })).name).toBe(name);
  });

  it('gives the same text as a snippet', () => {
    expect(accepted(personaSnippet(persona))).toBe(text);
    expect(accepted(personaSnippet(persona, { name: 'night-owl' }))).toBe(personaText(persona, { name: 'night-owl' }));
    expect(personaSnippet(persona, { name: 'a}$b\\' })).toContain(`\${1:${'a\\}\\$b\\\\'}}`);
  });
});
