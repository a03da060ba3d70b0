// Renders the table of judged findings from docs/accuracy/*.json.

import { parsed } from './sources.mjs';

const GENERATED = '<!-- Generated from the samples beside it by `npm run generate`. Do not edit. -->';

export async function accuracyPage({ rules }, read) {
  const rows = [];
  for (const { id, severity, offByDefault } of rules) {
    const file = `docs/accuracy/${id}.json`;
    const text = await read(file);
    if (text !== undefined) rows.push(row(offByDefault ? `${severity}, off` : severity, parsed(file, text)));
  }
  return { 'docs/accuracy/README.md': page(rows) };
}

function row(severity, { rule, checked, seed, fires, of, sample }) {
  const right = sample.filter((finding) => finding.right).length;
  const percent = Math.round((100 * right) / sample.length);
  return `| [${rule}](../rules/${rule}.md) | ${severity} | ${fires} of ${of} | ${sample.length} | ${right} (${percent} %) | [${seed}](${rule}.json) | ${checked} |`;
}

function page(rows) {
  return `${GENERATED}
# How often the rules are right

The rules were run over public agent files of 30 repositories. Of each rule with five findings or more, 20 were drawn by a seed (all where there are fewer) and judged by reading the file at that place: is what the message says true of this file? The samples lie beside this page, with the repository, commit, path and line of each finding and the reason for the judgement. Where that was unsure, it counts as wrong. A rule that is right in fewer than nineteen of twenty is off by default; a test holds it to that.

| Rule | Default | Files | Judged | Right | Seed | On |
|---|---|---|---|---|---|---|
${rows.join('\n')}

## How to read it

- Each file was judged as an agent of a project, which is how Claude Code itself was asked about it, also where it belongs to a plugin, to a test of another program, or to a site of documentation. Where it really lies, most rules say the same, and some say nothing: most findings of \`name-missing\` are on pages of documentation, about which the extension is silent because they are in no folder of agents.
- \`duplicate-name\` and \`identical-description\` look at other files. The files of a repository were put into one folder for them. Many are copies for several plugins or programs, which no session reads together.
- A few repositories have most of the files, and some of them one habit each: 20 findings are not 20 authors.
- Errors are checked on every file, not on a sample: there is none on a file that Claude Code loads, starts and gives tools.

To draw a sample, run \`node test/corpus/draw.mjs <rule> <seed>\` where the files are. Samples older than that script, those of the rules about tools, models, trigger wording and identical descriptions, were drawn by another shuffle and are not what it prints.
`;
}
