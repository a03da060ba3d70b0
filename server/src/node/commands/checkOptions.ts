// The words of `subagents check`, read and refused. What they mean is the command's business.

import { parseArgs } from 'node:util';
import { newestVersion } from '../../core/catalogue/catalogue';
import type { SeverityMap } from '../../core/rules/run';
import { isVersion, levelNamed } from '../../core/workspace/settings';
import { today } from '../../lsp/today';
import { say } from '../commandTexts';
import { loadEngine } from '../loadEngine';
import { UsageError } from '../usage';

const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
type Format = (typeof FORMATS)[number];

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly fix: 'no' | 'safe' | 'all';
  readonly dryRun: boolean;
  readonly maxWarnings: number;
  readonly baseline: string | undefined;
  readonly writeBaseline: string | undefined;
  readonly severities: SeverityMap;
  readonly config: string | undefined;
  readonly user: boolean;
  readonly today: string;
  readonly claudeVersion: string | undefined;
  readonly stdinPath: string | undefined;
  readonly hints: boolean;
  /** The line a finding is about is shown below it. */
  readonly frame: boolean;
  /** What was found before may be used again. */
  readonly cache: boolean;
}

/** JSON lists every fix; the text only counts how many findings `--fix` would mend, hints left out. */
export const fixesListed = ({ format }: CheckOptions): 'all' | 'above hint' | 'none' =>
  format === 'json' ? 'all' : format === 'sarif' ? 'none' : 'above hint';

/** Throws a `UsageError`, or what `parseArgs` throws. */
export async function readCheckOptions(args: readonly string[]): Promise<CheckOptions> {
  const { values, positionals } = parseArgs({
    // `--fix` alone means `--fix=safe`; the parser knows no option that may have a value.
    args: args.map((arg) => (arg === '--fix' ? '--fix=safe' : arg)),
    options: {
      format: { type: 'string', default: 'text' },
      fix: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      'max-warnings': { type: 'string' },
      baseline: { type: 'string' },
      'write-baseline': { type: 'string' },
      rule: { type: 'string', multiple: true },
      config: { type: 'string' },
      'no-user': { type: 'boolean', default: false },
      today: { type: 'string' },
      'claude-version': { type: 'string' },
      stdin: { type: 'boolean', default: false },
      'stdin-path': { type: 'string' },
      hints: { type: 'boolean', default: false },
      'no-frame': { type: 'boolean', default: false },
      'no-cache': { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const format = FORMATS.find((known) => known === values.format);
  if (!format) throw new UsageError(say('usage.format', { formats: FORMATS.join(', '), given: values.format }));
  const fix = values.fix === undefined ? 'no' : values.fix;
  if (fix !== 'no' && fix !== 'safe' && fix !== 'all') throw new UsageError(say('usage.fix', { given: fix }));
  const day = values.today ?? today();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new UsageError(say('usage.today', { given: day }));
  const claudeVersion = values['claude-version'];
  if (claudeVersion !== undefined && !isVersion(claudeVersion))
    throw new UsageError(say('usage.claudeVersion', { newest: newestVersion, given: claudeVersion }));
  if (values.stdin !== (values['stdin-path'] !== undefined)) throw new UsageError(say('usage.stdinTogether'));
  if (values.stdin && (positionals.length > 0 || fix !== 'no')) throw new UsageError(say('usage.stdinWrites'));
  return {
    paths: positionals,
    format,
    fix,
    dryRun: values['dry-run'],
    maxWarnings: count(values['max-warnings']),
    baseline: values.baseline,
    writeBaseline: values['write-baseline'],
    severities: await severitiesOf(values.rule ?? []),
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

function count(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d+$/.test(text)) throw new UsageError(say('usage.maxWarnings', { given: text }));
  return Number(text);
}

async function severitiesOf(given: readonly string[]): Promise<SeverityMap> {
  if (given.length === 0) return {};
  // The rules are read only where one is named: a run that finds everything known needs none.
  const { ruleById } = await loadEngine();
  return Object.fromEntries(
    given.map((item) => {
      const [id = '', level] = item.split('=');
      const known = levelNamed(level);
      if (!known || !ruleById(id)) throw new UsageError(say('usage.rule', { given: item }));
      return [id, known];
    }),
  );
}
