// The personas a new agent can start from, as complete agent files; their texts come generated from schemas/personas.

import generated from '../../generated/personas.json';
import { escapeSnippet } from '../text/strings';

export interface Persona {
  /** The default agent name; also the value of `--persona`. */
  readonly id: string;
  /** Display name: `Code reviewer`. */
  readonly title: string;
  /** One sentence: when such an agent is used. */
  readonly summary: string;
  /** The description as every YAML reader reads it, with its examples. */
  readonly description: string;
  /** The text between the fences, with the line break before the closing one. */
  readonly frontmatter: string;
  /** The system prompt, with its last line break. */
  readonly body: string;
  /** The whole file as a snippet whose first tab stop is the name. */
  readonly snippet: string;
}

export const personas: readonly Persona[] = generated.personas;

export function personaById(id: string): Persona | undefined {
  return personas.find((persona) => persona.id === id);
}

/** The complete agent file; the description's examples use its new name. */
export function personaText(persona: Persona, as: { readonly name: string } = { name: persona.id }): string {
  return `---\n${personaFrontmatter(persona, as)}---\n\n${persona.body}`;
}

/** The fields without the fences, for a file that has its fences already. */
export function personaFrontmatter(persona: Persona, as: { readonly name: string } = { name: persona.id }): string {
  const named = persona.frontmatter.replace(`name: ${persona.id}\n`, () => `name: ${asYaml(as.name)}\n`);
  return mentioning(persona, as.name, named);
}

/** The description under another name, as text and not as YAML. */
export function personaDescription(persona: Persona, as: { readonly name: string } = { name: persona.id }): string {
  return mentioning(persona, as.name, persona.description);
}

/** The file as a snippet with tab stops, everything else escaped. */
export function personaSnippet(persona: Persona, as: { readonly name: string } = { name: persona.id }): string {
  return persona.snippet.replace(`\${1:${persona.id}}`, () => `\${1:${escapeSnippet(as.name)}}`);
}

function mentioning(persona: Persona, name: string, text: string): string {
  const onOneLine = name.replace(/\s+/gu, ' ');
  return text.replaceAll(`the ${persona.id} agent`, () => `the ${onOneLine} agent`);
}

/** Plain if every reader takes it for text, else in double quotes, which YAML reads as JSON does. */
function asYaml(name: string): string {
  const plain = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u.test(name) && !/^(?:true|false|null|yes|no|on|off|y|n)$/u.test(name);
  return plain ? name : JSON.stringify(name);
}
