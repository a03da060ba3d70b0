// Reads and writes learned facts, one file per version of Claude Code; a damaged file counts as missing.

import path from 'node:path';
import { isRecord } from '../../../../common/src/json';
import type { LearnedFacts } from '../../core/dialects/facts';
import { isVersion } from '../../core/workspace/settings';
import { readPrivateFile, removeOldest, writePrivateFile } from '../storage';

/** Files that are kept, most recent first. */
const MAX_VERSIONS = 20;
const MAX_BYTES = 1024 * 1024;
/** Names of one kind that are read. */
const MAX_NAMES = 500;

/** Undefined where nothing was learned from that version, or the file has another format or could be another user's. */
export function readLearned(folder: string, version: string): LearnedFacts | undefined {
  const text = readPrivateFile(fileOf(folder, version), MAX_BYTES);
  if (text === undefined) return undefined;
  try {
    const facts = factsIn(JSON.parse(text));
    return facts?.version === version ? facts : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The file that was written. Throws the file system's error. */
export function writeLearned(folder: string, facts: LearnedFacts): string {
  const file = fileOf(folder, facts.version);
  writePrivateFile(file, `${JSON.stringify({ format: FORMAT, ...facts }, null, 2)}\n`);
  removeOldest(folder, /^\d+\.\d+\.\d+\.json$/, MAX_VERSIONS);
  return file;
}

const FORMAT = 1;
const fileOf = (folder: string, version: string): string => path.join(folder, `${version}.json`);

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

/** Names are shown and compared with files: nothing else is accepted. */
const isName = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z][\w-]{0,60}$/.test(value);

const names = (value: unknown): readonly string[] => list(value).filter(isName);

const records = <T>(value: unknown, read: (each: Readonly<Record<string, unknown>>) => T | undefined): readonly T[] =>
  list(value).flatMap((each) => {
    const made = isRecord(each) ? read(each) : undefined;
    return made === undefined ? [] : [made];
  });

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, MAX_NAMES) : []);
