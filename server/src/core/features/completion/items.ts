// Completions of list items (tools, agents, skills, servers); sorted by usability, then by use in other agents, then by catalogue.

import type { Message } from '../../../../../common/src/messages/message';
import type { Tool } from '../../dialects/facts';
import type { Runtime } from '../../dialects/runtime';
import type { Text } from '../../messages/render';
import { fact, text } from '../../messages/text';
import { toolPart, toolReference } from '../../syntax/toolList';
import type { AgentContext } from '../../workspace/agentContext';
import type { Workspace } from '../../workspace/workspace';
import type { McpServer, SkillFile } from '../../workspace/workspaceContext';
import { toolAccess, toolFacts, toolSummary } from '../catalogueTexts';
import type { CursorContext } from './cursorContext';
import { type Completion, type CompletionKind, MOST_AGENTS, order, rankOf } from './item';
import { snippetCompletions } from './values';

type At = Extract<CursorContext, { at: 'item' }>;

interface Choice {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Sort group: earlier letters come first. */
  readonly group: string;
  readonly detail: Text;
  readonly documentation?: () => readonly Text[];
}

export function itemCompletions(context: AgentContext, cursor: At): readonly Completion[] {
  const colonBefore = cursor.replace.start === (cursor.entry.colon ?? -1) + 1 ? ' ' : '';
  const lead = cursor.lead || colonBefore;
  const used = new Set(cursor.used);
  const make = (choice: Choice, index: number): Completion => ({
    label: choice.label,
    kind: choice.kind,
    detail: choice.detail,
    replace: cursor.replace,
    newText: lead + choice.label,
    filterText: choice.label,
    sortText: rankOf(choice.label, cursor.prefix) + choice.group + order(index),
    ...(choice.documentation === undefined ? {} : { documentation: choice.documentation }),
  });
  const choices = choicesFor(context, cursor).filter((choice) => !used.has(choice.label));
  return [...choices.map(make), ...snippetsFor(cursor, lead, context.runtime)];
}

function choicesFor(context: AgentContext, cursor: At): readonly Choice[] {
  const { workspace } = context;
  if (cursor.inside !== undefined)
    return cursor.inside === 'Agent' || cursor.inside === 'Task' ? agentChoices(context, cursor.prefix) : [];
  switch (context.runtime.fields.get(cursor.field)?.valueSource) {
    case 'tools':
      return toolChoices(context, cursor);
    case 'skills':
      return skillChoices(workspace);
    case 'mcpServers':
      return serversOf(workspace)
        .filter(({ from }) => from !== 'plugin')
        .map((server) => ({ label: server.name, kind: 'server', group: 'a', detail: originOf(server) }));
    case 'agents':
      return agentChoices(context, '');
    default:
      return [];
  }
}

function snippetsFor(cursor: At, lead: string, runtime: Runtime): readonly Completion[] {
  const field = runtime.fields.get(cursor.field);
  if (!field || cursor.prefix !== '' || cursor.inside !== undefined) return [];
  if (field.valueSource === 'tools' && cursor.used.length === 0 && cursor.style === 'csv')
    return snippetCompletions(field, cursor.replace, lead);
  if (field.valueSource === 'mcpServers' && cursor.style === 'block')
    return snippetCompletions(field, cursor.replace, '').map((item) => ({
      ...item,
      newText: lead + item.newText.replace(/^\n {2}- /, '').replace(/\n {2}/g, '\n'),
    }));
  return [];
}

