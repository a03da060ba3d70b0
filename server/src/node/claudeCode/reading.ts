// Reads what a headless Claude Code writes, line by line, until its orchestrator has decided. Pure: it is told lines and ends, and
// answers with an outcome once there is one. Whatever is on the stream, it never throws.

import { calledAs } from '../../core/workspace/alike';
import type { ClaudeCodeAnswer, ClaudeCodeOutcome } from '../../lsp/protocol/claudeCode';
import { isRecord } from '../../lsp/record';
import { callKind } from './calls';
import { failed, tellingLine } from './failed';

/** Reading and searching comes first; who has not decided by then keeps the work. */
export const TURNS = 3;

export interface Reading {
  /** The outcome, as soon as this line tells it. */
  line(text: string): ClaudeCodeOutcome | undefined;
  /** The outcome where no line told one. */
  end(code: number | null, errors: string): ClaudeCodeOutcome;
  readonly facts: Pick<ClaudeCodeAnswer, 'version' | 'model' | 'turns' | 'tokens'>;
}

interface Usage {
  readonly input: number;
  readonly output: number;
}

type Line = Readonly<Record<string, unknown>>;

export function createReading(): Reading {
  let version: string | null = null;
  let model: string | null = null;
  let agents: readonly string[] | undefined;
  let understood = false;
  let refusedLogin = false;
  const turns = new Map<string, Usage | undefined>();

  const introduced = (line: Line): void => {
    version = text(line.claude_code_version) ?? version;
    model = text(line.model) ?? model;
    if (Array.isArray(line.agents)) agents = line.agents.filter((name) => typeof name === 'string');
  };
  const said = (line: Line): ClaudeCodeOutcome | undefined => {
    const message = isRecord(line.message) ? line.message : {};
    refusedLogin ||= line.error === 'authentication_failed';
    if (message.model === '<synthetic>') return undefined;
    const id = text(message.id) ?? `turn ${turns.size}`;
    if (!turns.has(id) && turns.size === TURNS) return { kind: 'main-thread', tool: null };
    turns.set(id, usageOf(message.usage) ?? turns.get(id));
    model = text(message.model) ?? model;
    for (const block of Array.isArray(message.content) ? message.content : []) {
      const outcome = isRecord(block) && block.type === 'tool_use' ? called(block) : undefined;
      if (outcome) return outcome;
    }
    return undefined;
  };
  const called = (block: Line): ClaudeCodeOutcome | undefined => {
    const tool = text(block.name) ?? '';
    const kind = callKind(tool);
    if (kind === 'let-through') return undefined;
    if (kind === 'could-change-or-send') return { kind: 'main-thread', tool };
    const agent = isRecord(block.input) ? (text(block.input.subagent_type) ?? UNNAMED) : UNNAMED;
    // Another spelling than the exact one is refused where it matches more than one agent.
    const alike = agents?.filter((name) => calledAs(name) === calledAs(agent)) ?? [];
    const own = agents?.find((name) => name === agent) ?? (alike.length === 1 ? alike[0] : undefined);
    return { kind: 'agent', agent: own ?? agent, known: own !== undefined || agents === undefined };
  };
  const ended = (line: Line): ClaudeCodeOutcome => {
    if (line.subtype === 'error_max_turns') return { kind: 'main-thread', tool: null };
    const words = text(line.result) ?? text(line.subtype) ?? '';
    if (line.is_error === true)
      return refusedLogin ? failed('claude.notLoggedIn') : failed('claude.refused', { words });
    return turns.size > 0 ? { kind: 'main-thread', tool: null } : failed('claude.noAnswer', { words });
  };
  return {
    line(written) {
      const line = recordOf(written);
      if (!line || typeof line.type !== 'string') return undefined;
      understood = true;
      // What a subagent says is no decision of the orchestrator.
      if (text(line.parent_tool_use_id) !== undefined) return undefined;
      if (line.type === 'system' && line.subtype === 'init') introduced(line);
      if (line.type === 'assistant') return said(line);
      return line.type === 'result' ? ended(line) : undefined;
    },
    end(code, errors) {
      if (refusedLogin) return failed('claude.notLoggedIn');
      if (code !== 0) return failed('claude.exited', { code: code ?? '—', words: tellingLine(errors) });
      return failed(understood ? 'claude.brokeOff' : 'claude.notUnderstood');
    },
    get facts() {
      const told = [...turns.values()].filter((usage) => usage !== undefined);
      const sum = (part: keyof Usage): number => told.reduce((total, usage) => total + usage[part], 0);
      const tokens = told.length === 0 ? null : { input: sum('input'), output: sum('output') };
      return { version, model, turns: turns.size, tokens };
    },
  };
}

/** Claude Code takes it where none is named. */
const UNNAMED = 'general-purpose';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

function usageOf(value: unknown): Usage | undefined {
  if (!isRecord(value)) return undefined;
  const cached = number(value.cache_read_input_tokens) + number(value.cache_creation_input_tokens);
  return { input: number(value.input_tokens) + cached, output: number(value.output_tokens) };
}

/** A line of its output as an object; absent for anything else. */
export function recordOf(line: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
