// Completions in running text: examples in a description, in its scalar style, and agent and tool names in the prompt.

import { text } from '../../messages/text';
import type { AgentDocument, Entry } from '../../syntax/document';
import { span } from '../../text/span';
import { escapeSnippet, tailStart } from '../../text/strings';
import type { AgentContext } from '../../workspace/agentContext';
import type { Workspace } from '../../workspace/workspace';
import { toolAccess, toolSummary } from '../catalogueTexts';
import type { CursorContext } from './cursorContext';
import { type Completion, MOST_AGENTS, order, rankOf } from './item';

export function exampleCompletions(
  { doc, verdict }: AgentContext,
  offset: number,
  { entry, empty }: Extract<CursorContext, { at: 'description' }>,
): readonly Completion[] {
  if (empty || offset < entry.valueSpan.start) return [];
  const lineStart = doc.text.lastIndexOf('\n', offset - 1) + 1;
  const before = doc.text.slice(Math.max(lineStart, entry.valueSpan.start), offset);
  const word = tailStart(before, /[a-z]/);
  const typed = before.slice(before.charAt(word - 1) === '<' ? word - 1 : word);
  const start = offset - typed.length;
  const alone = doc.text.slice(lineStart, start).trim() === '';
  if (!typed.startsWith('<') && !(alone && '<example'.includes(typed))) return [];
  const end = /^[a-z]*>?/.exec(doc.text.slice(offset))?.[0].length ?? 0;
  const name = verdict.status === 'loads' ? verdict.name : 'agent';
  const newText = written(entry, doc, name);
  if (newText === undefined) return [];
  return [
    {
      label: '<example>',
      kind: 'snippet',
      detail: text('completion.example'),
      documentation: () => [`\`\`\`text\n${LINES(name).map(plain).join('\n')}\n\`\`\``],
      replace: span(start, offset + (typed.startsWith('<') ? end : 0)),
      newText,
      isSnippet: true,
      filterText: typed.startsWith('<') ? '<example>' : 'example',
      sortText: order(0),
    },
  ];
}

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: a snippet's own syntax.
const LINES = (name: string): readonly string[] => [
  '<example>',
  'Context: ${1:what happened before}',
  'user: "${2:what the user says}"',
  `assistant: "I'll use the ${escapeSnippet(name)} agent for this."`,
  '<commentary>',
  '${3:Why this agent fits.}',
  '</commentary>',
  '</example>',
];
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above.

const plain = (line: string): string => line.replace(/\$\{\d:([^}$]*)\}/g, '$1').replace(/\\(.)/g, '$1');

/** Absent in styles that would change the text: a colon ends a plain scalar, and folded lines are joined. */
function written(entry: Entry, doc: AgentDocument, name: string): string | undefined {
  const lines = LINES(name);
  const multiline = doc.text.slice(entry.valueSpan.start, entry.valueSpan.end).includes('\n');
  switch (entry.style) {
    case 'literal':
      return lines.join('\n');
    case 'double':
      return lines.map((line) => line.replace(/"/g, '\\\\"')).join('\\\\n');
    case 'broken':
      return multiline && /^\|/.test(doc.text.slice(entry.valueSpan.start)) ? lines.join('\n') : undefined;
    default:
      return undefined;
  }
}

/** `@agent-name` after an `@`; in code, or in a word that starts like one, tools available to the agent. */
export function bodyCompletions(context: AgentContext, offset: number): readonly Completion[] {
  const { doc, workspace } = context;
  const lineStart = doc.text.lastIndexOf('\n', offset - 1) + 1;
  const before = doc.text.slice(lineStart, offset);
  const mention = /(?:^|[\s("'])@([\w-]*)$/.exec(before);
  if (mention) {
    const replace = span(offset - (mention[1] ?? '').length - 1, offset);
    return loadedNames(workspace, mention[1] ?? '').map((name, index) => ({
      label: `@agent-${name}`,
      kind: 'agent',
      detail: text('completion.whole.agent'),
      replace,
      newText: `@agent-${name}`,
      filterText: `@agent-${name} @${name}`,
      sortText: `${rankOf(name, mention[1] ?? '')}${order(index)}`,
    }));
  }
  const typed = before.slice(tailStart(before, /\w/)).replace(/^[\d_]+/, '');
  const marked = before.charAt(before.length - typed.length - 1) === '`';
  if (!(marked && isInCode(before)) && !/^[A-Z]\w/.test(typed)) return [];
  const rest = /^\w*/.exec(doc.text.slice(offset))?.[0].length ?? 0;
  return usable(context).map((tool, index) => ({
    label: tool.name,
    kind: 'tool',
    detail: toolAccess(tool),
    documentation: () => [toolSummary(tool)],
    replace: span(offset - typed.length, offset + rest),
    newText: tool.name,
    sortText: `${rankOf(tool.name, typed)}${order(index)}`,
  }));
}

const isInCode = (before: string): boolean => (before.match(/`/g)?.length ?? 0) % 2 === 1;

function usable({ verdict, runtime }: AgentContext) {
  const all = runtime.tools.all;
  if (verdict.status !== 'loads') return all.filter((tool) => tool.foreground !== 'no');
  const effective = runtime.effectiveTools(verdict);
  const names = new Set(effective.status === 'granted' ? effective.tools : []);
  return all.filter((tool) => names.has(tool.name));
}

function loadedNames({ agents }: Workspace, typed: string): readonly string[] {
  const asked = typed.toLowerCase().replace(/^agent-/, '');
  const names = new Set<string>();
  for (const { name, status } of agents) {
    if (names.size >= MOST_AGENTS) break;
    if (status === 'loads' && name.toLowerCase().includes(asked)) names.add(name);
  }
  return [...names].sort();
}
