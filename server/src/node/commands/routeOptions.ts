// Parses and validates the arguments of `subagents route`, and reads the file of cases.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { CLAUDE_FOLDER } from '../../../../common/src/claudePaths';
import { parseArguments, readGiven, statGiven } from '../arguments';
import { UsageError } from '../command';
import { commandText } from '../commandTexts';
import { isLink } from '../readFile';

const CASES_FILE = path.join(CLAUDE_FOLDER, 'agent-cases.json');

export interface RouteCase {
  readonly prompt: string;
  readonly context?: string;
  readonly expected?: string;
  readonly hideExample?: boolean;
}

interface RouteOptions {
  /** Absolute. */
  readonly folder: string;
  readonly cases: readonly RouteCase[];
  /** Also route every example of every agent. */
  readonly examples: boolean;
  readonly engine: 'words' | 'claude-code';
  readonly format: 'text' | 'json';
  readonly failUnder: number | undefined;
  readonly user: boolean;
}

/** Throws a `UsageError`, or what `parseArgs` throws. */
export function readRouteOptions(args: readonly string[], cwd: string): RouteOptions {
  const { values, positionals } = parseArguments('route', args);
  const { engine, format, examples } = values;
  if (positionals[0]?.trim() === '') throw new UsageError(commandText('usage.emptyPrompt'));
  const folder = path.resolve(cwd, values.in);
  if (!statGiven(values.in, cwd).isDirectory()) throw new UsageError(commandText('file.noFolder', { file: values.in }));
  const [prompt] = positionals;
  const asked = prompt === undefined ? [] : [{ prompt }];
  const named = values.cases === undefined ? undefined : path.resolve(cwd, values.cases);
  const usual = path.join(folder, CASES_FILE);
  const file = named ?? (prompt === undefined && !examples && (existsSync(usual) || isLink(usual)) ? usual : undefined);
  if (prompt === undefined && !examples && file === undefined)
    throw new UsageError(commandText('usage.route', { file: CASES_FILE }));
  return {
    folder,
    cases: [...asked, ...(file === undefined ? [] : casesIn(file))],
    examples,
    engine,
    format,
    failUnder: values['fail-under'],
    user: !values['no-user'],
  };
}

function casesIn(file: string): readonly RouteCase[] {
  const text = readGiven(file);
  let read: unknown;
  try {
    read = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!Array.isArray(read)) throw new UsageError(commandText('file.noCases', { file }));
  return read.map((each: unknown, i) => {
    const found = caseOf(each);
    if (!found) throw new UsageError(commandText('file.noCase', { file, number: i + 1 }));
    return found;
  });
}

function caseOf(given: unknown): RouteCase | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
  const { prompt, context, expected, hideExample, ...rest } = given as Readonly<Record<string, unknown>>;
  const optional = (value: unknown, type: 'string' | 'boolean'): boolean =>
    value === undefined || typeof value === type;
  const whole =
    typeof prompt === 'string' &&
    optional(context, 'string') &&
    optional(expected, 'string') &&
    optional(hideExample, 'boolean') &&
    (hideExample !== true || typeof expected === 'string') &&
    Object.keys(rest).length === 0;
  return whole ? (given as RouteCase) : undefined;
}
