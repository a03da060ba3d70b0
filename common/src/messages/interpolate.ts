// Interpolates `{name}` and `{our:name}` in templates. An argument's value is never read as a template.

import { codeSpan, sanitizeInline } from '../text/sanitize';
import type { Argument, Message, Quote } from './message';

/** Names of a template's placeholders; braces around several words are text. */
type PlaceholdersOf<Template> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `our:${infer Own}` ? Own : Name extends `${string} ${string}` ? never : Name) | PlaceholdersOf<Rest>
  : never;

/** Parameters of a function that takes a template's arguments: none, or a record with a value for every placeholder. */
export type ArgumentsOf<Template, Value> = [PlaceholdersOf<Template>] extends [never]
  ? readonly []
  : readonly [args: Readonly<Record<PlaceholdersOf<Template>, Value>>];

/** Builds messages of one table: an unknown id or a missing argument does not compile. */
export const messagesOf =
  <Texts extends Readonly<Record<string, string>>>() =>
  <Id extends keyof Texts & string>(id: Id, ...[args]: ArgumentsOf<Texts[Id], Argument>): Message => ({
    id,
    args: args ?? {},
  });

const PLACEHOLDER = /\{(our:)?(\w+)\}/g;

/** `isOurs` for `{our:name}`. Undefined leaves the placeholder as it is written. */
type Resolve<Value> = (name: string, isOurs: boolean) => Value | undefined;

/** The template's text and its values in order. */
export function interpolateParts<Value>(template: string, resolve: Resolve<Value>): readonly (string | Value)[] {
  const parts: (string | Value)[] = [];
  let end = 0;
  for (const match of template.matchAll(PLACEHOLDER)) {
    const [whole, our, name = ''] = match;
    const value = resolve(name, our !== undefined);
    if (value === undefined) continue;
    parts.push(template.slice(end, match.index), value);
    end = match.index + whole.length;
  }
  parts.push(template.slice(end));
  return parts;
}

export const interpolate = (template: string, resolve: Resolve<string | number>): string =>
  interpolateParts(template, resolve).join('');

export const argument = <Value>(args: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined =>
  args !== undefined && Object.hasOwn(args, name) ? args[name] : undefined;

export const isQuote = (value: Message | Quote): value is Quote => 'kind' in value;

/** `{name}` is text of authors and sanitized; `{our:name}` is our own text, which may hold code spans. */
export const interpolateMessage = (
  template: string,
  args: Message['args'],
  render: (message: Message) => string,
): string =>
  interpolate(template, (name, isOurs) => {
    const value = argument(args, name);
    if (value === undefined || typeof value === 'number') return value;
    if (typeof value === 'object') return isQuote(value) ? codeSpan(value.text) : render(value);
    return isOurs ? value : sanitizeInline(value);
  });
