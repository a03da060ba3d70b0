// The texts that stand in the sources, found by their syntax: where each is, and in which call or property. Knows nothing of
// which of them a user reads.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAst } from 'vitest/node';
import { projectRoot } from '../../support/shared';

export interface Literal {
  readonly file: string;
  readonly line: number;
  /** Of a template its own words, with `{}` for what is put in. */
  readonly text: string;
  /** The names of the properties it stands in, outermost first. */
  readonly within: readonly string[];
  /** `el 1` for the second argument of `el(…)`; the name of the class for `new`. */
  readonly argument: string;
  readonly template: boolean;
}

export const sourceFiles = (): readonly string[] =>
  ['common/src', 'client/src', 'server/src'].flatMap((folder) =>
    readdirSync(path.join(projectRoot, folder), { recursive: true })
      .map((file) => `${folder}/${String(file).replaceAll(path.sep, '/')}`)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.includes('/generated/')),
  );

export const literalsIn = (file: string): readonly Literal[] =>
  literalsOf(readFileSync(path.join(projectRoot, file), 'utf8'), file);

interface Node {
  readonly type: string;
  readonly start: number;
}
type Record_ = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node & Record_ =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** What only the compiler reads. */
const SILENT = /^(?:Import|ExportAll|TS(?!(?:As|Satisfies|NonNull)Expression))/;

export function literalsOf(code: string, file = 'sample.ts'): readonly Literal[] {
  const found: Literal[] = [];
  const add = (node: Node, text: string, place: Place, template: boolean): void => {
    found.push({ file, line: code.slice(0, node.start).split('\n').length, text, template, ...place });
  };
  const visit = (value: unknown, place: Place): void => {
    if (Array.isArray(value)) for (const each of value) visit(each, place);
    if (!isNode(value) || SILENT.test(value.type)) return;
    if (value.type === 'Literal' && typeof value.value === 'string') add(value, value.value, place, false);
    if (value.type === 'TemplateLiteral') add(value, wordsOf(value), place, true);
    for (const [key, child] of Object.entries(value)) {
      if (key === 'source' || key === 'quasis' || (key === 'key' && value.computed !== true)) continue;
      if (key === 'arguments' && Array.isArray(child))
        child.forEach((each, at) => void visit(each, { ...place, argument: `${calleeOf(value)} ${at}` }));
      else visit(child, key === 'value' ? { ...place, within: [...place.within, ...nameOf(value.key)] } : place);
    }
  };
  visit(parseAst(code, { lang: 'ts' }), { within: [], argument: '' });
  return found;
}

type Place = Pick<Literal, 'within' | 'argument'>;

const nameOf = (key: unknown): readonly string[] => {
  if (!isNode(key)) return [];
  return typeof key.name === 'string' ? [key.name] : typeof key.value === 'string' ? [key.value] : [];
};

function calleeOf({ callee }: Record_): string {
  if (!isNode(callee)) return '';
  return nameOf(callee)[0] ?? nameOf(callee.property)[0] ?? '';
}

const wordsOf = ({ quasis }: Record_): string =>
  (Array.isArray(quasis) ? quasis : [])
    .map((each: unknown) => (isNode(each) && isCooked(each.value) ? each.value.cooked : ''))
    .join('{}');

const isCooked = (value: unknown): value is { readonly cooked: string } =>
  typeof value === 'object' && value !== null && 'cooked' in value && typeof value.cooked === 'string';
