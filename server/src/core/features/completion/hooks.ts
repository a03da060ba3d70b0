// Completions below `hooks`: events with their stanza, hook types, and tools in matchers and conditions.

import type { Runtime } from '../../dialects/runtime';
import { fact, text } from '../../messages/text';
import type { AgentContext } from '../../workspace/agentContext';
import { learnedDetail, learnedFrom, toolAccess, toolFacts, toolSummary } from '../catalogueTexts';
import type { CursorContext } from './cursorContext';
import { type Completion, order, rankOf } from './item';

export function hookCompletions(
  { workspace, runtime }: AgentContext,
  cursor: Extract<CursorContext, { at: 'hook' }>,
): readonly Completion[] {
  const { replace, prefix } = cursor;
  switch (cursor.part) {
    case 'type':
      return runtime.hooks.types.map((type, index) => ({
        label: type.name,
        kind: 'value',
        ...learnedDetail(type),
        documentation: () => [learnedFrom(type) ?? fact(`hookType.${type.name}`, type.doc)],
        replace,
        newText: type.name,
        sortText: order(index),
      }));
    case 'matcher':
    case 'if': {
      const mcp = [...workspace.toolUse.keys()].filter((name) => name.startsWith('mcp__')).sort();
      return [
        ...runtime.tools.all.map(
          (tool, index): Completion => ({
            label: tool.name,
            kind: 'tool',
            detail: toolAccess(tool),
            documentation: () => [toolSummary(tool), ...toolFacts(tool, runtime)],
            replace,
            newText: tool.name,
            sortText: `${rankOf(tool.name, prefix)}a${order(index)}`,
          }),
        ),
        ...mcp.map(
          (name, index): Completion => ({
            label: name,
            kind: 'server',
            detail: text('completion.usedByOthers'),
            replace,
            newText: name,
            sortText: `${rankOf(name, prefix)}b${order(index)}`,
          }),
        ),
      ];
    }
    case 'event':
      return runtime.hooks.events
        .filter((event) => !cursor.used.includes(event.name))
        .map((event, index) => ({
          label: event.name,
          kind: 'event',
          ...learnedDetail(event),
          documentation: () => [learnedFrom(event) ?? fact(`event.${event.name}`, event.doc)],
          replace,
          newText: stanzaOf(event.name, runtime),
          isSnippet: true,
          filterText: event.name,
          sortText: order(index),
        }));
  }
}

/** The schema's snippet if it has one, else a plain command; lines relative to the event's own. */
function stanzaOf(event: string, runtime: Runtime): string {
  const written = runtime.fields.get('hooks')?.snippets.find(({ body }) => body.startsWith(`\n  ${event}:`));
  return (
    written?.body.slice('\n  '.length).replace(/\n {2}/g, '\n') ??
    `${event}:\n  - hooks:\n      - type: command\n        command: \${1:./hook.sh}`
  );
}
