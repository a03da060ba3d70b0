// What a word in the frontmatter means and does: one sentence of use, then facts, then where they are known from.
// Author's text is shown as text, never as markup.

import { hookEvent } from '../catalogue/hooks';
import { shown } from '../messages/shown';
import type { RuleContext } from '../rules/rule';
import { type ToolItem, toolItems } from '../rules/toolItems';
import { type Field, fieldByName } from '../schema/fieldModel';
import type { AgentDocument } from '../syntax/document';
import { entryAt } from '../syntax/entryAt';
import { type Span, span, touches } from '../text/span';
import { effectiveToolsOf } from '../verdict/effective';
import { describeModel } from './modelChoices';
import { sourceLine } from './sourceLine';
import { toolFacts } from './toolDoc';

export interface Hover {
  readonly span: Span;
  /** The first sentence: what it is. Left out by clients beside another that says the same. */
  readonly lead: string;
  /** Markdown paragraphs after it. */
  readonly facts: readonly string[];
}

/** Absent where there is nothing to say. */
export function hover(context: RuleContext, offset: number): Hover | undefined {
  const { doc } = context;
  const entry = entryAt(doc, offset);
  if (!entry) return undefined;
  const field = fieldByName(entry.name);
  if (!field) return undefined;
  if (touches(entry.nameSpan, offset)) return fieldHover(field, entry.nameSpan, context);
  if (field.valueSource === 'tools') {
    const item = toolItems(context).find(
      (candidate) => candidate.field === field.name && touches(candidate.item.span, offset),
    );
    return item && toolHover(item, context);
  }
  if (field.name === 'model') {
    const told = describeModel(context.view.text('model')?.value ?? '', context.options);
    return told && { span: entry.valueSpan, lead: told.lead, facts: told.facts };
  }
  const value = field.values.find(
    (candidate) => candidate.value.toLowerCase() === context.view.text(field.name)?.value.toLowerCase(),
  );
  if (value) {
    const says = value.doc === '' ? `one of the values of \`${field.name}\`.` : value.doc;
    return { span: entry.valueSpan, lead: `**${value.value}** — ${says}`, facts: [sourceLine(field)] };
  }
  if (field.name === 'hooks') return hookHover(doc, offset);
  return undefined;
}

function fieldHover(field: Field, at: Span, context: RuleContext): Hover {
  const [lead = '', ...more] = field.doc.split('\n\n');
  const facts = [...more];
  if (field.name === 'tools' || field.name === 'disallowedTools') {
    const effective = effectiveLine(context);
    if (effective) facts.push(effective);
  }
  facts.push(sourceLine(field));
  return { span: at, lead: `**${field.name}** — ${lead}`, facts };
}

/** The tools a foreground subagent of this file gets, and what of the list it does not. */
function effectiveLine(context: RuleContext): string | undefined {
  const { verdict } = context;
  if (verdict.status !== 'loads') return undefined;
  const result = effectiveToolsOf(verdict, context.options.claudeVersion);
  const servers = toolItems(context)
    .filter((item) => item.field === 'tools' && item.meaning.is === 'mcp')
    .map((item) => code(item.item.value));
  if (result.status === 'refused' && servers.length === 0)
    return '**In effect here:** none — Claude Code refuses to start this agent.';
  const names = [...(result.status === 'granted' ? result.tools.map(code) : []), ...servers];
  const lost = toolItems(context)
    .filter((item) => item.field === 'tools')
    .flatMap((item) =>
      item.meaning.is === 'removed'
        ? [`${code(item.name)} (removed)`]
        : item.meaning.is === 'unknown'
          ? [`${code(item.name)} (unknown)`]
          : item.meaning.is === 'tool' && item.meaning.tool.foreground === 'no'
            ? [`${code(item.name)} (not for subagents)`]
            : [],
    );
  return `**In effect here:** ${names.length > 0 ? names.join(', ') : 'none'}${lost.length > 0 ? ` · *not* ${lost.join(', ')}` : ''}`;
}

const code = (name: string): string => `\`${shown(name)}\``;

function toolHover(item: ToolItem, context: RuleContext): Hover {
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
      const known = context.workspace.mcpServers?.has(meaning.server);
      const what =
        meaning.name === undefined || meaning.name === '*'
          ? `All tools of the MCP server ${code(meaning.server)}.`
          : `${code(meaning.name)} of the MCP server ${code(meaning.server)}.`;
      return {
        span: at,
        lead: what,
        facts: [
          known
            ? 'Configured in this workspace.'
            : 'Not in this workspace’s `.mcp.json`; fine if it is configured for your user.',
        ],
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

function hookHover(doc: AgentDocument, offset: number): Hover | undefined {
  let start = offset;
  let end = offset;
  while (/\w/.test(doc.text[start - 1] ?? ' ')) start--;
  while (/\w/.test(doc.text[end] ?? ' ')) end++;
  const event = hookEvent(doc.text.slice(start, end));
  if (!event) return undefined;
  const guard = event.guard ? ['A hook here that cannot be loaded keeps the whole agent from loading.'] : [];
  return { span: span(start, end), lead: `**${event.name}** — ${event.doc}`, facts: [...guard, sourceLine(event)] };
}
