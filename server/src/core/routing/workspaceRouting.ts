// Ranks every example of a workspace against all its agents, in steps of one ranking so that the caller can yield or stop.

import { compare } from '../text/strings';
import { explainRow } from './explainRow';
import { byOverlap, COMPETES, pairOf, sharesOf } from './overlap';
import { rankByWords } from './rankByWords';
import type { RouteRow } from './router';
import type { Cell, CompetingPair, Outcome, TableAgent, TableRow, WorkspaceRouting } from './routingResults';
import { heldOut, promptOf, type Tried } from './rowPrompts';
import type { IndexedAgent, WordIndex } from './wordIndex';

/** `all`: the prompts of every agent. Each step is at most one ranking; the index must not change between steps. */
export function* workspaceRouting(index: WordIndex, all: Iterable<Tried>): Generator<void, WorkspaceRouting> {
  const tried = [...all].filter(({ name }) => index.agent(name)).sort((a, b) => compare(a.name, b.name));
  const numbers = new Map(tried.map(({ name }, i) => [name, i]));
  const agents: TableAgent[] = [];
  const rows: TableRow[] = [];
  for (const [agent, { name, examples, prompts }] of tried.entries()) {
    let comesHome = 0;
    for (const row of prompts) {
      const asItStands = outcomeOf(rankByWords(index, promptOf(row)), name, numbers);
      yield;
      const { prompt, left } = heldOut(name, row);
      const forNewPrompt = outcomeOf(rankByWords(index, prompt, left), name, numbers);
      if (forNewPrompt.place === 1) comesHome++;
      const { source, at, text, context } = row;
      rows.push({ agent, source, at, prompt: text, context, asItStands, forNewPrompt });
      yield;
    }
    agents.push({ name, examples, comesHome, rows: prompts.length });
  }
  const pairs = yield* competingPairs(index, tried);
  return {
    agents,
    rows,
    pairs,
    identical: identicalDescriptions(tried),
    neverHome: agents.filter((a) => a.examples > 0 && a.rows > 0 && a.comesHome === 0).map(({ name }) => name),
    withoutExamples: agents.filter(({ examples }) => examples === 0).map(({ name }) => name),
  };
}

/** Limit per row; the row's own agent always has a cell. */
const CELLS = 30;

function outcomeOf(row: RouteRow, own: string, numbers: ReadonlyMap<string, number>): Outcome {
  const cells: Cell[] = [];
  for (const [place, { agent, score }] of row.ranked.entries()) {
    if (score <= 0 && agent !== own) continue;
    const number = numbers.get(agent);
    if (number !== undefined && (place < CELLS || agent === own)) cells.push({ agent: number, score });
  }
  return { ...explainRow(row, own), confidence: row.confidence, verdict: row.verdict, cells };
}

function* competingPairs(index: WordIndex, tried: readonly Tried[]): Generator<void, readonly CompetingPair[]> {
  const shares = new Map<IndexedAgent, ReadonlyMap<IndexedAgent, number>>();
  for (const { name } of tried) {
    const agent = index.agent(name);
    if (agent) shares.set(agent, sharesOf(index, agent, COMPETES));
    yield;
  }
  const pairs: CompetingPair[] = [];
  for (const described of tried) {
    const agent = index.agent(described.name);
    for (const [other, share] of (agent && shares.get(agent)) ?? []) {
      const back = agent && compare(agent.name, other.name) < 0 ? shares.get(other)?.get(agent) : undefined;
      if (back === undefined) continue;
      pairs.push(pairOf(index, described, other, Math.min(share, back, 1)));
      yield;
    }
  }
  return pairs.sort(byOverlap);
}

function identicalDescriptions(tried: readonly Tried[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const { name, description } of tried) {
    const text = description.trim();
    if (text === '') continue;
    const group = groups.get(text);
    if (group) group.push(name);
    else groups.set(text, [name]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
