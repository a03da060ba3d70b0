// Parses and validates the arguments of `subagents check`.

import { dialectNames } from '../../core/dialects/names';
import { INSTALLED, isVersion, LEVELS, levelNamed, type SeverityMap } from '../../core/workspace/settings';
import { ruleIds } from '../../generated/ruleIds';
import { today } from '../../today';
import { type Arguments, parseArguments, unknownRule, wrongChoice } from '../arguments';
import { refuseEmptyPaths, UsageError } from '../command';
import { commandText } from '../commandTexts';

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: Arguments<'check'>['values']['format'];
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

/** Throws a `UsageError`. */
export function readCheckOptions(args: readonly string[]): CheckOptions {
  const { values, positionals } = parseArguments('check', args);
  refuseEmptyPaths(positionals);
  const claudeVersion = values['claude-version'];
  if (claudeVersion !== undefined && claudeVersion !== INSTALLED && !isVersion(claudeVersion))
    throw new UsageError(
      commandText('usage.claudeVersion', { newest: dialectNames.claude.newestVersion, given: claudeVersion }),
    );
  const [baseline, writeBaseline] = [values.baseline, values['write-baseline']];
  if (baseline !== undefined && writeBaseline !== undefined) throw new UsageError(commandText('usage.baselines'));
  if (values.stdin !== (values['stdin-path'] !== undefined)) throw new UsageError(commandText('usage.stdinTogether'));
  const fixRules = rulesNamed(values['fix-rule']);
  if (values.stdin && (positionals.length > 0 || values.fix || fixRules.length > 0))
    throw new UsageError(commandText('usage.stdinWrites'));
  return {
    paths: positionals,
    format: values.format,
    fix: values.fix,
    fixRules,
    dryRun: values['dry-run'],
    fixes: values.fixes,
    allowEmpty: values['allow-empty'],
    maxWarnings: values['max-warnings'] ?? Number.POSITIVE_INFINITY,
    baseline,
    writeBaseline,
    severities: severitiesOf(values.rule),
    config: values.config,
    user: !values['no-user'],
    today: values.today ?? today(),
    claudeVersion,
    stdinPath: values['stdin-path'],
    hints: values.hints,
    frame: !values['no-frame'],
    cache: !values['no-cache'],
  };
}

function rulesNamed(given: readonly string[]): readonly string[] {
  const ids = given.flatMap((each) => each.split(',')).map((id) => id.trim());
  for (const id of ids) {
    if (id === '') throw new UsageError(commandText('usage.fixRule'));
    if (!isRule(id)) throw unknownRule(id, ruleIds);
  }
  return [...new Set(ids)];
}

function severitiesOf(given: readonly string[]): SeverityMap {
  const severities = new Map<string, SeverityMap[string]>();
  for (const item of given) {
    const at = item.indexOf('=');
    if (at <= 0) throw new UsageError(commandText('usage.rule', { given: item }));
    const [id, text] = [item.slice(0, at), item.slice(at + 1)];
    if (!isRule(id)) throw unknownRule(id, ruleIds);
    const level = levelNamed(text);
    if (!level) throw new UsageError(wrongChoice(`--rule ${id}`, text, LEVELS));
    if ((severities.get(id) ?? level) !== level) throw new UsageError(commandText('usage.ruleTwice', { rule: id }));
    severities.set(id, level);
  }
  return Object.fromEntries(severities);
}

const isRule = (id: string): boolean => ruleIds.includes(id);
