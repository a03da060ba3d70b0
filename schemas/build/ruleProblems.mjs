// What rules lack, as sentences: their documentation, and their place in the registry.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SourceError } from './sources.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const CORE = 'server/src/core';
const ID = /^export default rule\b[\s\S]*?^ {2}id: '([^']+)'/m;

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
  const files = filesById();
  const known = new Set(rules.map(({ id }) => id));
  const unlisted = [...files]
    .filter(([id]) => !known.has(id))
    .map(
      ([id, file]) =>
        `${CORE}/rules/registry.ts: the rule \`${id}\` is missing. Import ${file} and write it in the list, in the order of the alphabet.`,
    );
  const problems = [...unlisted, ...rules.flatMap((rule) => incomplete(rule, files.get(rule.id)))];
  if (problems.length > 0) throw new SourceError(problems);
  return {};
}

/** The files that export a rule, by its id. */
function filesById() {
  const files = readdirSync(path.join(root, CORE), { recursive: true })
    .map((file) => `${CORE}/${String(file).replaceAll(path.sep, '/')}`)
    .filter((file) => /\/rules\/[^/]+\/[^/]+\.ts$/.test(file));
  return new Map(
    files.flatMap((file) => {
      const [, id] = ID.exec(readFileSync(path.join(root, file), 'utf8')) ?? [];
      return id === undefined ? [] : [[id, file]];
    }),
  );
}

function incomplete({ id, docs = {}, messages = {} }, file = `the rule ${id}`) {
  const missing = Object.entries(DOCS).filter(([key]) => !docs[key]?.trim());
  return [
    ...missing.map(([key, what]) => `${file}: \`docs.${key}\` is missing. Write ${what}.`),
    ...(Object.keys(messages).length > 0 ? [] : [`${file}: \`messages\` is empty. Write what the rule says.`]),
  ];
}
