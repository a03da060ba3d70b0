// Counts of an agent's words by field. Ranking keeps nothing else of an agent, least of all its text.

import { normalizeWords } from '../text/normalizeWords';
import { type ExampleField, FIELDS, type Field, fieldTexts } from './fieldTexts';
import type { Candidate } from './router';
import { terms } from './tokenize';

export const FIELD_COUNT = FIELDS.length;
/** Fields before this index are what the orchestrator is shown; the others come from the body. */
export const VISIBLE_FIELDS = FIELDS.indexOf('intro');

/** Counts in rows of FIELD_COUNT cells, one row per word; packed: a workspace has half a million cells. */
export interface Counts {
  /** Words by their number in the dictionary, ascending. */
  readonly ids: Uint32Array;
  readonly cells: Uint16Array;
  /** Words per field. */
  readonly lengths: readonly number[];
}

interface ExampleCounts {
  readonly counts: Counts;
  /** Normalized words of the utterance; empty where only the assistant speaks. */
  readonly words: string;
}

export interface AgentCounts {
  readonly whole: Counts;
  readonly examples: readonly ExampleCounts[];
}

const EXAMPLE_FIELDS: readonly ExampleField[] = ['user', 'context', 'assistant'];

export function countAgent(candidate: Candidate, idOf: (term: string) => number): AgentCounts {
  const { own, examples } = fieldTexts(candidate);
  const whole = createCounter();
  for (const field of ['name', 'prose', 'intro', 'headings', 'body'] as const) whole.add(field, own[field], idOf);
  const counted = examples.map((example): ExampleCounts => {
    const counter = createCounter();
    for (const field of EXAMPLE_FIELDS) {
      counter.add(field, example.texts[field], idOf);
      whole.add(field, example.texts[field], idOf);
    }
    return { counts: counter.pack(), words: normalizeWords(example.utterance ?? '') };
  });
  return { whole: whole.pack(), examples: counted };
}

/** Counts without one example. Words of that example alone keep an empty row. */
export function withoutExample(agent: AgentCounts, example: number): Counts {
  const gone = agent.examples[example]?.counts;
  return gone ? subtracted(agent.whole, gone) : agent.whole;
}

export type Passage = Readonly<Partial<Record<Field, string>>>;

/** Counts without a passage; counts never go below zero. */
export function withoutPassage(
  agent: AgentCounts,
  passage: Passage,
  find: (term: string) => number | undefined,
): Counts {
  const counter = createCounter();
  for (const field of FIELDS) counter.add(field, passage[field] ?? '', find);
  return subtracted(agent.whole, counter.pack());
}

function subtracted(whole: Counts, gone: Counts): Counts {
  const cells = whole.cells.slice();
  gone.ids.forEach((id, i) => {
    const row = rowOf(whole, id);
    if (row < 0) return;
    for (let f = 0; f < FIELD_COUNT; f++) {
      cells[row * FIELD_COUNT + f] = Math.max(0, cell(whole, row, f) - cell(gone, i, f));
    }
  });
  const lengths = whole.lengths.map((n, f) => Math.max(0, n - (gone.lengths[f] ?? 0)));
  return { ids: whole.ids, cells, lengths };
}

export const cell = (counts: Counts, row: number, field: number): number =>
  counts.cells[row * FIELD_COUNT + field] ?? 0;

/** The row of a word by binary search; -1 where there is none. */
export function rowOf({ ids }: Counts, id: number): number {
  let low = 0;
  let high = ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = ids[middle] ?? 0;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Whether the word occurs in a field from `from` up to `to`. */
export function occursIn(counts: Counts, row: number, from: number, to: number): boolean {
  if (row < 0) return false;
  for (let f = from; f < to; f++) if (cell(counts, row, f) > 0) return true;
  return false;
}

interface Counter {
  /** Words without an id count towards the length only. */
  add(field: Field, text: string, idOf: (term: string) => number | undefined): void;
  pack(): Counts;
}

function createCounter(): Counter {
  const rows = new Map<number, number>();
  const cells: number[] = [];
  const lengths = new Array<number>(FIELD_COUNT).fill(0);
  return {
    add(field, text, idOf) {
      const f = FIELDS.indexOf(field);
      const words = terms(text);
      lengths[f] = (lengths[f] ?? 0) + words.length;
      for (const term of words) {
        const id = idOf(term);
        if (id === undefined) continue;
        let row = rows.get(id);
        if (row === undefined) {
          row = rows.size;
          rows.set(id, row);
          for (let i = 0; i < FIELD_COUNT; i++) cells.push(0);
        }
        const at = row * FIELD_COUNT + f;
        cells[at] = Math.min(0xffff, (cells[at] ?? 0) + 1);
      }
    },
    pack() {
      const ids = Uint32Array.from(rows.keys()).sort();
      const packed = new Uint16Array(ids.length * FIELD_COUNT);
      ids.forEach((id, i) => {
        const row = rows.get(id) ?? 0;
        for (let f = 0; f < FIELD_COUNT; f++) packed[i * FIELD_COUNT + f] = cells[row * FIELD_COUNT + f] ?? 0;
      });
      return { ids, cells: packed, lengths };
    },
  };
}
