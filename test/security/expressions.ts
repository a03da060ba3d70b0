// Every regular expression literal of the product's source, with its file.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Node, parse } from 'acorn';
import { transformSync } from 'esbuild';
import { projectRoot } from '../support/shared';

export interface Expression {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

export const written = ({ source, flags }: Expression): string => `/${source}/${flags}`;

export function expressions(): readonly Expression[] {
  return ['common/src', 'server/src', 'client/src'].flatMap((folder) =>
    readdirSync(path.join(projectRoot, folder), { recursive: true })
      .map((name) => path.posix.join(folder, String(name).replaceAll(path.sep, '/')))
      .filter((file) => file.endsWith('.ts') && !file.includes('/generated/'))
      .sort()
      .flatMap(expressionsIn),
  );
}

function expressionsIn(file: string): readonly Expression[] {
  const { code } = transformSync(readFileSync(path.join(projectRoot, file), 'utf8'), { loader: 'ts', format: 'esm' });
  const found: Expression[] = [];
  for (const node of nodesOf(parse(code, { ecmaVersion: 'latest', sourceType: 'module' })))
    if (isLiteral(node)) found.push({ file, source: node.regex.pattern, flags: node.regex.flags });
  return found;
}

interface Literal {
  readonly regex: { readonly pattern: string; readonly flags: string };
}

const isLiteral = (node: object): node is Literal => 'type' in node && node.type === 'Literal' && 'regex' in node;

function* nodesOf(value: Node | unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value;
  for (const each of Object.values(value)) yield* nodesOf(each);
}
