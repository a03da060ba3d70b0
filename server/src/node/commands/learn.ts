// `subagents learn`: runs the installed Claude Code to learn what the catalogue does not know; names the program before it runs.

import path from 'node:path';
import type { Message } from '../../../../common/src/messages/message';
import { sanitizeLine } from '../../../../common/src/text/sanitize';
import { render } from '../../core/messages/render';
import { learnedLines } from '../../core/report/learnedReport';
import { parseArguments } from '../arguments';
import { keepLearning } from '../claudeCode/keepLearning';
import { managedSettings } from '../claudeCode/managed';
import { findProgram } from '../claudeCode/program';
import { findOutside } from '../claudeVersion';
import { interruptible, type Output } from '../command';
import { commandText } from '../commandTexts';
import { learnedFolder } from '../environment';

/** The exit code: 0 learned, 2 usage error or no answer. `managed`: the location of managed settings. */
export async function learnCommand(
  args: readonly string[],
  output: Output,
  managed: () => string | undefined = managedSettings,
): Promise<number> {
  const { values } = parseArguments('learn', args);
  const { format } = values;
  const given = values['claude-path'];
  const found =
    given === undefined
      ? findOutside([], output.cwd)
      : findProgram({ claudePath: path.resolve(output.cwd, given), workspaceFolders: [], env: process.env });
  const refuse = (problem: Message): number => {
    output.error(`${sanitizeLine(render(problem))}\n`);
    return 2;
  };
  if ('problem' in found) return refuse(found.problem);
  const { program } = found;
  output.error(`${commandText('learn.program', { program: sanitizeLine(program.file) })}\n`);
  return interruptible(async (signal) => {
    const kept = await keepLearning({
      program,
      folder: learnedFolder(),
      managed: managed(),
      signal,
      onStep: (step) => output.progress(render({ id: `learn.step.${step}`, args: {} })),
    });
    if ('problem' in kept) return refuse(kept.problem);
    const { facts, file } = kept;
    const lines = learnedLines(facts).map(([kind, names]) => `  ${render({ id: `learn.${kind}`, args: { names } })}\n`);
    const { version } = facts;
    if (format === 'json')
      output.write(
        `${JSON.stringify({ version: 1, claudeVersion: version, program: program.file, file, learned: facts }, null, 2)}\n`,
      );
    else if (lines.length === 0) output.write(`${commandText('learn.nothing', { version })}\n`);
    else
      output.write(
        `${commandText('learn.learned', { version })}\n${lines.join('')}${commandText('learn.kept', { file })}\n`,
      );
    return 0;
  });
}
