// Renders the rule pages and their table from the rules' own documentation, which the tests execute.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { SourceError } from './sources.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Loads the registry with the new generated files, which may differ from those on disk. */
export async function readRules(read) {
  const generated = {
    name: 'generated',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /[/\\]generated[/\\]\w+$/ }, ({ path: file, resolveDir }) => ({
        path: `${path.join(resolveDir, file)}.ts`,
      }));
      onLoad({ filter: /server[/\\]src[/\\]generated[/\\]/ }, async ({ path: file }) => ({
        contents: await read(path.relative(root, file).replaceAll('\\', '/')),
        loader: file.endsWith('.json') ? 'json' : file.endsWith('.ts') ? 'ts' : 'js',
        resolveDir: path.dirname(file),
      }));
    },
  };
  const result = await build({
    stdin: {
      contents: "export { rules } from './registry'; export { ruleGroups as groups } from './rule';",
      resolveDir: path.join(root, 'server/src/core/rules'),
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    plugins: [generated],
    write: false,
    logLevel: 'silent',
  }).catch(({ errors = [], message }) => {
    throw new SourceError(errors.length > 0 ? errors.map(buildProblem) : [message]);
  });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'subagents-rules-'));
  try {
    const file = path.join(folder, 'rules.mjs');
    await writeFile(file, result.outputFiles[0].contents);
    const { rules, groups } = await import(pathToFileURL(file).href);
    return { rules, groups };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const buildProblem = ({ text, location }) =>
  location ? `${location.file}, line ${location.line}: ${text}.` : `${text}.`;

export async function rulePages({ rules, groups }, read) {
  const pages = Object.fromEntries(rules.map((rule) => [`docs/rules/${rule.id}.md`, page(rule)]));
  const table = ruleTables({ rules, groups });
  pages['docs/rules/README.md'] = index(table, (await read('docs/rules/silent.md')) ?? '');
  const readme = await read('README.md');
  if (readme?.includes('<!-- rules:start -->'))
    pages['README.md'] = readme.replace(
      /<!-- rules:start -->[\s\S]*?<!-- rules:end -->/,
      () => `<!-- rules:start -->\n${summary(rules)}\n<!-- rules:end -->`,
    );
  return pages;
}

const GENERATED = '<!-- Generated from the rule by `npm run generate`. Do not edit. -->';

function page(rule) {
  const { docs } = rule;
  return `${GENERATED}
# ${rule.id}

**${docs.title}** · ${severityText(rule)} · ${groupText(rule)} · since ${rule.since}

${docs.why}

## Found

${fenced(docs.bad)}

## Not found

${fenced(docs.good)}

## Where this is known from

${docs.source} Checked on ${docs.checked}.

${switchText(rule)}
`;
}

function switchText(rule) {
  const silence = `Silence it for one line with \`# subagents-disable-next-line ${rule.id}\`, or for the file with \`# subagents-disable ${rule.id}\``;
  return rule.offByDefault
    ? `It is off by default. Turn it on with the setting \`"subagents.rules": { "${rule.id}": "${rule.severity}" }\`. ${silence}.`
    : `Silence it for one line with \`# subagents-disable-next-line ${rule.id}\`, for the file with \`# subagents-disable ${rule.id}\`, or everywhere with the setting \`"subagents.rules": { "${rule.id}": "off" }\`.`;
}

const severityText = ({ severity, offByDefault }) => (offByDefault ? `${severity}, off by default` : severity);

function fenced(sample) {
  const short = sample.length > 1500 ? `${sample.slice(0, 300)}\n… (${sample.length} characters)\n` : sample;
  const shown = short.replaceAll('\r\n', '␍\n').replaceAll('\0', '␀');
  return `\`\`\`\`markdown\n${shown.endsWith('\n') ? shown : `${shown}\n`}\`\`\`\``;
}

/** The folder the rule lies in; with the product where it is true of that alone. */
const groupText = ({ group, dialect }) => (dialect ? `${group} (${PRODUCTS[dialect] ?? dialect} only)` : group);

const PRODUCTS = { claude: 'Claude Code' };

const TITLES = { yaml: 'YAML' };
const titleOf = (group) => TITLES[group] ?? `${group[0].toUpperCase()}${group.slice(1)}`;

/** A section for each group, in the order of the groups; groups without rules are left out. */
function ruleTables({ rules, groups }) {
  return groups
    .map((group) => ({ group, listed: rules.filter((rule) => rule.group === group) }))
    .filter(({ listed }) => listed.length > 0)
    .map(({ group, listed }) => {
      const rows = listed.map((rule) => `| [${rule.id}](${rule.id}.md) | ${severityText(rule)} | ${rule.docs.title} |`);
      return [`## ${titleOf(group)}`, '', '| Rule | Default | What it is about |', '|---|---|---|', ...rows].join('\n');
    })
    .join('\n\n');
}

function index(table, silent) {
  return `${GENERATED}
# Rules

Severity is consequence, never style:

- **error** — Claude Code does not load the file, refuses to start the agent, or gives it no tools.
- **warning** — it loads, but something written is ignored, lost, widened or cut, another common reader rejects the file, or the model request is sure to fail.
- **information** — probably not meant, or ageing.
- **hint** — style and suggestions.

${table}
${silent === '' ? '' : `\n${silent}`}`;
}

function summary(rules) {
  const off = rules.filter((rule) => rule.offByDefault).length;
  const count = (severity) => rules.filter((rule) => rule.severity === severity).length;
  return `${rules.length} rules ([all of them](docs/rules/README.md)): ${count('error')} errors, ${count('warning')} warnings, ${count('information')} information, ${count('hint')} hints${off === 0 ? '' : `; ${off} of them off by default`}.`;
}
