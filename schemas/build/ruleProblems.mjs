// What rules lack, as sentences.

import { ruleFiles } from './ruleList.mjs';
import { SourceError } from './sources.mjs';

const DOCS = {
  title: 'what is wrong, in a few words',
  why: 'what the runtime does, and what the author loses',
  bad: 'a whole file that has the finding',
  good: 'a whole file without it, as the first fix leaves it',
  source: 'where the consequence is known from',
};

/** A generator that derives no file. `rules` are in the order of their files. */
export async function ruleProblems({ rules }) {
  const files = await ruleFiles();
  const problems = rules.flatMap((rule, at) => incomplete(rule, files[at]));
  if (problems.length > 0) throw new SourceError(problems);
  return {};
}

function incomplete({ id, since, docs = {}, messages = {} }, { id: name, file }) {
  const missing = Object.entries(DOCS).filter(([key]) => !docs[key]?.trim());
  return [
    ...(id === name ? [] : [`\`id\` is \`${id}\`. Write \`${name}\`, as the file is called.`]),
    ...(since ? [] : ['`since` is missing. Write the release of ours that will have it.']),
    ...missing.map(([key, what]) => `\`docs.${key}\` is missing. Write ${what}.`),
    ...(Object.keys(messages).length > 0 ? [] : ['`messages` is empty. Write what the rule says.']),
  ].map((problem) => `server/src/core/${file}: ${problem}`);
}
