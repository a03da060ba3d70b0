// Whether a value has the type that the catalogue gives for its key, by the runtime's measure; for hooks and MCP servers.

import { isPlainList, isPlainMap, type Plain } from '../../../syntax/plainYaml';
import type { HookKey, ServerKey } from '../../facts';

export function isOfType(value: Plain, key: HookKey | ServerKey): boolean {
  switch (key.type) {
    case 'string':
      return isText(value) && (!('values' in key) || key.values === undefined || key.values.includes(value));
    case 'filled-string':
      return isText(value) && value !== '';
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number';
    case 'positive-number':
      return typeof value === 'number' && value > 0;
    case 'string-list':
      return isPlainList(value) && value.every(isText);
    case 'url':
      return isText(value) && /^[a-z][a-z0-9+.-]*:/i.test(value);
    case 'map':
      return isPlainMap(value) && (key.mapValues !== 'string' || [...value.values()].every(isText));
  }
}

const isText = (value: Plain): value is string => typeof value === 'string';
