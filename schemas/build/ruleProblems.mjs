// Reports what rules lack, as sentences.

import { ruleFiles } from './ruleList.mjs';
import { SourceError } from './sources.mjs';

const CORE = 'server/src/core';

const DOCS = {
  title: 'what is wrong, in a few words',
  why: 'what the runtime does, and what the author loses',
  bad: 'a whole file that has the finding',
  good: 'a whole file without it, as the first fix leaves it',
  source: 'where the consequence is known from',
  checked: 'the release it was checked on',
};

/** A generator that derives no file. */
export async function ruleProblems({ rules }) {
  const files = new Map((await ruleFiles()).map(({ id, file }) => [id, `${CORE}/${file}`]));
  const problems = rules.flatMap((rule) => incomplete(rule, files.get(rule.id)));
  if (problems.length > 0) throw new SourceError(problems);
  return {};
}

function incomplete({ id, docs = {}, messages = {} }, file = `the rule ${id}`) {
  const missing = Object.entries(DOCS).filter(([key]) => !docs[key]?.trim());
  return [
    ...missing.map(([key, what]) => `${file}: \`docs.${key}\` is missing. Write ${what}.`),
    ...(Object.keys(messages).length > 0 ? [] : [`${file}: \`messages\` is empty. Write what the rule says.`]),
  ];
}
