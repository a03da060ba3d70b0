// What can be written at the cursor. Each item says exactly which characters it replaces, and nothing that is already
// there is offered again. Another field that is broken never keeps this one from completing.

import { builtInAgents, type Tool, tools } from '../catalogue/catalogue';
import { hookEvents, hookTypes } from '../catalogue/hooks';
import { type CursorContext, cursorAt } from '../schema/cursor';
import { type Field, fieldByName, fields } from '../schema/fieldModel';
import type { AgentDocument, Entry } from '../syntax/document';
import { type Span, span } from '../text/span';
import type { Workspace } from '../workspace/workspace';
import { modelChoices } from './modelChoices';
import { personaCompletions } from './personaCompletion';
import { toolAccess, toolFacts } from './toolDoc';

export type CompletionKind = 'field' | 'value' | 'tool' | 'model' | 'agent' | 'color' | 'event' | 'server' | 'snippet';

export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** One short line beside the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  readonly replace: Span;
  /** Snippet syntax when `isSnippet`, plain text otherwise. */
  readonly newText: string;
  readonly isSnippet?: boolean;
  readonly sortText: string;
  readonly filterText?: string;
  /** Ask for completions again once this one is in place. */
  readonly retrigger?: boolean;
  readonly deprecated?: boolean;
}

export interface CompletionOptions {
  readonly claudeVersion: string;
  readonly today: string;
  readonly extraTools: readonly string[];
  readonly extraModels: readonly string[];
}

/** In order of `sortText`. `offset` in UTF-16 code units. Costs well under a millisecond. */
export function complete(
  doc: AgentDocument,
  offset: number,
  workspace: Workspace,
  options: CompletionOptions,
): readonly Completion[] {
  const cursor = cursorAt(doc, offset);
  switch (cursor.at) {
    case 'key':
      return fieldCompletions(doc, cursor);
    case 'value':
      return valueCompletions(doc, cursor, options);
    case 'item':
      return itemCompletions(cursor, workspace, options);
    case 'hook':
      return hookCompletions(cursor, options);
    case 'description':
    case 'body':
    case 'outside':
      return personaCompletions(doc, offset, cursor);
  }
}

const order = (index: number): string => String(index).padStart(4, '0');

function fieldCompletions(doc: AgentDocument, cursor: Extract<CursorContext, { at: 'key' }>): readonly Completion[] {
  const present = new Set(
    doc.frontmatter.entries.filter((entry) => entry.nameSpan.start !== cursor.replace.start).map((entry) => entry.name),
  );
  return fields
    .filter((field) => !present.has(field.name))
    .map((field, index) => ({
      label: field.name,
      kind: 'field',
      detail: field.required ? 'required' : '',
      documentation: field.doc,
      replace: cursor.replace,
      newText: cursor.hasColon ? field.name : `${field.name}:${afterColon(field)}`,
      isSnippet: !cursor.hasColon,
      sortText: order(index),
      retrigger: !cursor.hasColon && afterColon(field) === ' ',
    }));
}

/** Fields with values to choose from wait for the choice; the others bring their shape. */
function afterColon(field: Field): string {
  if (field.values.length > 0 || field.valueSource === 'tools' || field.valueSource === 'models') return ' ';
  const body = field.snippets[0]?.body ?? '';
  return body.startsWith('\n') ? body : ` ${body}`;
}

function valueCompletions(
  doc: AgentDocument,
  cursor: Extract<CursorContext, { at: 'value' }>,
  options: CompletionOptions,
): readonly Completion[] {
  const field = fieldByName(cursor.field);
  if (!field) return [];
  const lead = needsSpace(doc, cursor.entry, cursor.replace) ? ' ' : '';
  const items: readonly Completion[] =
    field.valueSource === 'models'
      ? modelCompletions(cursor.replace, lead, options)
      : field.values.map((value, index) => ({
          label: value.value,
          kind: field.name === 'color' ? 'color' : 'value',
          documentation: value.doc,
          replace: cursor.replace,
          newText: lead + value.value,
          filterText: value.value,
          sortText: order(index),
        }));
  const snippets = cursor.entry.style === 'empty' ? snippetCompletions(field, cursor.replace, lead) : [];
  return [...items, ...snippets];
}

const snippetCompletions = (field: Field, replace: Span, lead: string): readonly Completion[] =>
  field.snippets.map((snippet, index) => ({
    label: snippet.label,
    kind: 'snippet',
    detail: field.name,
    documentation: snippet.description,
    replace,
    newText: lead + snippet.body,
    isSnippet: true,
    sortText: `z${order(index)}`,
  }));

/** `tools:` with the cursor right behind the colon. */
const needsSpace = (doc: AgentDocument, entry: Entry, replace: Span): boolean =>
  entry.colon !== undefined && replace.start === entry.colon + 1 && doc.text[entry.colon] === ':';

