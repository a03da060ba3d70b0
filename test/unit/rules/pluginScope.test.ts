// What is said about agents of plugins: only what holds for them, and one finding where all fields are lost.

import { describe, expect, test } from 'vitest';
import type { PluginPlace } from '../../../server/src/core/dialects/verdict';
import { render } from '../../../server/src/core/messages/render';
import { type AgentOptions, findingsIn } from '../../support/agents';
import { appliedFixes } from '../../support/drivers';

const plugin: PluginPlace = { name: 'p', folders: [], manifest: 'file:///w/p/.claude-plugin/plugin.json' };
const PLUGIN: AgentOptions = { scope: 'plugin', path: 'p/agents/helper.md', plugin };

const IGNORED_RULES = new Set(['no-examples', 'no-trigger-wording', 'name-differs-from-file', 'body-empty']);
const said = (text: string, options: AgentOptions = PLUGIN): readonly string[] =>
  findingsIn(text, options)
    .filter(({ rule }) => !IGNORED_RULES.has(rule))
    .map(({ rule, severity, span, message }) => {
      const underlined = JSON.stringify(text.slice(span.start, span.end));
      return `${severity} ${rule} ${underlined} ${message.id.slice(rule.length + 1)}`;
    });

const file = (...fields: readonly string[]): string =>
  `---\n${['name: helper', 'description: Use this agent to help.', ...fields].join('\n')}\n---\nHelp.\n`;
const OF_FIELDS = 'name: helper\ndescription: Use this agent to help.\ntools: Read, Nope\n';

describe('a plugin agent without readable fields has one finding', () => {
  test.each([
    ['no frontmatter', '# Helpers\n\nSee [them](nowhere.md).\n', 'plugin-no-frontmatter "# Helpers" default'],
    ['an empty file', '', 'plugin-no-frontmatter "" default'],
    ['blank lines first', '\n\n  Notes\n', 'plugin-no-frontmatter "Notes" default'],
    ['rules in a text', 'One\n\n---\n\nTwo\n\n---\n', 'plugin-no-frontmatter "One" default'],
    ['frontmatter that is a text', '---\njust text\n---\nHelp.\n', 'plugin-no-frontmatter "---" default'],
    ['a missing closing fence', `---\n${OF_FIELDS}`, 'plugin-fields-lost "---" open'],
    ['a blank line before the fence', `\n---\n${OF_FIELDS}---\nHelp.\n`, 'plugin-fields-lost "\\n---" before'],
    ['text before the fence', `Note\n---\n${OF_FIELDS}---\nHelp.\n`, 'plugin-fields-lost "Note\\n---" before'],
    ['another line for a fence', `***\n${OF_FIELDS}***\nHelp.\n`, 'plugin-fields-lost "***" fence'],
    ['no opening fence', `${OF_FIELDS}---\nHelp.\n`, 'plugin-fields-lost "name: helper" missing'],
    ['another encoding', [...`---\n${OF_FIELDS}---\nHelp.\n`].join('\0'), 'plugin-fields-lost "" encoding'],
    ['words in the opening fence', `--- yaml\n${OF_FIELDS}---\nHelp.\n`, 'plugin-fields-lost "---" fence'],
    ['CR alone', `---\n${OF_FIELDS}---\nHelp.\n`.replaceAll('\n', '\r'), 'plugin-fields-lost "---" lines'],
    ['a list of fields', '---\n- name: helper\n- tools: Nope\n---\nHelp.\n', 'plugin-fields-lost "---" list'],
    ['an unreadable text', file('model: "a" b'), 'plugin-fields-lost " b" text'],
    ['an unreadable list', file('tools: "Read", "Nope"'), 'plugin-fields-lost ", \\"Nope\\"" value'],
  ])('about %s', (_what, text, expected) => expect(said(text)).toEqual([`warning ${expected}`]));

  test('a document with a sample is no agent with lost fields', () => {
    expect(said(`# Agents\n\n---\n${OF_FIELDS}---\n`, { ...PLUGIN, path: 'p/agents/README.md' })).toEqual([
      'warning plugin-no-frontmatter "# Agents" default',
    ]);
  });

  test.each([
    [[], 'p:helper'],
    [['shared'], 'p:shared:helper'],
  ])('the id contains the plugin and the folders %j', (folders, name) => {
    const [finding] = findingsIn('Notes\n', { ...PLUGIN, plugin: { ...plugin, folders } });
    expect(finding?.message.args).toEqual({ name });
  });

  test('a listed file without frontmatter is named as listed', () => {
    expect(said('Notes\n', { ...PLUGIN, plugin: { ...plugin, listed: true } })).toEqual([
      'warning plugin-no-frontmatter "Notes" listed',
    ]);
  });

  test('a text in a plugin without a manifest has no finding', () => {
    expect(said('Notes\n', { ...PLUGIN, plugin: { name: 'p', folders: [] } })).toEqual([]);
  });
});

