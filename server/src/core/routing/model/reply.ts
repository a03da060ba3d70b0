// Parses a model's reply. Prose around one JSON answer is tolerated; names that are not in the list are rejected. Never throws; linear.

import type { Node } from 'jsonc-parser';
import { itemsOf, parseJson, propertiesOf, stringOf } from '../../workspace/json';
import type { ShownAgent } from './shownAgents';

export interface ModelAnswer {
  /** A name from the list; null for no agent. */
  readonly agent: string | null;
  readonly runnerUp: string | null;
  /** The model's own words, on one line; may be empty. */
  readonly reason: string;
  /** Words that occur in the prompt or in the agent's line. */
  readonly words: readonly string[];
}

export type ReplyProblem = 'no-answer' | 'broken-off' | 'ambiguous' | 'unknown-name';

type Reply =
  | { readonly kind: 'answer'; readonly answer: ModelAnswer }
  | { readonly kind: 'problem'; readonly problem: ReplyProblem; readonly name?: string };

/** What an answer may refer to. */
export interface About {
  readonly agents: readonly ShownAgent[];
  /** The word for nobody: never the name of an agent. */
  readonly nobody: string;
  readonly prompt: string;
}

export function readReply(text: string, about: About): Reply {
  const { found, open } = objectsIn(text.slice(0, LONGEST));
  const first = found[0];
  if (!first) return { kind: 'problem', problem: open ? 'broken-off' : 'no-answer' };
  const named = found.flatMap((each) => each.agents.map((value) => nameOf(value, about)));
  const unknown = named.find((each) => each.kind === 'unknown');
  if (unknown) return { kind: 'problem', problem: 'unknown-name', name: unknown.name };
  const agents = new Set(named.map((each) => (each.kind === 'agent' ? each.name : null)));
  if (named.some((each) => each.kind === 'no-name')) return { kind: 'problem', problem: 'no-answer' };
  const [agent, other] = agents;
  if (agent === undefined || other !== undefined) return { kind: 'problem', problem: 'ambiguous' };
  const runnerUp = nameOf(first.runnerUp, about);
  return {
    kind: 'answer',
    answer: {
      agent,
      runnerUp: runnerUp.kind === 'agent' && runnerUp.name !== agent ? runnerUp.name : null,
      reason: oneLine(stringOf(first.reason) ?? '', 300),
      words: groundedWords(first.words, agent, about),
    },
  };
}

// ── Names ────────────────────────────────────────────────────────────────────────────────────────────────────────────

type Named =
  | { readonly kind: 'agent'; readonly name: string }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'unknown'; readonly name: string }
  | { readonly kind: 'no-name' };

function nameOf(value: Node | undefined, { agents, nobody }: About): Named {
  if (value?.type === 'null') return { kind: 'nobody' };
  const written = stringOf(value);
  if (written === undefined) return { kind: 'no-name' };
  const is = (name: string): Named | undefined =>
    agents.some((each) => each.name === name) ? { kind: 'agent', name } : undefined;
  const bare = written.trim().replace(/^[`"'*@]{1,3}|[`"'*]{1,3}$/g, '');
  const exact = is(written) ?? is(written.trim()) ?? is(bare);
  if (exact) return exact;
  const small = bare.toLowerCase();
  if (small === nobody) return { kind: 'nobody' };
  const matching = agents.filter((each) => each.name.toLowerCase() === small);
  const only = matching.length === 1 ? matching[0] : undefined;
  return only ? { kind: 'agent', name: only.name } : { kind: 'unknown', name: oneLine(written, 80) };
}

function groundedWords(value: Node | undefined, agent: string | null, { agents, prompt }: About): readonly string[] {
  const ground = `${prompt}\n${agents.find(({ name }) => name === agent)?.line ?? ''}`.toLowerCase();
  const words = itemsOf(value).flatMap((item) => {
    const word = oneLine(stringOf(item) ?? '', 40);
    return word !== '' && ground.includes(word.toLowerCase()) ? [word] : [];
  });
  return [...new Set(words)].slice(0, 5);
}

function oneLine(text: string, most: number): string {
  const line = text
    .slice(0, 4 * most)
    .replace(/\s+/g, ' ')
    .trim();
  const letters = [...line];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : line;
}

// ── Objects in prose ─────────────────────────────────────────────────────────────────────────────────────────────────

interface Found {
  /** All values under that name: an object with two is ambiguous. */
  readonly agents: readonly Node[];
  readonly runnerUp: Node | undefined;
  readonly reason: Node | undefined;
  readonly words: Node | undefined;
}

/** UTF-16 units; the rest is ignored. */
const LONGEST = 20_000;
/** Braces that are tried. */
const MOST_BRACES = 60;
/** Answers are sometimes wrapped: `{"answer": {…}}`, `[{…}]`. */
const DEEPEST = 3;

function objectsIn(text: string): { readonly found: readonly Found[]; readonly open: boolean } {
  const found: Found[] = [];
  let open = false;
  let tried = 0;
  let at = text.indexOf('{');
  while (at >= 0 && tried++ < MOST_BRACES) {
    const end = endOfObject(text, at);
    const inside = end < 0 ? undefined : answersIn(text.slice(at, end));
    if (end < 0) open ||= /^\{\s*["']?agent\b/i.test(text.slice(at, at + 40));
    found.push(...(inside ?? []));
    at = text.indexOf('{', inside ? end : at + 1);
  }
  return { found, open };
}

/** Behind the brace that closes the one at `start`; -1 where none does. Braces in strings do not count. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (quoted) {
      if (char === '\\') at++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at + 1;
  }
  return -1;
}

/** Absent for what is no JSON. */
function answersIn(text: string): readonly Found[] | undefined {
  const { root, sound } = parseJson(text, { allowTrailingComma: true });
  return sound && root ? answersBelow(root, 0) : undefined;
}

function answersBelow(node: Node, depth: number): readonly Found[] {
  if (depth > DEEPEST) return [];
  if (node.type === 'array') return itemsOf(node).flatMap((item) => answersBelow(item, depth + 1));
  const properties = propertiesOf(node);
  const valuesOf = (wanted: string): readonly Node[] =>
    properties.flatMap(({ name, value }) => (plainName(name) === wanted && value ? [value] : []));
  const agents = valuesOf('agent');
  if (agents.length === 0) return properties.flatMap(({ value }) => (value ? answersBelow(value, depth + 1) : []));
  return [{ agents, runnerUp: valuesOf('runnerup')[0], reason: valuesOf('reason')[0], words: valuesOf('words')[0] }];
}

const plainName = (name: string): string => name.replace(/[^A-Za-z]/g, '').toLowerCase();
