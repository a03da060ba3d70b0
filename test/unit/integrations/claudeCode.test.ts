// The plugin for Claude Code says what is so: its server and every command line of its skill exist in our command line. That the
// runtime accepts it, and passes our findings on, is the runtime lane's to show.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { personaById } from '../../../server/src/core/personas/personas';
import { commandNames, flagsOf } from '../../../server/src/node/flags';
import { projectRoot } from '../../support/shared';

const read = (file: string): string => readFileSync(path.join(projectRoot, file), 'utf8');
const inPlugin = (file: string): string => read(`integrations/claude-code/${file}`);
const released: { readonly version: string; readonly bin: Readonly<Record<string, string>> } = JSON.parse(
  read('package.json'),
);
const manifest: {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly lspServers: Readonly<Record<string, object>>;
} = JSON.parse(inPlugin('.claude-plugin/plugin.json'));

const commands: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  commandNames.map((command) => [command, new Set(flagsOf(command).map(([name]) => `--${name}`))]),
);

test('the plugin starts the server of this release for Markdown', () => {
  expect(manifest.version).toBe(released.version);
  expect(Object.keys(released.bin)).toEqual(['subagents']);
  expect(commands.get('lsp')).toContain('--stdio');
  expect(manifest.lspServers).toEqual({
    subagents: {
      command: 'subagents',
      args: ['lsp', '--stdio'],
      extensionToLanguage: { '.md': 'markdown' },
      restartOnCrash: true,
    },
  });
});

test('the marketplace entry matches the plugin’s manifest', () => {
  const { plugins } = JSON.parse(inPlugin('.claude-plugin/marketplace.json'));
  const { name, description } = manifest;
  expect(plugins).toEqual([{ name, description, source: './' }]);
});

const skill = inPlugin('skills/agent-files/SKILL.md');
const lines = skill.split('\n').filter((line) => line.startsWith('subagents '));

test('the skill is named after its folder and states when to use it', () => {
  expect(skill).toMatch(/^---\nname: agent-files\ndescription: .*\bUse after\b.*\n---\n/);
  expect(lines.length).toBeGreaterThan(6);
});

describe('command lines of the skill', () => {
  test.each(lines)('“%s” is a valid command line', (line) => {
    const [, command = '', ...words] = line.replace(/\s*#.*$/, '').match(/"[^"]*"|\S+/g) ?? [];
    const options = commands.get(command);
    expect(options, `there is no command ${command}`).toBeDefined();
    expect(words.filter((word) => word.startsWith('--') && !options?.has(word))).toEqual([]);
    const persona = words[words.indexOf('--persona') + 1];
    if (words.includes('--persona')) expect(personaById(persona ?? '')).toBeDefined();
  });
});
