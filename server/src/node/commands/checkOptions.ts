// Parses and validates the arguments of `subagents check`.

import { parseArgs } from 'node:util';
import { dialectNames } from '../../core/dialects/names';
import { INSTALLED, isVersion, levelNamed, type SeverityMap } from '../../core/workspace/settings';
import { today } from '../../today';
import { refuseEmptyOptions, refuseEmptyPaths, UsageError } from '../command';
import { commandText } from '../commandTexts';
import { flags } from '../flags';

const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
type Format = (typeof FORMATS)[number];

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  /** Apply the safe fixes of every rule. */
  readonly fix: boolean;
  /** Rules whose first fix is applied, safe or not. */
  readonly fixRules: readonly string[];
  readonly dryRun: boolean;
  /** List fixes in JSON, and count them exactly in text. */
  readonly fixes: boolean;
  /** A folder without agent files is no error. */
  readonly allowEmpty: boolean;
  readonly maxWarnings: number;
  readonly baseline: string | undefined;
  readonly writeBaseline: string | undefined;
  readonly severities: SeverityMap;
  readonly config: string | undefined;
  readonly user: boolean;
  readonly today: string;
  /** A version, or `installed`. */
  readonly claudeVersion: string | undefined;
  readonly stdinPath: string | undefined;
  readonly hints: boolean;
  /** Show the source line below each finding. */
  readonly frame: boolean;
  /** Reuse cached findings. */
  readonly cache: boolean;
}

/** Computing fixes costs more than finding: only where they are listed, applied or counted exactly. */
export const fixesListed = (options: CheckOptions): 'all' | 'above-hint' | 'none' =>
  options.fixes
    ? 'all'
    : options.format === 'text' && (options.dryRun || changesFiles(options))
      ? 'above-hint'
      : 'none';

export const changesFiles = ({ fix, fixRules }: CheckOptions): boolean => fix || fixRules.length > 0;

/** Asked only where a rule is named: a run that finds everything known needs no rules. */
type IsRule = (id: string) => Promise<boolean>;

/** Throws a `UsageError`, or what `parseArgs` throws. */
export async function readCheckOptions(args: readonly string[], isRule: IsRule): Promise<CheckOptions> {
  refuseFixValue(args);
  const { values, positionals } = parseArgs({
    args: [...args],
    options: flags.check,
    allowPositionals: true,
  });
  refuseEmptyPaths(positionals);
  refuseEmptyOptions(values);
  const format = FORMATS.find((known) => known === values.format);
  if (!format) throw new UsageError(commandText('usage.format', { formats: FORMATS.join(', '), given: values.format }));
  const day = values.today ?? today();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new UsageError(commandText('usage.today', { given: day }));
  const claudeVersion = values['claude-version'];
  if (claudeVersion !== undefined && claudeVersion !== INSTALLED && !isVersion(claudeVersion))
    throw new UsageError(
      commandText('usage.claudeVersion', { newest: dialectNames.claude.newestVersion, given: claudeVersion }),
    );
  if (values.stdin !== (values['stdin-path'] !== undefined)) throw new UsageError(commandText('usage.stdinTogether'));
  const fixRules = await rulesNamed(values['fix-rule'] ?? [], isRule);
  if (values.stdin && (positionals.length > 0 || values.fix || fixRules.length > 0))
    throw new UsageError(commandText('usage.stdinWrites'));
  return {
    paths: positionals,
    format,
    fix: values.fix,
    fixRules,
    dryRun: values['dry-run'],
    fixes: values.fixes,
    allowEmpty: values['allow-empty'],
    maxWarnings: count(values['max-warnings']),
    baseline: values.baseline,
    writeBaseline: values['write-baseline'],
    severities: await severitiesOf(values.rule ?? [], isRule),
    config: values.config,
    user: !values['no-user'],
    today: day,
    claudeVersion,
    stdinPath: values['stdin-path'],
    hints: values.hints,
    frame: !values['no-frame'],
    cache: !values['no-cache'],
  };
}

/** `parseArgs` would only report that `--fix` takes no value. */
function refuseFixValue(args: readonly string[]): void {
  const end = args.indexOf('--');
  const given = (end < 0 ? args : args.slice(0, end)).find((arg) => arg.startsWith('--fix='));
  if (given !== undefined) throw new UsageError(commandText('usage.fix', { given: given.slice('--fix='.length) }));
}

async function rulesNamed(given: readonly string[], isRule: IsRule): Promise<readonly string[]> {
  const ids = given.flatMap((each) => each.split(',')).map((id) => id.trim());
  for (const id of ids) {
    if (id === '') throw new UsageError(commandText('usage.fixRule'));
    if (!(await isRule(id))) throw new UsageError(commandText('usage.unknownRule', { rule: id }));
  }
  return [...new Set(ids)];
}

function count(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d+$/.test(text)) throw new UsageError(commandText('usage.maxWarnings', { given: text }));
  return Number(text);
}

async function severitiesOf(given: readonly string[], isRule: IsRule): Promise<SeverityMap> {
  const severities: Record<string, SeverityMap[string]> = {};
  for (const item of given) {
    const [id = '', level] = item.split('=');
    const known = levelNamed(level);
    if (!known || !(await isRule(id))) throw new UsageError(commandText('usage.rule', { given: item }));
    severities[id] = known;
  }
  return severities;
}
