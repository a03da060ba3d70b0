// This project's answers about a generated file: verdict, errors, and exceptions.

import type { EffectiveTools } from '../../../server/src/core/dialects/answers';
import { effectiveToolsOf } from '../../../server/src/core/dialects/claude/loader/effective';
import type { PluginPlace } from '../../../server/src/core/dialects/verdict';
import { fixText } from '../../../server/src/core/features/fixText';
import type { Finding } from '../../../server/src/core/rules/rule';
import { check, fixesOf } from '../../../server/src/core/rules/run';
import { contextOf } from '../../support/agents';
import { harmsOf } from '../../support/safeFix';

interface AskedFile {
  readonly file: string;
  readonly bytes: Buffer;
  readonly scope: 'project' | 'plugin';
}

export interface Ours {
  readonly status: 'loads' | 'skipped' | 'not-an-agent';
  /** The rule of a skipped verdict. */
  readonly rule?: string;
  readonly name?: string;
  readonly description?: string;
  readonly model?: string | null;
  readonly tools?: EffectiveTools;
  readonly unreadable: boolean;
  readonly errors: readonly string[];
  readonly findings: readonly Finding[];
  readonly thrown: readonly string[];
}

export const PLUGIN = 'fuzzed';

/** `bytes` as every reader of this project decodes them. */
export const textOf = ({ bytes }: Pick<AskedFile, 'bytes'>): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

function contextFor({ file, scope }: AskedFile, text: string, claudeVersion: string) {
  const plugin: PluginPlace = { name: PLUGIN, folders: [], manifest: 'file:///w/.claude-plugin/plugin.json' };
  return contextOf(text, {
    path: `.claude/agents/${file}`,
    scope,
    options: { claudeVersion },
    ...(scope === 'plugin' ? { plugin } : {}),
  });
}

/** With `fixes`, every fix of every finding is computed as well. */
export function ours(asked: AskedFile, claudeVersion: string, fixes = false): Ours {
  const thrown: string[] = [];
  const onError = (rule: string, error: unknown): void => {
    thrown.push(`${rule}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  };
  try {
    const context = contextFor(asked, textOf(asked), claudeVersion);
    const { verdict } = context;
    const findings = check(context, { onError });
    if (fixes)
      for (const finding of findings) {
        try {
          fixesOf(finding, context);
        } catch (error) {
          onError(`fix of ${finding.rule}`, error);
        }
      }
    const { state } = verdict.reading;
    return {
      status: verdict.status,
      ...(verdict.status === 'skipped' ? { rule: verdict.reason.code } : {}),
      ...(verdict.status === 'loads'
        ? {
            name: verdict.name,
            description: verdict.description,
            model: verdict.model,
            tools: effectiveToolsOf(verdict, claudeVersion),
          }
        : {}),
      unreadable: verdict.status === 'skipped' && state === 'unreadable',
      errors: findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule),
      findings,
      thrown,
    };
  } catch (error) {
    onError('the check', error);
    return { status: 'not-an-agent', unreadable: false, errors: [], findings: [], thrown };
  }
}

/** The file after all safe fixes; undefined where they change nothing. */
export function fixedFile(asked: AskedFile, claudeVersion: string): AskedFile | undefined {
  const text = textOf(asked);
  const judged = (each: string) => contextFor(asked, each, claudeVersion);
  const fixed = fixText(judged(text), judged).text;
  return fixed === text ? undefined : { ...asked, bytes: Buffer.from(fixed) };
}

/** What the definition of a safe fix forbids, but for a change of several fields: these are several fixes. */
export const fixHarms = (before: AskedFile, after: AskedFile, claudeVersion: string): readonly string[] =>
  harmsOf(contextFor(before, textOf(before), claudeVersion), contextFor(after, textOf(after), claudeVersion)).filter(
    (harm) => !/^changes .* and /.test(harm),
  );