describe('fixes restore lost fields, and none of them is safe', () => {
  const FIXED = `---\n${OF_FIELDS}---\nHelp.\n`;
  test.each([
    [`\n---\n${OF_FIELDS}---\nHelp.\n`, FIXED],
    [`---yaml\n${OF_FIELDS}---\nHelp.\n`, FIXED],
    [FIXED.replaceAll('\n', '\r'), FIXED],
    [`***\n${OF_FIELDS}***\nHelp.\n`, FIXED],
    [`${OF_FIELDS}---\nHelp.\n`, FIXED],
    [`Note\n---\n${OF_FIELDS}---\nHelp.\n`, FIXED.replace('Help.', 'Note\n\nHelp.')],
    [`---\n${OF_FIELDS}`, `---\n${OF_FIELDS.trimEnd()}\n---\n`],
  ])('%j', (text, expected) => {
    const [first] = appliedFixes('plugin-fields-lost', text, PLUGIN);
    expect(first?.text).toBe(expected);
    expect(first?.safe).toBe(false);
  });

  test.each([['tools: "Read", "Nope"'], ['hooks:\n  Stop:\n   - a\n  - b'], ['tools: - Read']])(
    'a list or a map is never quoted: %j',
    (field) => expect(appliedFixes('plugin-fields-lost', file(field), PLUGIN)).toEqual([]),
  );

  test('a fix adds frontmatter to a text', () => {
    const [first] = appliedFixes('plugin-no-frontmatter', '# Helpers\r\n', PLUGIN);
    expect(first?.text).toMatch(/^---\r\nname: helper\r\ndescription: TODO [^\r]*\r\n---\r\n\r\n# Helpers\r\n$/);
    expect(first?.safe).toBe(false);
  });
});

describe('the description of a plugin agent', () => {
  const withFields = (...fields: readonly string[]): string => `---\nname: helper\n${fields.join('\n')}\n---\nHelp.\n`;
  test.each([
    [['tools: Read'], ['information plugin-placeholder-description "---" missing']],
    [['description: " "'], ['information plugin-placeholder-description "description" blank']],
    [['description:'], ['information plugin-placeholder-description "description" blank']],
    [['description: [a]'], ['warning plugin-placeholder-description "description" unusable']],
    [['when_to_use: To help.'], []],
    [['description: " "', 'when_to_use: To help.'], []],
    [['description: [a]', 'when-to-use: To help.'], []],
    [['description: Use it.', 'when_to_use: To help.'], ['warning unknown-field "when_to_use" listed']],
    [['description: 42'], []],
  ])('%j', (fields, expected) => expect(said(withFields(...fields))).toEqual(expected));

  test('ignores equal default descriptions', () => {
    const others = new Map([['p/agents/other.md', withFields('tools: Read').replace('helper', 'other')]]);
    expect(said(withFields('description: " "'), { ...PLUGIN, others })).toEqual([
      'information plugin-placeholder-description "description" blank',
    ]);
  });

  test('is read from the frontmatter of a document', () => {
    expect(said('---\ntitle: Overview\n---\n# Helpers\n')).toContain(
      'warning plugin-placeholder-description "---" foreign',
    );
  });
});

describe('the name of a plugin agent', () => {
  const named = (name: string): string => `---\nname: ${name}\ndescription: Use this agent to help.\n---\nHelp.\n`;
  test.each([
    ['a:b', []],
    ['-x', []],
    ['42', []],
    ['true', []],
    ['[a, b]', ['warning name-not-text "[a, b]" plugin']],
    ['{a: b}', ['warning name-not-text "{a: b}" plugin']],
    ['n'.repeat(256), []],
    ['n'.repeat(257), [`warning name-not-allowed "${'n'.repeat(257)}" ignored`]],
  ])('%s', (name, expected) => expect(said(named(name))).toEqual(expected));
});

describe('fields that plugins ignore', () => {
  test.each([
    ['PreToolUse: x', ['warning unknown-field "PreToolUse" event']],
    ['hooks: nope', ['warning plugin-ignores-field "hooks" own']],
    ['isolation: remote', ['warning plugin-ignores-field "remote" value']],
    ['isolation: nope', ['warning invalid-value "nope" default']],
  ])('%s', (field, expected) => expect(said(file(field))).toEqual(expected));

  test('name only values that are valid in plugins', () => {
    const found = findingsIn(file('isolation: nope'), PLUGIN).find(({ rule }) => rule === 'invalid-value');
    expect(found && render(found.message)).not.toContain('remote');
  });

  test('do not restore a tool by a permission mode', () => {
    const text = file('permissionMode: plan', 'tools: Read, ExitPlanMode');
    expect(said(text)).toContain('warning withheld-tool "ExitPlanMode" default');
  });
});

describe('a deny rule for a plugin agent', () => {
  const denied = (name: string): AgentOptions => {
    const place = { line: 0, character: 0 };
    const entry = { name, entry: `Agent(${name})`, uri: 'file:///w/s.json', path: 's.json', start: place, end: place };
    return { ...PLUGIN, plugin: { ...plugin, folders: ['sub'] }, around: { denied: [entry] } };
  };
  test.each([
    ['helper', false],
    ['p:helper', false],
    ['sub:helper', false],
    ['p:sub:helper', true],
  ])('Agent(%s) keeps p:sub:helper from being called: %s', (name, expected) => {
    expect(findingsIn(file(), denied(name)).some(({ rule }) => rule === 'denied-by-settings')).toBe(expected);
  });
});
