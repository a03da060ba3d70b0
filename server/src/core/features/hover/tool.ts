// One item of a tool list, and the set of tools that the whole of it comes to.

import { memoryAdds, type Tool, tools } from '../../catalogue/catalogue';
import type { RuleContext } from '../../rules/rule';
import { type ToolItem, toolItems } from '../../rules/toolItems';
import { effectiveToolsOf } from '../../verdict/effective';
import type { Loads } from '../../verdict/verdict';
import { sourceLine } from '../sourceLine';
import { toolFacts } from '../toolDoc';
import { code, type Hover } from './hover';
import { serverFacts } from './server';

/** The tools a foreground subagent of this file gets, what of the list it does not, and what the background takes. */
export function effectiveFacts(context: RuleContext): readonly string[] {
  const { verdict, options } = context;
  if (verdict.status !== 'loads') return [];
  const result = effectiveToolsOf(verdict, options.claudeVersion);
  const items = toolItems(context).filter((item) => item.field === 'tools');
  const servers = items.filter((item) => item.meaning.is === 'mcp').map((item) => code(item.item.value));
  if (result.status === 'refused' && servers.length === 0)
    return ['**In effect here:** none — Claude Code refuses to start this agent.'];
  const granted = result.status === 'granted' ? result.tools : [];
  const names = [...granted.map(code), ...servers];
  const lost = items.flatMap(notGiven);
  const line = `**In effect here:** ${names.length > 0 ? names.join(', ') : 'none'}${lost.length > 0 ? ` · *not* ${lost.join(', ')}` : ''}`;
  return [line, ...addedByMemory(verdict, granted), ...lostInBackground(verdict, granted, options.claudeVersion)];
}

function notGiven(item: ToolItem): readonly string[] {
  switch (item.meaning.is) {
    case 'removed':
      return [`${code(item.name)} (removed)`];
    case 'unknown':
      return [`${code(item.name)} (unknown)`];
    case 'tool':
    case 'alias':
      return item.meaning.tool.foreground === 'no' ? [`${code(item.name)} (not for subagents)`] : [];
    default:
      return [];
  }
}

function addedByMemory({ tools: written, reading }: Loads, granted: readonly string[]): readonly string[] {
  if (written === null || !reading.fields.has('memory')) return [];
  const added = memoryAdds.filter((name) => granted.includes(name) && !written.includes(name));
  return added.length === 0 ? [] : [`Added by \`memory\`: ${added.map(code).join(', ')}.`];
}

function lostInBackground({ reading }: Loads, granted: readonly string[], claudeVersion: string): readonly string[] {
  const lost = tools(claudeVersion)
    .filter((tool: Tool) => tool.background === 'no' && granted.includes(tool.name))
    .map(({ name }) => code(name));
  if (lost.length === 0) return [];
  const always = String(reading.fields.get('background')) === 'true';
  return [`${always ? 'It runs in the background, where it loses' : 'In the background it loses'} ${lost.join(', ')}.`];
}

export function toolHover(item: ToolItem, context: RuleContext): Hover {
  const at = item.item.span;
  const { meaning } = item;
  switch (meaning.is) {
    case 'tool':
    case 'alias': {
      const { tool } = meaning;
      const renamed = meaning.is === 'alias' ? [`${code(item.name)} is its old name and still works.`] : [];
      const specifier =
        item.specifier !== undefined && tool.name !== 'Agent'
          ? [
              item.field === 'tools'
                ? 'What stands in parentheses does not restrict it here.'
                : 'What stands in parentheses is not looked at: all of it is taken away.',
            ]
          : [];
      return {
        span: at,
        lead: `**${tool.name}** — ${tool.summary}`,
        facts: [...renamed, ...toolFacts(tool), ...specifier, sourceLine(tool)],
      };
    }
    case 'removed':
      return {
        span: at,
        lead: `${code(item.name)} is gone from Claude Code; the entry is ignored.`,
        facts: [...(meaning.removed.note ? [meaning.removed.note] : []), sourceLine(meaning.removed)],
      };
    case 'mcp': {
      const what =
        meaning.name === undefined || meaning.name === '*'
          ? `All tools of the MCP server ${code(meaning.server)}.`
          : `${code(meaning.name)} of the MCP server ${code(meaning.server)}.`;
      return {
        span: at,
        lead: what,
        facts: serverFacts(meaning.server, context),
      };
    }
    case 'all':
      return { span: at, lead: 'All tools that subagents can have, as if the field were left out.', facts: [] };
    case 'extra':
      return { span: at, lead: `${code(item.name)} is named as a tool in your settings.`, facts: [] };
    case 'cut':
    case 'specifier':
      return { span: at, lead: `${code(item.item.value)} is no name of a tool; Claude Code ignores it.`, facts: [] };
    case 'punctuated': {
      const meant = meaning.meant.map(code).join(', ');
      const lead = `Claude Code takes ${code(item.item.value)} for one name and ignores it.`;
      return { span: at, lead, facts: meant === '' ? [] : [`Meant: ${meant}.`] };
    }
    case 'unknown': {
      const { elsewhere } = meaning;
      if (elsewhere) {
        const instead = elsewhere.instead === undefined ? [] : [`Here ${code(elsewhere.instead)} does its work.`];
        return { span: at, lead: `A tool of ${elsewhere.product}, not of Claude Code.`, facts: instead };
      }
      return {
        span: at,
        lead: `We know no tool called ${code(item.name)}.`,
        facts: meaning.nearest === undefined ? [] : [`Close to it: ${code(meaning.nearest)}.`],
      };
    }
  }
}
