// Every rule is documented by two whole files; both are run here, so that the documentation cannot be wrong.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dialects } from '../../../server/src/core/dialects/dialects';
import type { Dialect } from '../../../server/src/core/dialects/runtime';
import type { PluginPlace } from '../../../server/src/core/dialects/verdict';
import { fixTitles } from '../../../server/src/core/messages/fixTitles';
import { render } from '../../../server/src/core/messages/render';
import { DESCRIPTION_PLACEHOLDER } from '../../../server/src/core/rules/description/description-missing';
import { rules } from '../../../server/src/core/rules/registry';
import type { Finding, Rule } from '../../../server/src/core/rules/rule';
import { type AgentOptions, aboveHint, findingsIn, turnedOn } from '../../support/agents';
import { appliedFixes } from '../../support/drivers';
import { RUNTIME } from '../../support/runtime';
import { projectRoot } from '../../support/shared';

const other = (name: string, description: string): AgentOptions => ({
  others: new Map([['.claude/agents/z.md', `---\nname: ${name}\ndescription: ${description}\n---\nCheck it.\n`]]),
});

const plugin = (keptOut: NonNullable<PluginPlace['keptOut']>): PluginPlace => ({
  name: 'p',
  folders: [],
  manifest: 'file:///w/p/.claude-plugin/plugin.json',
  keptOut,
});

/** What a rule needs beside the file itself. */
const SETTING: Readonly<Record<string, AgentOptions>> = {
  'duplicate-name': {
    others: new Map([['.claude/agents/z.md', '---\nname: reviewer\ndescription: Reviews.\n---\nReview.\n']]),
  },
  'file-extension': { path: '.claude/agents/agent.MD' },
  'agents-compete': {
    routing: true,
    ...other('auditor', 'Use this agent to audit a change for security holes and leaked secrets before it is merged.'),
  },
  'description-wins-only-by-body': {
    routing: true,
    ...other('tester', 'Use this agent to write tests for a page.'),
  },
  'example-routes-elsewhere': {
    routing: true,
    ...other('query-tuner', 'Use this agent when the timetable page takes long to load.'),
  },
  'model-overridden': {
    around: {
      sessions: [
        {
          uri: 'file:///w/.claude/settings.json',
          path: '.claude/settings.json',
          from: 'project',
          env: {
            CLAUDE_CODE_SUBAGENT_MODEL_FORCE: {
              value: '1',
              place: {
                uri: 'file:///w/.claude/settings.json',
                path: '.claude/settings.json',
                start: { line: 0, character: 0 },
                end: { line: 0, character: 3 },
              },
            },
          },
        },
      ],
    },
  },
  'ambiguous-name': other('Code Reviewer', 'Use this agent to check a change.'),
  'example-hands-over': other('test-writer', 'Use this agent to write tests.'),
  'identical-description': other('checker', 'Use this agent to review a change.'),
  'identical-examples': other(
    'checker',
    "\"<example>user: 'Please look at my last change' assistant: 'I will use checker'</example>\"",
  ),
  'mcp-server-elsewhere': { mcpServers: ['weather'] },
  'name-differs-from-file': { path: '.claude/agents/checker.md' },
  'plugin-agent-not-listed': { scope: 'plugin', path: 'p/agents/a.md', plugin: plugin('unlisted') },
  'plugin-fields-lost': { scope: 'plugin' },
  'plugin-ignores-field': { scope: 'plugin' },
  'plugin-newlines': { scope: 'plugin' },
  'plugin-no-frontmatter': { scope: 'plugin' },
  'plugin-not-loaded': {
    scope: 'plugin',
    plugin: plugin({
      kind: 'path-end',
      subject: './agents',
      start: { line: 2, character: 4 },
      end: { line: 2, character: 14 },
    }),
  },
  'plugin-placeholder-description': { scope: 'plugin' },
  'broken-link': {
    around: {
      missingFiles: new Set(['.claude/agents/', '.claude/', ''].map((folder) => `file:///w/${folder}missing.md`)),
    },
  },
  'denied-by-settings': {
    around: {
      denied: [
        {
          name: 'reviewer',
          entry: 'Agent(reviewer)',
          uri: 'file:///w/.claude/settings.json',
          path: '.claude/settings.json',
          start: { line: 0, character: 0 },
          end: { line: 0, character: 17 },
        },
      ],
    },
  },
  'descriptions-over-budget': { options: { descriptionBudget: 5 } },
  'not-searched-from-here': { path: 'sub/.claude/agents/agent.md', around: { roots: ['file:///w'] } },
  'shadowed-by-scope': {
    others: new Map([['sub/.claude/agents/z.md', '---\nname: reviewer\ndescription: Reviews.\n---\nReview.\n']]),
  },
  'unknown-skill': { around: { skills: new Set(['release-notes']) } },
};

