// All tools, agents, skills and MCP servers named in an agent file; shared by highlights and semantic tokens, so that they agree.

import { fieldOf, type ToolItem, toolItems } from '../rules/tools/toolItems';
import type { Part } from '../syntax/examples';
import { serversOf } from '../syntax/lists';
import { spanOfPath } from '../syntax/spanOfPath';
import { agentNames, mcpServerOf, toolPart } from '../syntax/toolList';
import { type Span, span, spanIn } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';
import { outlineOf } from './markdownOutline';

export interface Mention {
  readonly of: 'tool' | 'agent' | 'skill' | 'server';
  /** Equal for all names of one thing: the current name of a renamed tool. */
  readonly name: string;
  readonly span: Span;
  /** `removed`: a tool of earlier releases. */
  readonly state: 'known' | 'unknown' | 'removed';
  /** The file's own name, at its definition. */
  readonly declares?: true;
}

/** Unordered and without overlaps. */
export function mentions(context: AgentContext): readonly Mention[] {
  return [
    ...ownName(context),
    ...toolItems(context).flatMap((item) => inToolList(item, context)),
    ...skills(context),
    ...servers(context),
    ...ownNameInExamples(context),
    ...inBody(context),
  ];
}

const nameOf = ({ verdict, view }: AgentContext): string =>
  verdict.status === 'loads' ? verdict.name : (view.text('name')?.value ?? '');

function ownName(context: AgentContext): readonly Mention[] {
  const written = context.view.text('name');
  if (!written || written.value === '') return [];
  const at = spanIn(written, span(0, written.value.length));
  return [{ of: 'agent', name: nameOf(context), span: at, state: 'known', declares: true }];
}

function inToolList({ meaning, name, nameSpan, specifier, item }: ToolItem, context: AgentContext): readonly Mention[] {
  switch (meaning.is) {
    case 'tool':
    case 'alias': {
      const tool: Mention = { of: 'tool', name: meaning.tool.name, span: nameSpan, state: 'known' };
      if (meaning.tool.name !== 'Agent' || specifier === undefined) return [tool];
      const from = item.span.start + name.length + 1;
      const agents = agentNames(specifier).map((agent): Mention => {
        const start = from + agent.start;
        const state = isAgent(agent.name, context) ? 'known' : 'unknown';
        return { of: 'agent', name: agent.name, span: span(start, start + agent.name.length), state };
      });
      return [tool, ...agents];
    }
    case 'extra':
      return [{ of: 'tool', name, span: nameSpan, state: 'known' }];
    case 'removed':
      return [{ of: 'tool', name, span: nameSpan, state: 'removed' }];
    case 'unknown':
      return [{ of: 'tool', name, span: nameSpan, state: 'unknown' }];
    case 'mcp':
      return [{ of: 'server', name: toolPart(meaning.server), span: nameSpan, state: 'known' }];
    default:
      return [];
  }
}

const skills = ({ view, workspace }: AgentContext): readonly Mention[] =>
  (view.list('skills')?.items ?? []).map((item) => ({
    of: 'skill',
    name: item.value,
    span: item.span,
    state: workspace.skills?.has(item.value) ? 'known' : 'unknown',
  }));

