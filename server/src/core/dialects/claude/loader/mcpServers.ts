// Checks `mcpServers` as the runtime does: an item that does not fit is dropped as a whole. Measured on 2.1.329.

import { isPlainList, isPlainMap, type Plain } from '../../../syntax/plainYaml';
import type { ServerType } from '../../facts';
import { serverType } from '../catalogue/tools';
import { isOfType } from './valueType';

type ServerProblemKind = 'item' | 'nameless' | 'configuration' | 'type-needed' | 'type' | 'missing' | 'value';

interface ServerProblem {
  readonly kind: ServerProblemKind;
  readonly path: readonly (string | number)[];
  /** The server, key or type in question. */
  readonly subject: string;
}

/** At most one per item; none for a value that is no list. */
export function serverProblems(servers: Plain | undefined): readonly ServerProblem[] {
  if (!isPlainList(servers)) return [];
  return servers.flatMap((item, index) => itemProblems(item, ['mcpServers', index]).slice(0, 1));
}

type Path = readonly (string | number)[];

function itemProblems(item: Plain, path: Path): readonly ServerProblem[] {
  if (typeof item === 'string') return [];
  if (!isPlainMap(item)) return [{ kind: 'item', path, subject: '' }];
  return [...item].flatMap(([name, configuration]) => {
    const at = [...path, name];
    const isKey = ['command', 'url', 'type', 'args', 'name'].includes(name) && !isPlainMap(configuration);
    if (isKey) return [{ kind: 'nameless', path: at, subject: name }];
    if (!isPlainMap(configuration)) return [{ kind: 'configuration', path: at, subject: name }];
    return configurationProblems(configuration, at, name);
  });
}

function configurationProblems(server: ReadonlyMap<string, Plain>, path: Path, name: string): readonly ServerProblem[] {
  const type = server.get('type');
  const known: ServerType | undefined =
    type === undefined ? serverType() : typeof type === 'string' ? serverType(type) : undefined;
  if (!known) return [{ kind: 'type', path: [...path, 'type'], subject: String(type) }];
  if (type === undefined && server.get('command') === undefined)
    return [{ kind: server.has('url') ? 'type-needed' : 'configuration', path, subject: name }];
  return known.keys.flatMap((key): readonly ServerProblem[] => {
    const value = server.get(key.name);
    if (value === undefined) return key.required ? [{ kind: 'missing', path, subject: key.name }] : [];
    return isOfType(value, key) ? [] : [{ kind: 'value', path: [...path, key.name], subject: key.name }];
  });
}
