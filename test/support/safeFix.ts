// What a safe fix may not do, checked without the code that decides it: by comparing both texts and both verdicts.

import { effectiveToolsOf } from '../../server/src/core/dialects/claude/loader/effective';
import type { Loads } from '../../server/src/core/dialects/verdict';
import { isPlainList, isPlainMap, isSamePlain, type Plain } from '../../server/src/core/syntax/plainYaml';
import type { AgentContext } from '../../server/src/core/workspace/agentContext';
import { RUNTIME_VERSION } from './runtime';

/** Claude Code's own renames; the test holds them apart from the catalogue on purpose. */
export const RENAMES: Readonly<Record<string, string>> = {
  Task: 'Agent',
  KillShell: 'TaskStop',
  KillBash: 'TaskStop',
  ListPeers: 'ListAgents',
  Brief: 'SendUserMessage',
  ListMcpResources: 'ListMcpResourcesTool',
  ReadMcpResource: 'ReadMcpResourceTool',
  ReadMcpResourceDir: 'ReadMcpResourceDirTool',
  ProposeGoal: 'SetGoal',
};

/** Empty for a change that is safe. */
export function harmsOf(before: AgentContext, after: AgentContext): readonly string[] {
  const [was, is] = [before.verdict, after.verdict];
  const harms: string[] = [];
  if (was.status === 'loads' && is.status !== 'loads') harms.push('no longer loads');
  if (is.status === 'not-an-agent') harms.push('is no agent any more');
  if (was.status !== 'loads' && is.status === 'loads')
    harms.push(...hiddenFields(before.doc.frontmatter.text, is), ...lostSettings(before, after, is));
  const lost = lostLetters(before.doc.text, after.doc.text);
  if (lost !== '') harms.push(`drops ${lost}`);
  if (bodyOf(before.doc.text) !== bodyOf(after.doc.text) && was.status === 'loads') harms.push('changes the prompt');
  for (const field of ['tools', 'disallowedTools']) {
    const named = before.view.list(field)?.items.length ?? 0;
    if (before.view.entry(field) && !after.view.entry(field)) harms.push(`removes ${field}`);
    else if (named > 0 && (after.view.list(field)?.items.length ?? 0) === 0) harms.push(`empties ${field}`);
  }
  if (was.status === 'loads' && is.status === 'loads') harms.push(...changedFields(was, is));
  const usable = was.status === 'loads' && effectiveToolsOf(was, RUNTIME_VERSION).status === 'granted';
  if (usable && is.status === 'loads') harms.push(...changedRights(was, is));
  if (
    !usable &&
    is.status === 'loads' &&
    is.tools?.includes('*') &&
    !(was.status === 'loads' && was.tools?.includes('*'))
  )
    harms.push('gives all tools');
  if (was.status === 'skipped' && is.status === 'loads') {
    const known = /^(?:[A-Z][A-Za-z]*|mcp__\S+)(?:\(|$)/;
    for (const item of is.disallowedTools ?? []) if (!known.test(item)) harms.push(`loads without denying ${item}`);
    const mode = is.reading.fields.get('permissionMode');
    if (mode === 'Plan') harms.push('loads without its mode');
  }
  return harms;
}

const bodyOf = (text: string): string => /^---\s*\n[\s\S]*?\n---[^\n]*\n([\s\S]*)$/.exec(text)?.[1] ?? '';

/** Settings and denials with a stray mark in them, and structures that have become texts: read, and without effect. */
function lostSettings(
  before: AgentContext,
  after: AgentContext,
  { reading, disallowedTools }: Loads,
): readonly string[] {
  const written = ({ doc, view }: AgentContext, name: string): string => {
    const entry = view.entry(name);
    return entry ? doc.text.slice(entry.span.start, entry.span.end) : '';
  };
  const isEdited = (name: string): boolean => written(before, name) !== written(after, name);
  const odd = ['permissionMode', 'memory', 'model', 'isolation'].filter(
    (name) => isEdited(name) && /[^\w\])]$/.test(String(reading.fields.get(name) ?? 'x')),
  );
  const texts = ['hooks', 'mcpServers'].filter(
    (name) => isEdited(name) && typeof reading.fields.get(name) === 'string',
  );
  const denials = (isEdited('disallowedTools') ? (disallowedTools ?? []) : []).filter(
    (item) => !/^[\w*]/.test(item) || /:$/.test(item),
  );
  return [...odd, ...texts, ...denials].map((what) => `leaves ${what} without effect`);
}