function servers(context: AgentContext): readonly Mention[] {
  const { doc } = context;
  return serversOf(fieldOf(context, 'mcpServers')).flatMap(({ name, path }) => {
    const at = spanOfPath(doc, path, 'exact');
    if (!at) return [];
    const quoted = /^(["']).*\1$/.test(doc.text.slice(at.start, at.end)) ? 1 : 0;
    return [
      { of: 'server' as const, name: toolPart(name), span: span(at.start + quoted, at.end - quoted), state: 'known' },
    ];
  });
}

/** The assistant's turns in an example, and its commentary. */
function ownNameInExamples(context: AgentContext): readonly Mention[] {
  const { description, examples } = context.view;
  const name = nameOf(context);
  if (!description || name === '') return [];
  return examples.flatMap(({ turns, commentary }) => {
    const parts = turns.filter((turn) => turn.role === 'assistant').map((turn) => turn.part);
    return [...parts, ...(commentary ? [commentary] : [])].flatMap((part) =>
      wordsIn(description.value, part, name).map(
        (at): Mention => ({ of: 'agent', name, span: spanIn(description, at), state: 'known' }),
      ),
    );
  });
}

const PART_OF_WORD = /[\p{L}\p{N}_-]/u;

function wordsIn(text: string, { span: partSpan }: Part, word: string): readonly Span[] {
  const found: Span[] = [];
  const within = text.slice(partSpan.start, partSpan.end);
  for (let at = within.indexOf(word); at >= 0; at = within.indexOf(word, at + word.length)) {
    const alone = !PART_OF_WORD.test(within[at - 1] ?? '') && !PART_OF_WORD.test(within[at + word.length] ?? '');
    if (alone) found.push(span(partSpan.start + at, partSpan.start + at + word.length));
  }
  return found;
}

/** A code span on one line, or the mention of an agent; the character before it is checked separately, which is faster. */
const NAMED = /`([^`\n]{1,200})`|@agent-([\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+)*)(?![\p{L}\p{N}_@/]|\.[\p{L}\p{N}])/gu;
const NOT_BEFORE_MENTION = /[\p{L}\p{N}_.@/+-]/u;
const WORD = /[\p{L}_][\p{L}\p{N}_-]*/gu;

function inBody(context: AgentContext): readonly Mention[] {
  const { doc } = context;
  if (doc.fence.state === 'none') return [];
  const body = doc.text.slice(doc.body.start, doc.body.end);
  if (!body.includes('`') && !body.includes('@agent-')) return [];
  const own = nameOf(context);
  const listed = new Set(context.view.list('skills')?.items.map((item) => item.value));
  const known = new Map<string, Omit<Mention, 'span'> | undefined>();
  const lookUp = (word: string): Omit<Mention, 'span'> | undefined => {
    if (!known.has(word)) known.set(word, meaningOfWord(word, own, listed, context));
    return known.get(word);
  };
  const { fences } = outlineOf(doc);
  let fence = 0;
  const found: Mention[] = [];
  for (const match of body.matchAll(NAMED)) {
    const at = doc.body.start + match.index;
    while ((fences[fence]?.end ?? Number.POSITIVE_INFINITY) <= at) fence++;
    if ((fences[fence]?.start ?? Number.POSITIVE_INFINITY) <= at) continue;
    const [, code, agent] = match;
    if (agent !== undefined && !NOT_BEFORE_MENTION.test(doc.text[at - 1] ?? '')) {
      const start = at + '@agent-'.length;
      const state = agent === own || isAgent(agent, context) ? 'known' : 'unknown';
      found.push({ of: 'agent', name: agent, span: span(start, start + agent.length), state });
    }
    for (const word of code?.matchAll(WORD) ?? []) {
      const mention = lookUp(word[0]);
      const start = at + 1 + word.index;
      if (mention) found.push({ ...mention, span: span(start, start + word[0].length) });
    }
  }
  return found;
}

function meaningOfWord(
  word: string,
  own: string,
  skillsListed: ReadonlySet<string>,
  context: AgentContext,
): Omit<Mention, 'span'> | undefined {
  const { extraTools } = context.options;
  const server = mcpServerOf(word);
  if (server !== undefined) return { of: 'server', name: toolPart(server), state: 'known' };
  const tool = context.runtime.tools.resolve(word);
  if (tool) return { of: 'tool', name: tool.name, state: 'known' };
  if (extraTools.includes(word)) return { of: 'tool', name: word, state: 'known' };
  if (context.runtime.tools.removed(word)) return { of: 'tool', name: word, state: 'removed' };
  if (word === own || isAgent(word, context)) return { of: 'agent', name: word, state: 'known' };
  return skillsListed.has(word) ? { of: 'skill', name: word, state: 'known' } : undefined;
}

const isAgent = (name: string, { workspace, runtime }: AgentContext): boolean =>
  workspace.byName(name).length > 0 || runtime.builtIn.agents.some((agent) => agent.name === name);
