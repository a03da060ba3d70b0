// Reads from the output of a headless Claude Code what its orchestrator decides about a prompt; pure, and never throws.

import { isRecord, parseRecord } from '../../../../common/src/json';
import type { Message } from '../../../../common/src/messages/message';
import type { ClaudeCodeAnswer, ClaudeCodeOutcome } from '../../../../common/src/protocol/claudeCode';
import { claude } from '../../core/dialects/claude/claude';
import { render } from '../../core/messages/render';
import { normalizeAgentName } from '../../core/workspace/workspace';
import type { HeadlessEnd } from './headless';

/** An orchestrator that has not called an agent after these turns counts as doing the work itself. */
export const MAX_TURNS = 3;

export interface OutcomeReader {
  /** The outcome, as soon as it follows from this line. */
  line(text: string): ClaudeCodeOutcome | undefined;
  /** The outcome where none followed from a line. */
  end(end: HeadlessEnd): ClaudeCodeOutcome;
  readonly facts: Pick<ClaudeCodeAnswer, 'version' | 'model' | 'turns' | 'tokens'>;
}

interface Usage {
  readonly input: number;
  readonly output: number;
}

type Line = Readonly<Record<string, unknown>>;

export function createOutcomeReader(): OutcomeReader {
  let version: string | null = null;
  let model: string | null = null;
  let agents: readonly string[] | undefined;
  let understood = false;
  let refusedLogin = false;
  const turns = new Map<string, Usage | undefined>();

  const readInit = (line: Line): void => {
    version = text(line.claude_code_version) ?? version;
    model = text(line.model) ?? model;
    if (Array.isArray(line.agents)) agents = line.agents.filter((name) => typeof name === 'string');
  };
  const readAssistant = (line: Line): ClaudeCodeOutcome | undefined => {
    const message = isRecord(line.message) ? line.message : {};
    refusedLogin ||= line.error === 'authentication_failed';
    if (message.model === '<synthetic>') return undefined;
    const id = text(message.id) ?? `turn ${turns.size}`;
    if (!turns.has(id) && turns.size === MAX_TURNS) return { kind: 'main-thread', tool: null };
    turns.set(id, usageOf(message.usage) ?? turns.get(id));
    model = text(message.model) ?? model;
    for (const block of Array.isArray(message.content) ? message.content : []) {
      const outcome = isRecord(block) && block.type === 'tool_use' ? readToolUse(block) : undefined;
      if (outcome) return outcome;
    }
    return undefined;
  };
  const readToolUse = (block: Line): ClaudeCodeOutcome | undefined => {
    const tool = text(block.name) ?? '';
    const kind = callKind(tool);
    if (kind === 'allowed') return undefined;
    if (kind === 'could-change-or-send') return { kind: 'main-thread', tool };
    const agent = isRecord(block.input) ? (text(block.input.subagent_type) ?? DEFAULT_AGENT) : DEFAULT_AGENT;
    // Claude Code accepts another spelling only where it matches exactly one agent.
    const matches = agents?.filter((name) => normalizeAgentName(name) === normalizeAgentName(agent)) ?? [];
    const own = agents?.find((name) => name === agent) ?? (matches.length === 1 ? matches[0] : undefined);
    return { kind: 'agent', agent: own ?? agent, known: own !== undefined || agents === undefined };
  };
  const readResult = (line: Line): ClaudeCodeOutcome => {
    if (line.subtype === 'error_max_turns') return { kind: 'main-thread', tool: null };
    const words = text(line.result) ?? text(line.subtype) ?? '';
    if (line.is_error === true)
      return refusedLogin ? failed('claude.notLoggedIn') : failed('claude.refused', { words });
    return turns.size > 0 ? { kind: 'main-thread', tool: null } : failed('claude.noAnswer', { words });
  };
  return {
    line(json) {
      const line = parseRecord(json);
      if (!line || typeof line.type !== 'string') return undefined;
      understood = true;
      // Lines of a subagent are no decision of the orchestrator.
      if (text(line.parent_tool_use_id) !== undefined) return undefined;
      if (line.type === 'system' && line.subtype === 'init') readInit(line);
      if (line.type === 'assistant') return readAssistant(line);
      return line.type === 'result' ? readResult(line) : undefined;
    },
    end({ code, errors, startError }) {
      if (startError) return failed('claude.notStarted', { words: startError.message });
      if (refusedLogin) return failed('claude.notLoggedIn');
      if (code !== 0) return failed('claude.exited', { code: code ?? '—', words: errorLine(errors) });
      return failed(understood ? 'claude.brokeOff' : 'claude.notUnderstood');
    },
    get facts() {
      const usages = [...turns.values()].filter((usage) => usage !== undefined);
      const sum = (part: keyof Usage): number => usages.reduce((total, usage) => total + usage[part], 0);
      const tokens = usages.length === 0 ? null : { input: sum('input'), output: sum('output') };
      return { version, model, turns: turns.size, tokens };
    },
  };
}

/** What Claude Code calls where the call names no agent. */
const DEFAULT_AGENT = 'general-purpose';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

function usageOf(value: unknown): Usage | undefined {
  if (!isRecord(value)) return undefined;
  const cached = number(value.cache_read_input_tokens) + number(value.cache_creation_input_tokens);
  return { input: number(value.input_tokens) + cached, output: number(value.output_tokens) };
}

const { tools } = claude.at(claude.newestVersion);

type CallKind = 'agent' | 'allowed' | 'could-change-or-send';

/** Allowed are tools that the catalogue knows to change and send nothing; an unknown tool could do anything. */
export function callKind(name: string): CallKind {
  const tool = tools.resolve(name);
  if (tool?.name === 'Agent') return 'agent';
  return tool && (tool.can === 'read' || tool.inSession) ? 'allowed' : 'could-change-or-send';
}

/** Tools that need a permission. No permission is granted, so none of them runs before the program has ended. */
export const toolsToAskFor: readonly string[] = [
  ...tools.names.filter((name) => callKind(name) !== 'allowed'),
  'Task',
  'mcp__*',
];

/** Failures of a single answer; after any other failure the next prompt would fail as well. */
const TRANSIENT: ReadonlySet<string> = new Set([
  'claude.timeLimit',
  'claude.noAnswer',
  'claude.brokeOff',
  'claude.tooLong',
]);

export const failed = (id: string, args: Message['args'] = {}): ClaudeCodeOutcome => ({
  kind: 'failed',
  words: render({ id, args }).trim(),
  final: !TRANSIENT.has(id),
});

/** The first line of standard error that mentions an error; else the first line. */
export function errorLine(errors: string): string {
  const lines = errors.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /error/i.test(line)) ?? lines[0] ?? '';
}
