// Lists the rules by their folders: the folder is the rule's group and names its dialect.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const CORE = 'server/src/core';
/** A module that is a rule; others in the folder are helpers. */
const RULE = /^export default rule\b/m;

/** Every rule, sorted by id: `{ id, group, dialect, file }`, the file below `server/src/core`. */
export async function ruleFiles() {
  const dialects = await foldersOf('dialects');
  const found = await Promise.all([
    rulesBelow('rules'),
    ...dialects.map((dialect) => rulesBelow(`dialects/${dialect}/rules`, dialect)),
  ]);
  return found.flat().sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function foldersOf(folder) {
  const all = await readdir(path.join(root, CORE, folder), { withFileTypes: true }).catch(() => []);
  return all
    .filter((each) => each.isDirectory())
    .map(({ name }) => name)
    .sort();
}

async function rulesBelow(folder, dialect) {
  const found = [];
  for (const group of await foldersOf(folder))
    for (const name of await readdir(path.join(root, CORE, folder, group))) {
      const file = `${folder}/${group}/${name}`;
      if (!name.endsWith('.ts') || !RULE.test(await readFile(path.join(root, CORE, file), 'utf8'))) continue;
      found.push({ id: name.replace(/\.ts$/, ''), group, dialect, file });
    }
  return found;
}

export async function ruleList() {
  const rules = await ruleFiles();
  const twice = rules.find(({ id }, at) => rules[at + 1]?.id === id);
  if (twice) throw new Error(`Two rules are called ${twice.id}: ${twice.file} and another.`);
  const lines = rules.map(
    ({ group, dialect }, at) => `  { group: '${group}', ${dialect ? `dialect: '${dialect}', ` : ''}rule: rule${at} },`,
  );
  const imports = rules.map(({ file }, at) => `import rule${at} from '../core/${file.replace(/\.ts$/, '')}';`);
  return {
    'server/src/generated/rules.ts': `// Written by \`npm run generate\` from the folders of rules. Do not edit.\n${imports.join('\n')}\n\nexport const listed = [\n${lines.join('\n')}\n] as const;\n`,
    'server/src/generated/ruleIds.ts': `// Written by \`npm run generate\` from the folders of rules. Do not edit.\n\nexport const ruleIds: readonly string[] = [\n${rules.map(({ id }) => `  '${id}',`).join('\n')}\n];\n`,
  };
}
