// Where learned facts are kept: one file for each version of Claude Code, in the user's own storage. What is read is checked, so
// that a damaged file is as good as none.

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LearnedFacts } from '../../core/dialects/claude/catalogue/learned';
import { isVersion } from '../../core/workspace/settings';
import { isRecord } from '../../lsp/record';

/** Versions that are kept; those learned longest ago are forgotten. */
const VERSIONS = 20;
/** Names of one kind; a program does not come with more news than that. */
const MOST = 500;

/** Absent where nothing was learned from that version, or not by this build's format. */
export function readLearned(folder: string, version: string): LearnedFacts | undefined {
  try {
    const facts = factsIn(JSON.parse(readFileSync(fileOf(folder, version), 'utf8')));
    return facts?.version === version ? facts : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error)) return undefined;
    throw error;
  }
}

/** The file. Throws what the disk says. */
export function writeLearned(folder: string, facts: LearnedFacts): string {
  const file = fileOf(folder, facts.version);
  const beside = `${file}.${process.pid}.tmp`;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  rmSync(beside, { force: true });
  writeFileSync(beside, `${JSON.stringify({ format: FORMAT, ...facts }, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(beside, file);
  forgetOldest(folder);
  return file;
}

const FORMAT = 1;
const fileOf = (folder: string, version: string): string => path.join(folder, `${version}.json`);

function forgetOldest(folder: string): void {
  const kept = readdirSync(folder).filter((name) => /^\d+\.\d+\.\d+\.json$/.test(name));
  const aged = kept.map((name) => ({ name, at: statSync(path.join(folder, name)).mtimeMs }));
  for (const { name } of aged.sort((a, b) => b.at - a.at).slice(VERSIONS))
    rmSync(path.join(folder, name), { force: true });
}

function factsIn(value: unknown): LearnedFacts | undefined {
  if (!isRecord(value) || value.format !== FORMAT) return undefined;
  const { version } = value;
  if (typeof version !== 'string' || !isVersion(version)) return undefined;
  return {
    version,
    tools: records(value.tools, ({ name, given }) => (isName(name) ? { name, given: given === true } : undefined)),
    events: records(value.events, ({ name, guard }) => (isName(name) ? { name, guard: guard === true } : undefined)),
    hookTypes: names(value.hookTypes),
    fields: names(value.fields),
    values: records(value.values, ({ field, value: each }) =>
      isName(field) && isName(each) ? { field, value: each } : undefined,
    ),
    models: names(value.models),
    behaviours: names(value.behaviours),
    aliases: records(value.aliases, ({ name, id }) => (isName(name) && isName(id) ? { name, id } : undefined)),
  };
}

/** Shown to people and compared with what files say: nothing but a name. */
const isName = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z][\w-]{0,60}$/.test(value);

const names = (value: unknown): readonly string[] => list(value).filter(isName);

const records = <T>(value: unknown, read: (each: Readonly<Record<string, unknown>>) => T | undefined): readonly T[] =>
  list(value).flatMap((each) => {
    const made = isRecord(each) ? read(each) : undefined;
    return made === undefined ? [] : [made];
  });

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, MOST) : []);
