// What Claude Code makes of an agent of a plugin: it falls back on the file's name and on a placeholder where a project's
// agent would be skipped. Measured on 2.1.332 (2026-11-30).

import { isPlainList, isPlainMap, type Plain, type PlainMap } from '../../../syntax/plainYaml';
import { decoded } from '../../../text/uri';
import type { PluginPlace } from '../../verdict';

/** In a plugin the runtime ignores a longer name, elsewhere it skips the file. */
export const NAME_LIMIT = 256;

export function pluginAgentName(fields: PlainMap, path: string): string {
  const written = fields.get('name');
  const name = written === undefined || written === null ? '' : scriptText(written);
  return name !== '' && name.length <= NAME_LIMIT ? name : fileName(path);
}

const DESCRIPTIONS = ['description', 'when_to_use', 'when-to-use'] as const;

/** The first usable of the fields a description is taken from; absent where none is. */
export const describingField = (fields: PlainMap): string | undefined =>
  DESCRIPTIONS.find((key) => describingText(fields.get(key)) !== '');

/** Trimmed; absent where there is none. */
export function pluginAgentDescription(fields: PlainMap): string | undefined {
  const key = describingField(fields);
  return key === undefined ? undefined : describingText(fields.get(key));
}

function describingText(value: Plain | undefined): string {
  if (value === undefined || value === null || isPlainList(value) || isPlainMap(value)) return '';
  return typeof value === 'string' ? value.trim() : String(value);
}

/** What the orchestrator reads where there is no description. */
export const placeholderOf = (plugin: PluginPlace | undefined): string => `Agent from ${plugin?.name ?? 'its'} plugin`;

/** The part of an agent's id before its own name: `plugin:folder:`. */
export const idPrefix = ({ name, folders }: PluginPlace): string => [name, ...folders, ''].join(':');

/** As JavaScript turns a value into text: the runtime takes any value for a name. */
function scriptText(value: Plain): string {
  if (isPlainList(value)) return value.map((item) => (item === null ? '' : scriptText(item))).join(',');
  return isPlainMap(value) ? '[object Object]' : String(value);
}

/** Only a lower-case `.md` is cut off. `path` may be a URI. */
function fileName(path: string): string {
  const last = (path.split(/[/\\]/).at(-1) ?? '').replace(/\.md$/, '');
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(path) ? decoded(last) : last;
}