/** Rules that are about where a file lies: the same text is fine elsewhere. */
const ABOUT_PLACE = new Set([
  'file-extension',
  'descriptions-over-budget',
  'not-searched-from-here',
  'plugin-agent-not-listed',
  'plugin-not-loaded',
]);

/** A fix that cannot know what is meant leaves words to fill in; the good file has them filled in. */
const filledIn = (text: string): string =>
  text
    .replace(DESCRIPTION_PLACEHOLDER, 'Use this agent to review a change.')
    .replace('TODO what happened before', 'A change is written.')
    .replace('TODO what the user says', 'Is this ready?');

/** What the file has to have beside it for the rule to speak at all. */
const BESIDE: Readonly<Record<string, readonly string[]>> = { 'comment-becomes-text': ['value-needs-quotes'] };

const only = (rule: Rule, findings: readonly Finding[]): readonly string[] =>
  [...new Set((rule.severity === 'hint' ? findings : aboveHint(findings)).map((finding) => finding.rule))].filter(
    (id) => !BESIDE[rule.id]?.includes(id),
  );

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  // A rule of another runtime is judged by the newest version of that one.
  const own: Dialect | undefined = Object.values(dialects).find(
    (dialect) => dialect.id === rule.dialect && dialect.id !== RUNTIME.dialect,
  );
  const setting: AgentOptions = { ...SETTING[id], ...(own ? { runtime: own.at(own.newestVersion) } : {}) };
  const goodSetting = ABOUT_PLACE.has(id) ? (own ? { runtime: own.at(own.newestVersion) } : {}) : setting;

  it('reports its finding for the bad file, and no other', () => {
    expect(only(rule, findingsIn(rule.docs.bad, setting, turnedOn(id)))).toEqual([id]);
  });

  it('reports nothing for the good file', () => {
    const findings = findingsIn(rule.docs.good, goodSetting, turnedOn(id));
    expect(aboveHint(findings).filter((finding) => !BESIDE[id]?.includes(finding.rule))).toEqual([]);
    expect(findings.filter((finding) => finding.rule === id)).toEqual([]);
  });

  it('fixes the bad file to the good one', () => {
    const [first] = appliedFixes(id, rule.docs.bad, setting);
    if (first) expect(filledIn(first.text)).toBe(rule.docs.good);
  });

  it('has a message for every finding of the bad file', () => {
    for (const finding of findingsIn(rule.docs.bad, setting, turnedOn(id)).filter((each) => each.rule === id)) {
      expect(render(finding.message)).not.toMatch(/\{\w+\}/);
      expect(render(finding.message)).not.toBe(finding.message.id);
      for (const related of finding.related) expect(render(related.message)).not.toBe(related.message.id);
    }
    for (const fix of appliedFixes(id, rule.docs.bad, setting)) expect(fix.title).not.toMatch(/\{\w+\}|^fix\./);
  });

  it('names its source', () => {
    expect(rule.docs.source).not.toBe('');
    expect(rule.docs.checked).toMatch(/\d+\.\d+/);
    expect(rule.docs.title).not.toMatch(/[.!]$/);
    expect(rule.docs.why).toMatch(/\.$/);
  });
});

describe('the registry', () => {
  it('holds every rule of the folders, in the order of the alphabet', () => {
    const ofDialects = Object.keys(dialects).map((id) => `server/src/core/dialects/${id}/rules`);
    const folders = ofDialects.filter((folder) => existsSync(path.join(projectRoot, folder)));
    const files = ['server/src/core/rules', ...folders].flatMap((folder) =>
      readdirSync(path.join(projectRoot, folder), { recursive: true })
        .filter((file) => String(file).endsWith('.ts'))
        .filter((file) =>
          readFileSync(path.join(projectRoot, folder, String(file)), 'utf8').includes('export default rule'),
        )
        .map((file) => path.basename(String(file), '.ts')),
    );
    expect(rules.map((rule) => rule.id)).toEqual(files.sort());
  });

  it('subsumes only existing rules', () => {
    const announced = ['withheld-tool', '*'];
    const ids = [...rules.map((rule) => rule.id), ...announced];
    expect(rules.flatMap((rule) => rule.subsumes).filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe('the texts of rules', () => {
  const texts = [
    ...rules.flatMap((rule) => [
      ...Object.entries(rule.messages).map(([key, text]) => [`${rule.id}.${key}`, text] as const),
      [`${rule.id} why`, rule.docs.why] as const,
      [`${rule.id} title`, rule.docs.title] as const,
    ]),
    ...Object.entries(fixTitles),
  ];

  it.each(texts)('%s', (_id, text) => {
    expect(text).not.toMatch(/\b(?:please|invalid|consider|you must|property)\b|!/i);
  });

  it.each(texts.filter(([id]) => id.includes('.') && !id.startsWith('fix.')))('%s is short', (_id, text) => {
    expect(text.length).toBeLessThanOrEqual(250);
  });
});
