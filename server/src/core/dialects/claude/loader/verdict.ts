// The verdict of Claude Code on one agent file. Pure; the only source of load states. Measured on 2.1.329 (2026-11-20).

import type { AgentDocument } from '../../../syntax/document';
import type { UnreadableCause } from '../../../syntax/faults/fault';
import { unindentedBlock } from '../../../syntax/faults/unindentedBlock';
import { unreadableCauses } from '../../../syntax/faults/unreadableCauses';
import { isPlainList, type Plain, type PlainMap } from '../../../syntax/plainYaml';
import { splitToolList } from '../../../syntax/toolList';
import type { Span } from '../../../text/span';
import type { FilePlace, Loads, PluginPlace, RuntimeReading, Scope, SkipCode, Skipped, Verdict } from '../../verdict';
import { loaderDoes } from '../catalogue/behaviours';
import { hookProblems, topLevelGuards } from './hooks';
import { displacedBy, hasTextBefore, isDocumentName } from './misplacedAgent';
import { NAME_LIMIT, placeholderOf, pluginAgentDescription, pluginAgentName } from './pluginAgent';
import { readFields } from './readFields';
import { readAsRuntime } from './readRegion';

/** Size limit of the runtime, in bytes. */
const SIZE_LIMIT = 1_048_576;

/** The verdict on a document. `byteLength` defaults to the length of the text in UTF-8. Never throws. */
export function load(document: AgentDocument, context: FilePlace, version: string, byteLength?: number): Verdict {
  const reading = withCut(readFields(document) ?? readAsRuntime(document.text), document);
  const skip = (code: SkipCode, causes?: readonly UnreadableCause[]): Skipped =>
    skipped(code, document, reading, causes);
  const isPlugins = context.scope === 'plugin';
  if (!isMeantAsAgent(document, reading) && !(isPlugins && loadsAnyText(context.plugin, reading))) {
    const displaced = isPlugins ? undefined : displacedBy(document, context.path);
    return displaced ? skip(displaced) : { status: 'not-an-agent', reading };
  }
  if (context.plugin?.keptOut)
    return skip(context.plugin.keptOut === 'unlisted' ? 'plugin-agent-not-listed' : 'plugin-not-loaded');
  if (isPlugins) return judgePlugin(document, context, reading, version, byteLength);
  if (hasTextBefore(document) && isDocumentName(context.path)) return { status: 'not-an-agent', reading };
  if (!/\.md$/.test(context.path) && /\.md$/i.test(context.path)) return skip('file-extension');
  if (isTooLarge(document, byteLength)) return skip('file-too-large');
  const hasBom = document.text.startsWith('\uFEFF');
  if (reading.state === 'absent' || (hasBom && !loaderDoes('strips-bom', version))) {
    if (document.fence.open.start > (hasBom ? 1 : 0) || hasBom) return skip('fence-not-first');
    return skip(document.fence.state === 'open' ? 'fence-unclosed' : 'fence-not-first');
  }
  if (reading.state === 'no-fields' && hasTextBefore(document)) return skip('fence-not-first');
  if (reading.state === 'unreadable') {
    const causes = unreadableCauses(document, reading);
    const ended = document.fence.state === 'open' ? 'fence-unclosed' : 'fields-cut-by-dashes';
    return skip(causes[0]?.code ?? ended, causes);
  }
  if (reading.state === 'no-fields') return skip('frontmatter-not-fields');
  const name = reading.fields.get('name');
  if (typeof name !== 'string' || name === '') {
    if (name !== undefined && name !== '') return skip(name === null ? 'name-missing' : 'name-not-text');
    if (isCutOff('name', document, reading)) return skip('fields-cut-by-dashes');
    return skip(hasOtherCase(reading.fields, 'name') ? 'field-case' : 'name-missing');
  }
  if (!isAllowedName(name, version)) return skip('name-not-allowed');
  const description = reading.fields.get('description');
  if ((description ?? '') === '' && isCutOff('description', document, reading)) return skip('fields-cut-by-dashes');
  const block = (description ?? '') === '' ? unindentedBlock(document) : undefined;
  if (block) return skip(block.code, [block]);
  if (description === undefined || description === null)
    return skip(
      hasOtherCase(reading.fields, 'description')
        ? 'field-case'
        : description === null
          ? 'description-empty'
          : 'description-missing',
    );
  if (description === '') return skip('description-empty');
  if (typeof description !== 'string') return skip('description-not-text');
  return withHooks(
    loaded(name, description.replaceAll('\\n', '\n'), reading, context.scope, version),
    document,
    version,
  );
}

function skipped(
  code: SkipCode,
  document: AgentDocument,
  reading: RuntimeReading,
  causes: readonly UnreadableCause[] = [],
): Skipped {
  const span = causes[0]?.span ?? spanOf(code, document);
  return { status: 'skipped', reason: { code, span }, causes, hookProblems: [], reading };
}

const SUBJECT = /^(?:name|description|hooks)(?=-)/;

