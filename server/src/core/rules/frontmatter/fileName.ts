// Whether an agent's file is named after the agent. One answer for the rule and for the list of agents.

import { asAgentName, nameForFile } from './agentName';

/** The agent name that the file name suggests; absent where `name` matches it or the file name is a generic one. */
export function differentFileName(name: string, uri: string): string | undefined {
  const file = nameForFile(uri);
  const own = asAgentName(name);
  return GENERIC.test(file) || file === own || hasFolderPrefix(own, file, uri) ? undefined : file;
}

/** File names that say only what kind of file it is. */
const GENERIC = /^(?:agent|agents|index|main|readme|claude)$/;

/** `payments-reviewer` in `payments/agents/reviewer.md`: the folder's name is put before that of the file. */
const hasFolderPrefix = (name: string, file: string, uri: string): boolean =>
  name.endsWith(`-${file}`) && uri.includes(`/${name.slice(0, -file.length - 1)}/`);
