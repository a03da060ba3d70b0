// What Claude Code makes of an agent of a plugin: it falls back on the file's name and on a placeholder where a project's
// agent would be skipped. Measured on 2.1.332 (2026-11-30).

import { isPlainList, isPlainMap, type Plain, type PlainMap } from '../../../syntax/plainYaml';
import type { Position } from '../../../text/lineIndex';
import { decoded } from '../../../text/uri';

/** What is wrong with a plugin's manifest, so that the whole plugin is dropped. */
export interface ManifestProblem {
  readonly kind: ManifestProblemKind;
  /** The field, or the entry of `agents`, at fault; empty for the file as a whole. */
  readonly subject: string;
  /** In the manifest. */
  readonly start: Position;
  readonly end: Position;
}

export type ManifestProblemKind =
  | 'not-json'
  | 'not-an-object'
  | 'name-missing'
  | 'name-not-allowed'
  | 'field-type'
  | 'agents-type'
  | 'path-start'
  | 'path-end';

/** How a file stands in its plugin. */
export interface PluginPlace {
  /** As the manifest calls the plugin; its folder's name where there is none. */
  readonly name: string;
  /** Folders between the plugin's `agents` and the file: part of the agent's id. Empty for a listed file. */
  readonly folders: readonly string[];
  /** URI of the manifest; absent where there is none, and a marketplace may say what the plugin is. */
  readonly manifest?: string;
  /** The manifest names the file itself. */
  readonly listed?: true;
  /** The manifest keeps the file from loading, whatever stands in it. */
  readonly keptOut?: ManifestProblem | 'unlisted';
}

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
