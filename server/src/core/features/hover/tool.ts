// Hover of a tool list item, and of the tools that the whole list results in.

import type { Message } from '../../../../../common/src/messages/message';
import { codeSpan } from '../../../../../common/src/text/sanitize';
import type { Tool } from '../../dialects/facts';
import type { Runtime } from '../../dialects/runtime';
import type { Loads } from '../../dialects/verdict';
import type { Text } from '../../messages/render';
import { fact, text } from '../../messages/text';
import { type ToolItem, toolItems } from '../../rules/tools/toolItems';
import type { AgentContext } from '../../workspace/agentContext';
import { sourceLine, toolFacts, toolSummary } from '../catalogueTexts';
import { type Hover, named } from './markdown';
import { serverFacts } from './mcpServer';

/** Tools of a foreground subagent of this file, ineffective list items, and tools lost in the background. */
export function effectiveFacts(context: AgentContext): readonly Text[] {
  const { verdict } = context;
  if (verdict.status !== 'loads') return [];
  const result = context.runtime.effectiveTools(verdict);
  const items = toolItems(context).filter((item) => item.field === 'tools');
  const servers = items.filter((item) => item.meaning.is === 'mcp').map((item) => codeSpan(item.item.value));
  if (result.status === 'refused' && servers.length === 0) return [text('hover.refused')];
  const granted = result.status === 'granted' ? result.tools : [];
  const names = [...granted.map(codeSpan), ...servers];
  const lost = items.flatMap(notGiven);
  const given = names.length > 0 ? names.join(', ') : text('hover.noTools');
  const line =
    lost.length > 0
      ? text('hover.inEffectNot', { tools: given, lost: listed(lost) })
      : text('hover.inEffect', { tools: given });
  return [
    line,
    ...addedByMemory(verdict, granted, context.runtime),
    ...lostInBackground(verdict, granted, context.runtime),
  ];
}

/** Separated by commas. */
const listed = (all: readonly Message[]): Message => all.reduce((some, next) => text('list.comma', { some, next }));

function notGiven(item: ToolItem): readonly Message[] {
  switch (item.meaning.is) {
    case 'removed':
      return [text('hover.lost.removed', { tool: codeSpan(item.name) })];
    case 'unknown':
      return [text('hover.lost.unknown', { tool: codeSpan(item.name) })];
    case 'tool':
    case 'alias':
      return item.meaning.tool.foreground === 'no' ? [text('hover.lost.withheld', { tool: codeSpan(item.name) })] : [];
    default:
      return [];
  }
}

function addedByMemory(
  { tools: written, reading }: Loads,
  granted: readonly string[],
  runtime: Runtime,
): readonly Text[] {
  if (written === null || !reading.fields.has('memory')) return [];
  const added = runtime.tools.addedByMemory.filter((name) => granted.includes(name) && !written.includes(name));
  return added.length === 0 ? [] : [text('hover.addedByMemory', { tools: added.map(codeSpan).join(', ') })];
}

function lostInBackground({ reading }: Loads, granted: readonly string[], runtime: Runtime): readonly Text[] {
  const lost = runtime.tools.all
    .filter((tool: Tool) => tool.background === 'no' && granted.includes(tool.name))
    .map(({ name }) => codeSpan(name));
  if (lost.length === 0) return [];
  const always = String(reading.fields.get('background')) === 'true';
  return [text(always ? 'hover.runsInBackground' : 'hover.inBackground', { tools: lost.join(', ') })];
}

export function toolHover(item: ToolItem, context: AgentContext): Hover {
  const at = item.item.span;
  const { meaning } = item;
  const { product } = context.runtime;
  switch (meaning.is) {
    case 'tool':
    case 'alias': {
      const { tool } = meaning;
      const renamed = meaning.is === 'alias' ? [text('hover.oldName', { tool: codeSpan(item.name) })] : [];
      const specifier =
        item.specifier !== undefined && tool.name !== 'Agent'
          ? [item.field === 'tools' ? text('hover.noRestriction') : text('hover.allTakenAway')]
          : [];
      const agents =
        item.field === 'tools' && tool.name === 'Agent' && !context.runtime.tools.isWhole(item.specifier)
          ? [text('hover.agentList')]
          : [];
      return {
        span: at,
        lead: named(tool.name, toolSummary(tool)),
        facts: [
          ...renamed,
          ...toolFacts(tool, context.runtime),
          ...specifier,
          ...agents,
          ...(tool.learned === undefined ? [sourceLine(tool)] : []),
        ],
      };
    }
    case 'removed':
      return {
        span: at,
        lead: text('hover.gone', { tool: codeSpan(item.name), product }),
        facts: [
          ...(meaning.removed.note ? [fact(`removedTool.${item.name}`, meaning.removed.note)] : []),
          sourceLine(meaning.removed),
        ],
      };
    case 'mcp': {
      const what =
        meaning.name === undefined || meaning.name === '*'
          ? text('hover.allOfServer', { server: codeSpan(meaning.server) })
          : text('hover.toolOfServer', { tool: codeSpan(meaning.name), server: codeSpan(meaning.server) });
      return {
        span: at,
        lead: what,
        facts: serverFacts(meaning.server, context),
      };
    }
    case 'all':
      return { span: at, lead: text('hover.allTools'), facts: [] };
    case 'extra':
      return { span: at, lead: text('hover.extraTool', { tool: codeSpan(item.name) }), facts: [] };
    case 'cut':
    case 'specifier':
      return { span: at, lead: text('hover.noToolName', { tool: codeSpan(item.item.value), product }), facts: [] };
    case 'punctuated': {
      const names = meaning.names.map(codeSpan).join(', ');
      const lead = text('hover.oneName', { tool: codeSpan(item.item.value), product });
      return { span: at, lead, facts: names === '' ? [] : [text('hover.meant', { tools: names })] };
    }
    case 'unknown': {
      const { elsewhere } = meaning;
      if (elsewhere) {
        const instead =
          elsewhere.instead === undefined ? [] : [text('hover.doesItsWork', { tool: codeSpan(elsewhere.instead) })];
        return { span: at, lead: text('hover.toolElsewhere', { other: elsewhere.product, product }), facts: instead };
      }
      return {
        span: at,
        lead: text('hover.unknownTool', { tool: codeSpan(item.name) }),
        facts: meaning.nearest === undefined ? [] : [text('hover.closeTo', { tool: codeSpan(meaning.nearest) })],
      };
    }
  }
}
