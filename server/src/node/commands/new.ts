// `subagents new NAME`: creates an agent file; never replaces a file.

import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sanitizeLine } from '../../../../common/src/text/sanitize';
import { blankAgent } from '../../core/personas/blank';
import { personaById, personas, personaText } from '../../core/personas/personas';
import { asAgentName } from '../../core/rules/frontmatter/agentName';
import { parseArguments } from '../arguments';
import { type Output, UsageError } from '../command';
import { commandText } from '../commandTexts';
import { makeFolder } from '../storage';
import { leadsOut } from '../writeFile';

export async function newCommand(args: readonly string[], output: Output): Promise<number> {
  const { values, positionals } = parseArguments('new', args);
  const [name = ''] = positionals;
  if (name.trim() === '') throw new UsageError(commandText('usage.new'));
  if (asAgentName(name) !== name)
    throw new UsageError(commandText('usage.poorName', { name: JSON.stringify(name), better: asAgentName(name) }));
  const persona = values.persona === undefined ? undefined : personaById(values.persona);
  if (values.persona !== undefined && !persona)
    throw new UsageError(commandText('usage.persona', { personas: personas.map((each) => each.id).join(', ') }));
  const folder = path.resolve(output.cwd, values.in);
  if (leadsOut(folder, output.cwd)) throw new UsageError(commandText('new.outside', { folder: values.in }));
  const made = !existsSync(folder);
  const file = path.join(folder, `${name}.md`);
  makeFolder(folder);
  try {
    await writeFile(file, persona ? personaText(persona, { name }) : blankAgent(name), { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new UsageError(commandText('file.exists', { file: path.relative(output.cwd, file) }));
    throw error;
  }
  const written = path.relative(output.cwd, file);
  output.write(`${output.terminal ? sanitizeLine(written) : written}\n`);
  if (made) output.error(`${commandText('new.restart')}\n`);
  return 0;
}