function toolChoices(context: AgentContext, cursor: At): readonly Choice[] {
  const { workspace, options, runtime } = context;
  const denies = cursor.field === 'disallowedTools';
  const rank = (tool: Tool): string =>
    denies || tool.foreground === 'yes' ? 'a' : tool.foreground === 'session' ? 'd' : 'f';
  const listed = runtime.tools.all
    .map((tool, index) => ({ tool, index, uses: workspace.toolUse.get(tool.name) ?? 0 }))
    .sort((a, b) => b.uses - a.uses || a.index - b.index)
    .map(
      ({ tool }): Choice => ({
        label: tool.name,
        kind: 'tool',
        group: rank(tool),
        detail: toolAccess(tool),
        documentation: () => [toolSummary(tool), ...toolFacts(tool, runtime)],
      }),
    );
  const extra = options.extraTools.map(
    (name): Choice => ({ label: name, kind: 'tool', group: 'b', detail: text('completion.fromSettings') }),
  );
  const typed = /^agent\(?/i.test(cursor.prefix) ? cursor.prefix.replace(/^agent\(?/i, '') : cursor.prefix;
  const agents =
    cursor.prefix === ''
      ? []
      : agentChoices(context, typed).map((choice) => ({ ...choice, label: `Agent(${choice.label})`, group: 'c' }));
  return [...listed, ...extra, ...mcpChoices(context), ...agents];
}

/** All tools of a server, then each of them, then unconfigured ones that other agents use. */
function mcpChoices({ workspace, runtime }: AgentContext): readonly Choice[] {
  const choices = new Map<string, Choice>();
  const add = (label: string, detail: Message): void => {
    if (!choices.has(label)) choices.set(label, { label, kind: 'server', group: 'b', detail });
  };
  for (const server of serversOf(workspace)) {
    const lead = `mcp__${toolPart(server.name)}`;
    const allTools = text('completion.allTools', { origin: originOf(server) });
    add(lead, allTools);
    add(`${lead}__*`, allTools);
    for (const tool of server.tools) add(`${lead}__${toolPart(tool)}`, originOf(server));
  }
  const usedElsewhere = [...workspace.toolUse.keys()].filter((name) => /^mcp__[\w-]/.test(name)).sort();
  for (const name of usedElsewhere) {
    const { name: written } = toolReference(name);
    const spelled = runtime.tools.isUsableMcp(written) || written.includes('*') ? written : toolPart(written);
    if (runtime.tools.isUsableMcp(spelled)) add(spelled, text('completion.usedByOthers'));
  }
  return [...choices.values()];
}

const originOf = ({ from }: Pick<McpServer, 'from'>): Message => text(`completion.mcp.${from}`);

/** Each name once, including workspace names without further details. */
function serversOf(workspace: Workspace): readonly Pick<McpServer, 'name' | 'from' | 'tools'>[] {
  const named = new Map<string, Pick<McpServer, 'name' | 'from' | 'tools'>>();
  for (const server of workspace.servers ?? []) if (!named.has(server.name)) named.set(server.name, server);
  for (const name of workspace.mcpServers ?? [])
    if (!named.has(name)) named.set(name, { name, from: 'project', tools: [] });
  return [...named.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function skillChoices(workspace: Workspace): readonly Choice[] {
  const files = new Map((workspace.skillFiles ?? []).map((skill) => [skill.name, skill]));
  const names = [...new Set([...files.keys(), ...(workspace.skills ?? [])])].sort();
  return names.map((name) => ({
    label: name,
    kind: 'skill',
    group: files.get(name)?.scope === 'project' ? 'a' : 'b',
    detail: skillScope(files.get(name)),
    documentation: () => asText(files.get(name)?.description ?? ''),
  }));
}

const skillScope = (skill: SkillFile | undefined): Message =>
  text(skill === undefined ? 'completion.skill' : `completion.scope.${skill.scope}`);

/** Names that contain the typed text, up to a limit. */
function agentChoices({ workspace, runtime }: AgentContext, typed: string): readonly Choice[] {
  const asked = typed.toLowerCase();
  const choices = new Map<string, Choice>();
  for (const { name, status, scope, description } of workspace.agents) {
    if (choices.size >= MOST_AGENTS) break;
    if (status !== 'loads' || choices.has(name) || !name.toLowerCase().includes(asked)) continue;
    const documentation = (): readonly Text[] => asText(description);
    choices.set(name, {
      label: name,
      kind: 'agent',
      group: 'a',
      detail: text(`completion.scope.${scope}`),
      documentation,
    });
  }
  for (const { name, summary } of runtime.builtIn.agents)
    if (!choices.has(name) && name.toLowerCase().includes(asked))
      choices.set(name, {
        label: name,
        kind: 'agent',
        group: 'b',
        detail: text('completion.scope.built-in'),
        documentation: () => [fact(`agent.${name}`, summary)],
      });
  return [...choices.values()].sort((a, b) => (a.label < b.label ? -1 : 1));
}

/** An author's text with its Markdown escaped. */
const asText = (written: string): readonly Text[] => {
  const short = written.length > 400 ? `${written.slice(0, 400)}…` : written;
  return short === '' ? [] : [short.replace(/[\\`*_{}[\]()#+!|<>~&-]/g, '\\$&')];
};
