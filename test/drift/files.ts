// Compares verdicts of recorded vectors, fix cases and seeded files with what a runtime loads.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { newestVersion } from '../../server/src/core/dialects/claude/catalogue/facts';
import type { Verdict } from '../../server/src/core/dialects/verdict';
import { verdict } from '../support/runtime';
import type { Answers, Listed, Said } from './answers';
import { generatedFiles } from './generated';

export interface ReplayedFile {
  /** Below its set's folder. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** What the newest known runtime was measured to load, which takes precedence over the verdict. */
  readonly measured?: Listed | null;
}

interface Vector extends Listed {
  readonly set: string;
  readonly file: string;
  readonly base64: string;
  readonly loaded: boolean;
}

interface FixCase extends Listed {
  readonly before: string;
  readonly after: string;
}

/** Sets of files that do not shadow each other; `root` is the folder of the fixtures. */
export function replayedSets(root: string): ReadonlyMap<string, readonly ReplayedFile[]> {
  const sets = new Map<string, ReplayedFile[]>();
  const { vectors } = JSON.parse(readFileSync(path.join(root, 'claude-load-vectors.json'), 'utf8')) as {
    vectors: Vector[];
  };
  for (const { set, file, base64, loaded, name, description, model } of vectors)
    sets.set(`vectors ${set}`, [
      ...(sets.get(`vectors ${set}`) ?? []),
      { file, bytes: Buffer.from(base64, 'base64'), measured: loaded ? { name, description, model } : null },
    ]);
  const { cases } = JSON.parse(readFileSync(path.join(root, 'fix-cases.json'), 'utf8')) as { cases: FixCase[] };
  for (const side of ['before', 'after'] as const)
    sets.set(
      `fix cases, ${side}`,
      cases.map(({ name, description, model, ...texts }, at) => ({
        file: `${at}.md`,
        bytes: Buffer.from(texts[side]),
        measured: { name, description, model },
      })),
    );
  for (const folder of ['seeded/defects', 'seeded/valid']) {
    const names = readdirSync(path.join(root, folder)).filter((file) => file.endsWith('.md'));
    sets.set(
      folder,
      names.map((file) => ({ file, bytes: readFileSync(path.join(root, folder, file)) })),
    );
  }
  const { shapes } = JSON.parse(readFileSync(path.join(root, 'hook-shapes.json'), 'utf8')) as {
    shapes: { readonly fields: readonly string[] }[];
  };
  sets.set(
    'hook shapes',
    shapes.map(({ fields }, at) => ({
      file: `shape-${at}.md`,
      bytes: Buffer.from(`---\n${[`name: shape-${at}`, 'description: d', ...fields].join('\n')}\n---\nWait.\n`),
    })),
  );
  sets.set('generated', [...generatedFiles()]);
  return sets;
}

export function expectedFiles(set: string, files: readonly ReplayedFile[], claudeVersion: string): Answers {
  return new Map(
    files.map(({ file, bytes, measured }) => {
      const now = answerFor(loadedBy(judged(bytes, file, claudeVersion)));
      const unchanged = measured !== undefined && now === answerFor(loadedBy(judged(bytes, file, newestVersion)));
      return [`file ${set}/${file}`, unchanged ? answerFor(measured) : now] as const;
    }),
  );
}

/** Older runtimes do not name an agent's file; it is matched by the name in it. */
export function answeredFiles(set: string, files: readonly ReplayedFile[], { agents, listed }: Said): Answers {
  const answers = new Map<string, string>();
  for (const { file, bytes, measured } of files) {
    const name = measured?.name ?? nameIn(judged(bytes, file, newestVersion));
    const byName = name === undefined ? undefined : listed.get(name);
    answers.set(`file ${set}/${file}`, answerFor(agents.size > 0 ? agents.get(file) : byName));
  }
  return answers;
}

/** The first line of a replayed file, by the key of its question, that neither names nor describes the agent. */
export function frontmatterOf(sets: ReadonlyMap<string, readonly ReplayedFile[]>): (key: string) => string | undefined {
  const texts = new Map<string, Uint8Array>(
    [...sets].flatMap(([set, files]) => files.map(({ file, bytes }) => [`file ${set}/${file}`, bytes] as const)),
  );
  return (key) => {
    const bytes = texts.get(key);
    if (!bytes) return undefined;
    const lines = new TextDecoder().decode(bytes).split('\n');
    return lines.find((line) => line.trim() !== '' && !/^\uFEFF?(?:---|name:|description:)/.test(line));
  };
}

const judged = (bytes: Uint8Array, file: string, claudeVersion: string): Verdict =>
  verdict(bytes, { scope: 'project', path: file, claudeVersion });

const loadedBy = (found: Verdict): Listed | null => (found.status === 'loads' ? found : null);

function nameIn(found: Verdict): string | undefined {
  const name = found.reading.fields.get('name');
  return typeof name === 'string' ? name : undefined;
}

const answerFor = (agent: Listed | null | undefined): string =>
  agent ? `loads as ${JSON.stringify([agent.name, agent.description, agent.model])}` : 'does not load';