/** A line that begins with the name of a field: right, with another mark, or with none before a single word. */
const FIELD_LINE =
  /^ {0,3}(?:- )?["']?(tools|disallowedTools|permissionMode|mcpServers|model)["']?(?:[ \t]*(?:[:=;：；]|-(?= ))[ \t]*\S.*|[ \t]+\S+)[ \t]*\r?$/gim;

/** Lines that read as a field and are a part of another field's text afterwards. */
function hiddenFields(before: string, { reading }: Loads): readonly string[] {
  const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
  return [...before.matchAll(FIELD_LINE)].flatMap(([line, field = '']) =>
    letters(line) !== field &&
    [...reading.fields].some(
      ([name, value]) => name !== field && typeof value === 'string' && letters(value).includes(letters(line)),
    )
      ? [`hides ${field}`]
      : [],
  );
}

/** Letters and digits that are gone, old names of tools aside. */
function lostLetters(before: string, after: string): string {
  const old = new RegExp(`\\b(?:${Object.keys(RENAMES).join('|')})\\b`, 'g');
  const letters = (text: string): string =>
    text
      .replace(old, (name) => RENAMES[name] ?? name)
      .replace(/\\x2d/g, '-')
      .replace(/\\[nrt]/g, ' ')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toLowerCase();
  const left = new Map<string, number>();
  for (const letter of letters(after)) left.set(letter, (left.get(letter) ?? 0) + 1);
  let lost = '';
  for (const letter of letters(before)) {
    const count = left.get(letter) ?? 0;
    if (count === 0) lost += letter;
    left.set(letter, count - 1);
  }
  return lost;
}

/** More than one field with another value, or one of another type. */
function changedFields(was: Loads, is: Loads): readonly string[] {
  const [before, after] = [was.reading.fields, is.reading.fields];
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => !isSamePlain(before.get(name), after.get(name)) || before.has(name) !== after.has(name),
  );
  const retyped = changed.filter(
    (name) => before.has(name) && after.has(name) && typeOf(before.get(name)) !== typeOf(after.get(name)),
  );
  const renamed = new Set(changed.map((name) => name.toLowerCase()));
  return [
    ...retyped.map((name) => `changes the type of ${name}`),
    ...(renamed.size > 1 ? [`changes ${changed.join(' and ')}`] : []),
  ];
}

const typeOf = (value: Plain | undefined): string =>
  isPlainList(value) ? 'list' : isPlainMap(value) ? 'map' : value === null ? 'null' : typeof value;

function changedRights(was: Loads, is: Loads): readonly string[] {
  const harms: string[] = [];
  const [before, after] = [was.reading.fields, is.reading.fields];
  const lower = (value: Plain | undefined): Plain | undefined =>
    typeof value === 'string' ? value.toLowerCase() : value;
  if (was.name !== is.name) harms.push('renames the agent');
  if (lower(was.model ?? undefined) !== lower(is.model ?? undefined)) harms.push('changes the model');
  for (const field of ['permissionMode', 'memory', 'background', 'isolation', 'initialPrompt'])
    if (!isSamePlain(lower(before.get(field)), lower(after.get(field)))) harms.push(`changes ${field}`);
  for (const field of ['hooks', 'mcpServers', 'skills'])
    if (!isSamePlain(before.get(field), after.get(field))) harms.push(`changes ${field}`);
  const [had, has] = [granted(was), granted(is)];
  for (const tool of had) if (!has.has(tool)) harms.push(`takes ${tool} away`);
  const written = new Set((was.tools ?? []).map((item) => (RENAMES[item] ?? item).toLowerCase()));
  for (const tool of has) if (!had.has(tool) && !written.has(tool.toLowerCase())) harms.push(`gives ${tool}`);
  if (is.tools && new Set(is.tools).size < is.tools.length && new Set(was.tools).size === (was.tools?.length ?? 0))
    harms.push('lists a tool twice');
  return harms;
}

function granted(verdict: Loads): ReadonlySet<string> {
  const tools = effectiveToolsOf(verdict, RUNTIME_VERSION);
  return new Set(tools.status === 'granted' ? [...tools.tools, ...tools.mcp] : []);
}
