// The lines of the sources to change for a difference.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import type { Change } from './compare';
import { kindOf } from './report';

const TOOLS = 'schemas/catalogue/tools.json';
const MODELS = 'schemas/catalogue/models.json';
const HOOKS = 'schemas/catalogue/hooks.json';
const LOADER = 'schemas/catalogue/loader.json';
const FIELDS = 'schemas/agent.schema.json';
const UNKNOWN = 'schemas/catalogue/unknown-fields.json';

/** Lists of facts by file, with the key each fact is named by. */
const LISTS: Readonly<Record<string, readonly (readonly [list: string, key: string])[]>> = {
  [TOOLS]: [
    ['tools', 'name'],
    ['aliases', 'from'],
    ['removed', 'name'],
    ['builtInAgents', 'name'],
  ],
  [MODELS]: [
    ['aliases', 'name'],
    ['special', 'name'],
    ['ids', 'id'],
    ['notModels', 'name'],
  ],
  [HOOKS]: [
    ['events', 'name'],
    ['types', 'name'],
  ],
  [UNKNOWN]: [['fields', 'key']],
};

export function placesOf(root: string): (change: Change) => readonly string[] {
  const read = (file: string): { readonly text: string; readonly tree: Node } => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const tree = parseTree(text);
    if (!tree) throw new Error(`${file} is not JSON`);
    return { text, tree };
  };
  const sources = new Map([TOOLS, MODELS, HOOKS, LOADER, FIELDS, UNKNOWN].map((file) => [file, read(file)] as const));
  const at = (file: string, ...where: readonly (string | number)[]): string => {
    const source = sources.get(file);
    const node = source && findNodeAtLocation(source.tree, [...where]);
    return source && node ? `${file}:${source.text.slice(0, node.offset).split('\n').length}` : file;
  };
  /** The fact, else the list it belongs to. */
  const fact = (file: string, name: string, first: string): readonly string[] => {
    for (const [list, key] of LISTS[file] ?? []) {
      const items = sources.get(file);
      const nodes = items && findNodeAtLocation(items.tree, [list])?.children;
      const index = (nodes ?? []).findIndex((node) => findNodeAtLocation(node, [key])?.value === name);
      if (index >= 0) return [at(file, list, index, key)];
    }
    return [at(file, first)];
  };
  const isField = (name: string): boolean => at(FIELDS, 'properties', name) !== FIELDS;
  return ({ key, expected = '', got = '' }) => {
    const what = key.slice(kindOf(key).length + 1);
    switch (kindOf(key)) {
      case 'file':
      case 'order':
        return [at(LOADER, 'behaviours')];
      case 'field':
        return isField(what) ? [at(FIELDS, 'properties', what)] : fact(UNKNOWN, what, 'fields');
      case 'value':
        return [at(FIELDS, 'properties', what.split('=')[0] ?? '')];
      case 'colour':
        return [at(FIELDS, 'properties', 'color')];
      case 'type':
        return fact(HOOKS, what, 'types');
      case 'guard':
        return fact(HOOKS, what, 'events');
      case 'event':
        return [...fact(HOOKS, what, 'events'), at(FIELDS, 'properties', 'hooks', 'propertyNames', 'enum')];
      case 'tools': {
        const [was, is] = [expected.split(', '), got.split(', ')];
        const differing = [...was.filter((name) => !is.includes(name)), ...is.filter((name) => !was.includes(name))];
        return [...new Set(differing.flatMap((name) => fact(TOOLS, name, 'tools')))];
      }
      case 'tool':
      case 'entry':
      case 'name':
        return fact(TOOLS, what, 'tools');
      case 'agent':
        return fact(TOOLS, what, 'builtInAgents');
      case 'model':
      case 'alias':
      case 'offers':
        return fact(MODELS, what, 'aliases');
      case 'retires':
        return fact(MODELS, what.split(' ')[0] ?? '', 'ids');
      case 'setting':
        return ['server/src/core/dialects/claude/places/configuration.ts'];
      default:
        return ['server/src/core/dialects/claude/loader/listing.ts'];
    }
  };
}