/** The field of a code if it is written, else the opening fence. */
function spanOf(code: SkipCode, { frontmatter, fence }: AgentDocument): Span {
  const entry = frontmatter.field(SUBJECT.exec(code)?.[0] ?? '');
  return entry ? (entry.valueSpan.start < entry.valueSpan.end ? entry.valueSpan : entry.nameSpan) : fence.open;
}

function withCut(reading: RuntimeReading, { fence }: AgentDocument): RuntimeReading {
  const end = fence.state === 'closed' ? fence.close.start : fence.region.end;
  return reading.close && reading.close.start < end ? { ...reading, cutAt: reading.close.start } : reading;
}

/** The field is written, and the runtime's frontmatter ends before it or inside it. */
function isCutOff(name: string, document: AgentDocument, reading: RuntimeReading): boolean {
  const entry = document.frontmatter.field(name);
  return reading.cutAt !== undefined && entry !== undefined && entry.span.end > reading.cutAt;
}

const OWN_FIELD = /^(?:name|description|tools)$/i;
const OWN_FIELD_LINE = /^[ \t]*(?:- +)?["']?(?:name|description|tools)["']?[ \t]*[:=：]/im;

/** A document beside the agents names none of their fields; text that is no mapping is searched line by line. */
export function isMeantAsAgent(document: AgentDocument, reading: RuntimeReading): boolean {
  const { entries, text } = document.frontmatter;
  if (entries.some((entry) => OWN_FIELD.test(entry.name))) return true;
  if ([...reading.fields.keys()].some((key) => OWN_FIELD.test(key))) return true;
  return (reading.state === 'no-fields' || reading.state === 'unreadable') && OWN_FIELD_LINE.test(text);
}

/** A plugin's file needs no frontmatter; if a marketplace describes the plugin, its files are unknown. */
const loadsAnyText = (plugin: PluginPlace | undefined, { state }: RuntimeReading): boolean =>
  state !== 'absent' || (plugin?.keptOut === undefined && (plugin === undefined || plugin.manifest !== undefined));

function judgePlugin(
  document: AgentDocument,
  { path, plugin }: FilePlace,
  read: RuntimeReading,
  version: string,
  byteLength: number | undefined,
): Verdict {
  if (isTooLarge(document, byteLength)) return skipped('file-too-large', document, read);
  const hidden = document.text.startsWith('\uFEFF') && !loaderDoes('strips-bom', version);
  const reading: RuntimeReading = hidden ? { fields: new Map(), state: 'absent', body: read.body } : read;
  const description = pluginAgentDescription(reading.fields) ?? placeholderOf(plugin);
  return loaded(pluginAgentName(reading.fields, path), description, reading, 'plugin', version);
}

function loaded(name: string, description: string, reading: RuntimeReading, scope: Scope, version: string): Loads {
  const written = reading.fields.get('model');
  const model = typeof written === 'string' ? readModelText(written) : null;
  return {
    status: 'loads',
    scope,
    name,
    description,
    model: model === 'inherit' && !loaderDoes('keeps-inherit', version) ? null : model,
    tools: listOf(reading.fields, 'tools'),
    disallowedTools: listOf(reading.fields, 'disallowedTools'),
    reading,
    hookProblems: [],
  };
}

function withHooks(agent: Loads, document: AgentDocument, version: string): Verdict {
  const { reading } = agent;
  const problems = hookProblems(reading.fields.get('hooks'), version);
  const dropsAgent = loaderDoes('drops-agent-for-hooks', version);
  const guards = dropsAgent ? topLevelGuards(reading.fields, version) : [];
  if (dropsAgent && (guards.length > 0 || problems.some((problem) => problem.fatal)))
    return { ...skipped('hooks-unloadable', document, reading), hookProblems: [...problems, ...guards] };
  return { ...agent, hookProblems: problems };
}

/** The runtime trims, and accepts `inherit` in any case; everything else stays as written. */
export function readModelText(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed.toLowerCase() === 'inherit' ? 'inherit' : trimmed;
}

/** `null` if the field is absent; no tools for a value that is neither text nor a list (2.1.329). */
export function listOf(fields: PlainMap, field: 'tools' | 'disallowedTools' | 'skills'): readonly string[] | null {
  if (!fields.has(field)) return null;
  return splitToolList(textsOf(fields.get(field))).map((item) => item.value);
}

function textsOf(value: Plain | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isPlainList(value)) return value.filter((item): item is string => typeof item === 'string');
  return [];
}

export function isAllowedName(name: string, version: string): boolean {
  if (loaderDoes('refuses-name-with-dash', version) && name.startsWith('-')) return false;
  if (loaderDoes('refuses-name-with-colon', version) && name.normalize('NFKC').includes(':')) return false;
  return !(loaderDoes('refuses-long-name', version) && name.length > NAME_LIMIT);
}

const hasOtherCase = (fields: PlainMap, key: string): boolean =>
  [...fields.keys()].some((other) => other !== key && other.toLowerCase() === key);

const isTooLarge = ({ text }: AgentDocument, byteLength: number | undefined): boolean =>
  (byteLength ?? byteLengthOf(text)) > SIZE_LIMIT;

function byteLengthOf(text: string): number {
  return text.length * 3 <= SIZE_LIMIT ? text.length : new TextEncoder().encode(text).length;
}
