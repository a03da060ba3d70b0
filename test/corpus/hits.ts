// Findings over the collected agent files, to judge rules by: each file alone, as a project's agent of its own name, and the
// files of one repository beside each other in one folder, which is how the runtime was asked about them. Draws by a seed, so
// that a sample can be drawn again.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ruleById } from '../../server/src/core/rules/registry';
import type { Finding } from '../../server/src/core/rules/rule';
import { check } from '../../server/src/core/rules/run';
import { viewOf } from '../../server/src/core/syntax/view';
import type { AgentContext } from '../../server/src/core/workspace/agentContext';
import { createAgentIndex } from '../../server/src/core/workspace/agentIndex';
import { contextOf, findingsIn, ruleOptions, strict, turnedOn } from '../support/agents';
import { RUNTIME } from '../support/runtime';
import { hasCorpus, sharedCorpus } from '../support/shared';
import { type CorpusFile, corpus } from './measured';

export interface Hit {
  readonly file: CorpusFile;
  readonly finding: Finding;
  /** With the files beside it, where the finding is about them. */
  readonly context?: AgentContext;
}

/** Where a file was collected. */
interface Origin {
  readonly repo: string;
  readonly commit: string;
  readonly path: string;
  readonly kind: string;
}

/** By the file's id. */
export const origins: ReadonlyMap<string, Origin> = hasCorpus ? readOrigins() : new Map();

function readOrigins(): ReadonlyMap<string, Origin> {
  const lines = readFileSync(path.join(sharedCorpus, 'manifest.jsonl'), 'utf8').trim().split('\n');
  return new Map(
    lines.map((line) => {
      const origin = JSON.parse(line) as Origin & { readonly file: string };
      return [origin.file, origin];
    }),
  );
}

/** In its repository, without the folder that would make it another project's. */
const pathOf = (file: CorpusFile): string =>
  (origins.get(file.id)?.path ?? file.id).replace(/^.*\.claude\/agents\//, '');

const found = new Map<CorpusFile, readonly Finding[]>();

/** At default settings. Its folders stay above it: some names are made of them. */
export function findingsAlone(file: CorpusFile): readonly Finding[] {
  const known = found.get(file) ?? findingsIn(file.text, { path: `.claude/agents/${pathOf(file)}` });
  found.set(file, known);
  return known;
}

export const contextAlone = (file: CorpusFile): AgentContext =>
  contextOf(file.text, { path: `.claude/agents/${pathOf(file)}` });

/** What a rule that is off by default says where it is turned on. */
const findingsTurnedOn = (file: CorpusFile, rule: string): readonly Finding[] =>
  findingsIn(file.text, { path: `.claude/agents/${pathOf(file)}` }, turnedOn(rule));

/** The rules that say nothing about a file alone. */
export const NEIGHBOURS: readonly string[] = [
  'ambiguous-name',
  'descriptions-over-budget',
  'duplicate-name',
  'identical-description',
  'identical-examples',
];

/** What those rules say. */
export function findingsBesideOthers(): readonly Hit[] {
  const repositories = new Map<string, CorpusFile[]>();
  for (const file of corpus) {
    const repository = file.id.split('/')[0] ?? '';
    repositories.set(repository, [...(repositories.get(repository) ?? []), file]);
  }
  return [...repositories.values()].flatMap(hitsIn);
}

function hitsIn(files: readonly CorpusFile[]): readonly Hit[] {
  const index = createAgentIndex(() => RUNTIME);
  const tree = 'file:///w/.claude/agents';
  const uriOf = (file: CorpusFile): string => `${tree}/${file.id.slice(file.id.indexOf('/') + 1)}`;
  for (const file of files) index.put(uriOf(file), file.text, { scope: 'project', tree }, file.id);
  return files.flatMap((file) => {
    const own = index.get(uriOf(file));
    if (!own) return [];
    const { doc, verdict } = own;
    const { workspace } = index;
    const place = { scope: 'project', workspace, options: ruleOptions, readers: [] } as const;
    const context: AgentContext = { runtime: RUNTIME, doc, view: viewOf(doc), verdict, ...place };
    const findings = check(context, strict);
    return findings.filter(({ rule }) => NEIGHBOURS.includes(rule)).map((finding) => ({ file, finding, context }));
  });
}

/** All findings of a rule, turned on where it is off by default, in the collection's order. */
export const hitsOf = (rule: string): readonly Hit[] =>
  (NEIGHBOURS.includes(rule)
    ? findingsBesideOthers()
    : corpus.flatMap((file) =>
        (ruleById(rule)?.offByDefault ? findingsTurnedOn(file, rule) : findingsAlone(file)).map((finding) => ({
          file,
          finding,
        })),
      )
  ).filter(({ finding }) => finding.rule === rule);

/** Files with a finding of the rule. */
export const filesWith = (hits: readonly Hit[]): number => new Set(hits.map(({ file }) => file)).size;

/** The first so many of a shuffle that the seed decides (Fisher–Yates over mulberry32). */
export function draw<T>(items: readonly T[], count: number, seed: number): readonly T[] {
  const next = random(seed);
  const left = [...items];
  const drawn: T[] = [];
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(Math.floor(next() * left.length), 1));
  return drawn;
}

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
