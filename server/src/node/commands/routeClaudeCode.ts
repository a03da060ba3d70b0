// `subagents route --engine claude-code`: prints the number of requests before the first one.

import type { Listed } from '../../core/dialects/verdict';
import { render } from '../../core/messages/render';
import type { Prompt, RouteRow } from '../../core/routing/router';
import { routeWithClaudeCode, rowOf } from '../claudeCode/claudeCodeRouter';
import { findOutside } from '../claudeVersion';
import { interruptible, type Output, UsageError } from '../command';
import { commandText } from '../commandTexts';

export interface Answered {
  /** In the order of the prompts; undefined where there was no answer. */
  readonly rows: readonly (RouteRow | undefined)[];
  readonly whole: boolean;
}

export async function askInCommand(
  agents: readonly Listed[],
  prompts: readonly Prompt[],
  folder: string,
  output: Output,
): Promise<Answered> {
  const found = findOutside([folder], output.cwd);
  if ('problem' in found) throw new UsageError(render(found.problem));
  const cost =
    prompts.length === 1 ? commandText('route.askedOnce') : commandText('route.asked', { count: prompts.length });
  output.error(`${cost}\n`);
  return interruptible(async (signal) => {
    const answers = await routeWithClaudeCode(prompts, {
      program: found.program,
      agents,
      signal,
      onAnswer: (_answer, done, of) => output.progress(commandText('route.progress', { done, of })),
    });
    const [first] = answers;
    if (first?.version) output.error(`${versionText(first.version, first.model)}\n`);
    const rows = answers.map((answer) => {
      const { outcome } = answer;
      if (outcome.kind === 'failed') output.error(`${outcome.words}\n`);
      return outcome.kind === 'failed' || outcome.kind === 'cancelled' ? undefined : rowOf(answer);
    });
    return { rows, whole: rows.length === prompts.length && rows.every((row) => row !== undefined) };
  });
}

const versionText = (version: string, model: string | null): string =>
  model ? commandText('route.versionModel', { version, model }) : commandText('route.version', { version });
