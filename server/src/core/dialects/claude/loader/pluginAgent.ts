// Loads an agent of a plugin, with defaults where a project's agent would be skipped. Measured on 2.1.332 (2026-11-30).

import { isPlainList, isPlainMap, type Plain, type PlainMap } from '../../../syntax/plainYaml';
import { decoded } from '../../../text/uri';
import type { PluginPlace } from '../../verdict';

/** In a plugin the runtime ignores a longer name; elsewhere it skips the file. */
export const NAME_LIMIT = 256;

export function pluginAgentName(fields: PlainMap, path: string): string {
  const written = fields.get('name');
  const name = written === undefined || written === null ? '' : scriptText(written);
  return name !== '' && name.length <= NAME_LIMIT ? name : fileName(path);
}

const DESCRIPTIONS = ['description', 'when_to_use', 'when-to-use'] as const;

/** The first usable field for the description; absent if there is none. */
export const describingField = (fields: PlainMap): string | undefined =>
  DESCRIPTIONS.find((key) => describingText(fields.get(key)) !== '');

/** Trimmed; absent if there is none. */
export function pluginAgentDescription(fields: PlainMap): string | undefined {
  const key = describingField(fields);
  return key === undefined ? undefined : describingText(fields.get(key));
}

function describingText(value: Plain | undefined): string {
  if (value === undefined || value === null || isPlainList(value) || isPlainMap(value)) return '';
  return typeof value === 'string' ? value.trim() : String(value);
}

/** The default description. */
export const placeholderOf = (plugin: PluginPlace | undefined): string => `Agent from ${plugin?.name ?? 'its'} plugin`;

/** The part of an agent's id before its own name: `plugin:folder:`. */
export const idPrefix = ({ name, folders }: PluginPlace): string => [name, ...folders, ''].join(':');

/** Converted as by JavaScript's `String`: the runtime takes any value for a name. */
function scriptText(value: Plain): string {
  if (isPlainList(value)) return value.map((item) => (item === null ? '' : scriptText(item))).join(',');
  return isPlainMap(value) ? '[object Object]' : String(value);
}

/** Removes only a lower-case `.md`. `path` may be a URI. */
function fileName(path: string): string {
  const last = (path.split(/[/\\]/).at(-1) ?? '').replace(/\.md$/, '');
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(path) ? decoded(last) : last;
}