function modelCompletions(replace: Span, lead: string, options: CompletionOptions): readonly Completion[] {
  return [
    ...modelChoices(options).map((model, index) => ({
      label: model.name,
      kind: 'model' as const,
      detail: model.summary,
      documentation: model.doc,
      replace,
      newText: lead + model.name,
      filterText: model.name,
      sortText: order(index),
    })),
    ...options.extraModels.map((name, index) => ({
      label: name,
      kind: 'model' as const,
      replace,
      newText: lead + name,
      filterText: name,
      sortText: `y${order(index)}`,
    })),
  ];
}

function itemCompletions(
  cursor: Extract<CursorContext, { at: 'item' }>,
  workspace: Workspace,
  options: CompletionOptions,
): readonly Completion[] {
  const used = new Set(cursor.used);
  const colonBefore = cursor.replace.start === (cursor.entry.colon ?? -1) + 1 ? ' ' : '';
  const lead = cursor.lead || colonBefore;
  const make = (
    label: string,
    kind: CompletionKind,
    sortText: string,
    detail: string,
    documentation?: string,
    deprecated = false,
  ): Completion => ({
    label,
    kind,
    detail,
    replace: cursor.replace,
    newText: lead + label,
    filterText: label,
    sortText,
    ...(documentation === undefined ? {} : { documentation }),
    ...(deprecated ? { deprecated } : {}),
  });
  if (cursor.inside !== undefined) {
    if (cursor.inside !== 'Agent' && cursor.inside !== 'Task') return [];
    return agentNames(workspace)
      .filter((name) => !used.has(name))
      .map((name, index) => make(name, 'agent', order(index), 'agent'));
  }
  const field = fieldByName(cursor.field);
  if (field?.valueSource === 'tools') {
    const denies = cursor.field === 'disallowedTools';
    const listed = tools(options.claudeVersion)
      .filter((tool) => !used.has(tool.name))
      .map((tool, index) => {
        const rank = tool.foreground === 'yes' ? 'a' : tool.foreground === 'session' ? 'c' : 'e';
        return make(tool.name, 'tool', (denies ? 'a' : rank) + order(index), toolAccess(tool), toolDoc(tool));
      });
    const servers = mcpNames(workspace)
      .filter((name) => !used.has(name))
      .map((name, index) => make(name, 'server', `b${order(index)}`, 'MCP', undefined));
    const extra = options.extraTools
      .filter((name) => !used.has(name))
      .map((name, index) => make(name, 'tool', `b${order(index)}`, 'from your settings'));
    const snippets =
      cursor.used.length === 0 && cursor.prefix === '' && cursor.style === 'csv' && field
        ? snippetCompletions(field, cursor.replace, lead)
        : [];
    return [...listed, ...servers, ...extra, ...snippets];
  }
  if (field?.valueSource === 'mcpServers')
    return [...(workspace.mcpServers ?? [])]
      .filter((name) => !used.has(name))
      .map((name, index) => make(name, 'server', order(index), 'MCP server'));
  return [];
}

const toolDoc = (tool: Tool): string => [tool.summary, ...toolFacts(tool)].join('\n\n');

const agentNames = (workspace: Workspace): readonly string[] =>
  [
    ...new Set([
      ...workspace.agents.filter((agent) => agent.status === 'loads').map((agent) => agent.name),
      ...builtInAgents.map((agent) => agent.name),
    ]),
  ].sort();

/** Servers of the workspace's configuration, and every MCP name its agents already use. */
function mcpNames(workspace: Workspace): readonly string[] {
  const servers = [...(workspace.mcpServers ?? [])].map((name) => `mcp__${name}`);
  const seen = workspace.agents.flatMap((agent) => agent.tools ?? []).filter((name) => name.startsWith('mcp__'));
  return [...new Set([...servers, ...seen])].sort();
}

function hookCompletions(
  cursor: Extract<CursorContext, { at: 'hook' }>,
  options: CompletionOptions,
): readonly Completion[] {
  const replace = cursor.replace;
  if (cursor.part === 'type')
    return hookTypes.map((type, index) => ({
      label: type.name,
      kind: 'value',
      documentation: type.doc,
      replace,
      newText: type.name,
      sortText: order(index),
    }));
  if (cursor.part === 'matcher')
    return tools(options.claudeVersion).map((tool, index) => ({
      label: tool.name,
      kind: 'tool',
      detail: toolAccess(tool),
      documentation: toolDoc(tool),
      replace,
      newText: tool.name,
      sortText: order(index),
    }));
  return hookEvents()
    .filter((event) => !cursor.used.includes(event.name))
    .map((event, index) => ({
      label: event.name,
      kind: 'event',
      documentation: event.doc,
      replace: span(replace.start, replace.end),
      newText: `${event.name}:\n  - hooks:\n      - type: command\n        command: \${1:./hook.sh}`,
      isSnippet: true,
      filterText: event.name,
      sortText: order(index),
    }));
}
