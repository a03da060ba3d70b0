// Parses the arguments of a command by the table of flags. Everything that the table does not allow throws a `UsageError`.

import { type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { sanitizeLine } from '../../../common/src/text/sanitize';
import { nearest } from '../core/text/nearest';
import { SIZE_LIMIT, unreadText } from '../core/workspace/unread';
import { UsageError } from './command';
import { commandText } from './commandTexts';
import {
  type Command,
  commandNames,
  commandOf,
  type commands,
  commonFlags,
  type Flag,
  flagsOf,
  placeholderOf,
} from './flags';
import { readFile } from './readFile';
import { isFileError } from './storage';

type ValueOf<F> = F extends { readonly kind: 'switch' }
  ? boolean
  : F extends { readonly kind: 'choice'; readonly values: readonly (infer Allowed)[] }
    ? Allowed
    : F extends { readonly multiple: true }
      ? readonly string[]
      : F extends { readonly kind: 'count' | 'percent' }
        ? number | undefined
        : F extends { readonly default: string }
          ? string
          : string | undefined;

type FlagsOf<C extends Command> = (typeof commands)[C]['flags'];

export interface Arguments<C extends Command> {
  readonly values: { readonly [Name in keyof FlagsOf<C>]: ValueOf<FlagsOf<C>[Name]> };
  readonly positionals: readonly string[];
}

export function parseArguments<C extends Command>(command: C, args: readonly string[]): Arguments<C> {
  const flags = new Map<string, Flag>([...Object.entries(commonFlags), ...flagsOf(command)]);
  const given = new Map<string, string[]>();
  const options = beforeDashes(args);
  const positionals: string[] = [];
  for (let at = 0; at < options.length; at++) {
    const arg = options[at] ?? '';
    if (!isOption(arg)) {
      positionals.push(arg);
      continue;
    }
    const [option, attached] = splitOnce(arg, '=');
    const name = option.slice(2);
    const flag = option.startsWith('--') ? flags.get(name) : undefined;
    if (!flag) throw unknownFlag(command, option);
    if (flag.kind === 'switch') {
      if (attached !== undefined) throw new UsageError(noValue(option, attached, flag.instead));
      given.set(name, []);
      continue;
    }
    const before = given.get(name);
    if (before && !('multiple' in flag)) throw new UsageError(commandText('usage.twice', { option }));
    const next = options[at + 1];
    const value = attached ?? (next === undefined || isOption(next) ? undefined : next);
    if (value === undefined)
      throw new UsageError(commandText('usage.noValueGiven', { option, takes: placeholderOf(flag) ?? '' }));
    if (attached === undefined) at++;
    if (value.trim() === '') throw new UsageError(commandText('usage.empty', { option }));
    if (before) before.push(value);
    else given.set(name, [value]);
  }
  for (const arg of args.slice(options.length + 1)) positionals.push(arg);
  const [extra] = positionals.slice(commandOf(command).most);
  if (extra !== undefined) throw tooMany(command, extra);
  const values = Object.fromEntries(
    flagsOf(command).map(([name, flag]) => [name, readValue(name, flag, given.get(name))]),
  );
  return { values: values as Arguments<C>['values'], positionals };
}

/** Arguments after `--` are no options. */
export function beforeDashes(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--');
  return end < 0 ? args : args.slice(0, end);
}

/** `-` alone is a path. */
const isOption = (arg: string): boolean => arg.startsWith('-') && arg !== '-';

function readValue(name: string, flag: Flag, given: readonly string[] | undefined): unknown {
  if (flag.kind === 'switch') return given !== undefined;
  if ('multiple' in flag) return given ?? [];
  const text = given?.[0];
  if (text === undefined) return flag.default;
  const option = `--${name}`;
  switch (flag.kind) {
    case 'choice':
      if (flag.values.includes(text)) return text;
      throw new UsageError(wrongChoice(option, text, flag.values));
    case 'day':
      if (isDay(text)) return text;
      throw new UsageError(commandText('usage.day', { option, given: text }));
    case 'count':
      if (/^\d{1,15}$/.test(text)) return Number(text);
      throw new UsageError(commandText('usage.count', { option, given: text }));
    case 'percent':
      if (/^\d{1,3}(?:\.\d{1,15})?$/.test(text) && Number(text) <= 100) return Number(text);
      throw new UsageError(commandText('usage.percent', { option, given: text }));
    case 'text':
      return text;
  }
}

/** A day of the calendar: not the 30th of February. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** `text, json or sarif` */
const listed = (values: readonly string[]): string => `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;

export function wrongChoice(option: string, given: string, values: readonly string[]): string {
  const near = suggestion(given, values);
  const args = { option, values: listed(values), given };
  return near === undefined ? commandText('usage.choice', args) : commandText('usage.nearChoice', { ...args, near });
}

const noValue = (option: string, given: string, instead: string | undefined): string =>
  instead === undefined
    ? commandText('usage.noValue', { option })
    : commandText('usage.instead', { option, given, instead });

function tooMany(command: Command, extra: string): UsageError {
  if (command === 'route') return new UsageError(commandText('usage.onePrompt'));
  const takes = commandOf(command).arguments;
  return new UsageError(
    takes === ''
      ? commandText('usage.noArgument', { command, given: extra })
      : commandText('usage.oneArgument', { command, takes, given: extra }),
  );
}

function unknownFlag(command: Command, option: string): UsageError {
  const own = flagsOf(command).flatMap(([name, flag]) => (flag.hidden ? [] : [`--${name}`]));
  const long = option.startsWith('--') ? option : `-${option}`;
  const others = commandNames.filter((other) => flagsOf(other).some(([name]) => `--${name}` === long));
  const near = own.includes(long) ? long : suggestion(long, own);
  if (near !== undefined) return new UsageError(commandText('usage.nearFlag', { command, option, near }));
  return new UsageError(
    others.length > 0
      ? commandText('usage.flagOfOthers', { command, option, others: others.join(', ') })
      : commandText('usage.unknownFlag', { command, option }),
  );
}

export function unknownCommand(given: string): UsageError {
  if (isOption(given)) return new UsageError(commandText('usage.flagFirst', { option: given }));
  const near = suggestion(given, [...commandNames, 'help']);
  return new UsageError(
    near === undefined
      ? commandText('usage.unknownCommand', { command: given })
      : commandText('usage.nearCommand', { command: given, near }),
  );
}

export function unknownRule(rule: string, ids: readonly string[]): UsageError {
  const near = suggestion(rule, ids);
  return new UsageError(
    near === undefined ? commandText('usage.unknownRule', { rule }) : commandText('usage.nearRule', { rule, near }),
  );
}

/** A misspelling, or the beginning of only one candidate: `warn`. */
function suggestion(given: string, candidates: readonly string[]): string | undefined {
  const near = nearest(given, candidates);
  if (near !== undefined || given.replace(/^-+/, '').length < 3) return near;
  const begun = candidates.filter((candidate) => candidate.startsWith(given.toLowerCase()));
  return begun.length === 1 ? begun[0] : undefined;
}

/** The file or folder that an argument names; throws a `UsageError` where there is none. */
export function statGiven(given: string, cwd: string): Stats {
  const about = statOf(path.resolve(cwd, given));
  if (!about) throw new UsageError(commandText('file.unreadable', { file: given }));
  return about;
}

/** The text of a file that an argument names. `limit` in bytes. Throws a `UsageError` where there is none, or it is not read. */
export function readGiven(file: string, limit = SIZE_LIMIT): string {
  const read = readFile(file, limit);
  if (read.kind === 'text') return read.text;
  if (read.kind === 'missing') throw new UsageError(commandText('file.unreadable', { file }));
  throw new UsageError(sanitizeLine(unreadText(file, read.why, limit)));
}

/** Undefined where nothing is there, or nothing that can be reached. */
export function statOf(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch (error) {
    if (isFileError(error)) return undefined;
    throw error;
  }
}

function splitOnce(text: string, separator: string): readonly [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
