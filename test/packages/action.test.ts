// The steps of the GitHub action, run as a runner runs them: each script by bash, with the environment that action.yml gives it.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { projectRoot } from '../support/shared';
import {
  artefact,
  BROKEN_AGENT,
  emptyFolder,
  ended,
  GOOD_AGENT,
  installOffline,
  manifest,
  removeFolders,
} from './artefacts';
import { writeFiles } from './writeFiles';

interface Step {
  readonly id: string;
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const source = readFileSync(path.join(projectRoot, 'action.yml'), 'utf8');
const action: Action = parse(source);

// Every step starts programs, several times, and the machine may be busy.

type Outputs = Readonly<Record<string, string>>;

/** `${{ inputs.x }}` and `${{ steps.x.outputs.y }}`: all that the action uses. */
function evaluated(text: string, inputs: Outputs, steps: Readonly<Record<string, Outputs>>): string {
  return text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => {
    const [kind, first = '', , last = ''] = name.split('.');
    const value = kind === 'inputs' ? inputs[first] : kind === 'steps' ? (steps[first]?.[last] ?? '') : undefined;
    if (value === undefined) throw new Error(`action.yml asks for ${name}`);
    return value;
  });
}

const readOutputs = (file: string): Outputs =>
  Object.fromEntries(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

/** Runs the action in a folder; it stops at the first step that fails. */
async function runAction(cwd: string, given: Outputs, actionPath = built) {
  const defaults = Object.entries(action.inputs).map(([name, { default: value }]) => [name, value]);
  const inputs: Outputs = { ...Object.fromEntries(defaults), ...given };
  const temporary = emptyFolder();
  const steps: Record<string, Outputs> = {};
  let log = '';
  let code: number | null = 0;
  for (const { id, env, run } of action.runs.steps) {
    const script = path.join(temporary, `${id}.sh`);
    const output = path.join(temporary, `${id}.out`);
    writeFileSync(script, run);
    writeFileSync(output, '');
    const own = Object.entries(env).map(([name, value]) => [name, evaluated(value, inputs, steps)]);
    const step = await ended('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd,
      env: {
        ...Object.fromEntries(own),
        GITHUB_ACTION_PATH: actionPath,
        GITHUB_OUTPUT: output,
        GITHUB_WORKSPACE: cwd,
        RUNNER_TEMP: temporary,
        npm_config_offline: 'true',
        npm_config_cache: process.env.npm_config_cache ?? path.join(temporary, 'cache'),
      },
    });
    log += step.out + step.errors;
    code = step.code;
    steps[id] = readOutputs(output);
    if (code !== 0) break;
  }
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, evaluated(value, inputs, steps)]);
  return { code, log, outputs: Object.fromEntries(outputs) as Outputs, steps };
}

/** A folder with a build in it, as the action finds one in a checkout. */
let built: string;
let repository: string;

beforeAll(() => {
  const folder = emptyFolder();
  installOffline(folder, '--prefix', folder, artefact('tgz'));
  built = path.join(folder, 'node_modules', manifest.name);
});

beforeEach(() => {
  repository = emptyFolder();
  writeFiles(repository, { '.claude/agents/baker.md': GOOD_AGENT, '.claude/agents/broken.md': BROKEN_AGENT });
});
afterAll(removeFolders);

test('the action is composite, and its bash scripts are never built from inputs', () => {
  expect(action.runs.using).toBe('composite');
  for (const { shell, run } of action.runs.steps) {
    expect(shell).toBe('bash');
    expect(run).not.toContain('${{');
  }
  expect(source).not.toMatch(/uses:/);
});

test('the action annotates the lines of the pull request and fails for errors', async () => {
  const { code, log, outputs } = await runAction(repository, {});
  expect(log).toMatch(/^::error file=\.claude\/agents\/broken\.md,line=1,.*title=subagents%3A name-missing::/m);
  expect(log).not.toContain('baker.md');
  expect(code).toBe(1);
  expect(outputs).toMatchObject({ errors: '1', sarif: '' });
});

test('the action passes for a repository without findings, with a packed build beside it', async () => {
  writeFiles(repository, { '.claude/agents/broken.md': GOOD_AGENT.replaceAll('baker', 'miller') });
  writeFiles(repository, { 'tools/subagents.tgz': '' });
  writeFileSync(path.join(repository, 'tools/subagents.tgz'), readFileSync(artefact('tgz')));
  const { code, log, outputs, steps } = await runAction(repository, { version: 'tools/subagents.tgz' });
  expect(log).toContain('2 files: 2 load');
  expect([code, outputs.errors, outputs.warnings]).toEqual([0, '0', '0']);
  expect(steps.install?.cli).toContain(`node_modules/${manifest.name}/dist/cli.js`);
});

test('the action uses its own build if no version is named', async () => {
  const folder = emptyFolder();
  writeFiles(folder, { 'dist/cli.js': "console.log('own build');" });
  const { steps } = await runAction(repository, {}, folder);
  expect(steps.install).toEqual({ cli: `${folder}/dist/cli.js` });
});

test('the action asks npm for its own version if there is neither a version nor a build', async () => {
  const folder = emptyFolder();
  writeFiles(folder, { 'package.json': JSON.stringify({ name: manifest.name, version: '9.8.7' }) });
  const { code, log } = await runAction(repository, {}, folder);
  expect(code).not.toBe(0);
  // There is no registry in a test, but what was asked of it is said.
  expect(log).toMatch(/ENOTCACHED|offline/i);
  expect(log).toContain(manifest.name);
});

test('the action reads one path a line, blanks included', async () => {
  writeFiles(repository, {
    'two words/.claude/agents/bad.md': BROKEN_AGENT,
    'other/.claude/agents/bad.md': BROKEN_AGENT,
  });
  const { code, log } = await runAction(repository, { paths: '.claude/agents/baker.md\ntwo words\n' });
  expect(log).toContain('file=two words/.claude/agents/bad.md');
  expect(log).not.toContain('other/');
  expect(code).toBe(1);
});

test('the action fails for a folder without agent files unless that is allowed', async () => {
  writeFiles(repository, { 'docs/tea.md': '---\ndescription: All about tea: green\n---\nTea.\n' });
  for (const annotations of ['true', 'false']) {
    const { code, log } = await runAction(repository, { paths: 'docs', annotations, 'fail-on': 'never' });
    expect(code).toBe(2);
    expect(log).toContain('docs: no agent files here');
  }
  const allowed = await runAction(repository, { paths: 'docs', 'allow-empty': 'true', sarif: 'out.sarif' });
  expect([allowed.code, allowed.outputs.errors]).toEqual([0, '0']);
  expect(JSON.parse(readFileSync(path.join(repository, 'out.sarif'), 'utf8')).runs[0].results).toEqual([]);
});

test.each(['', '\n', ' \n\t\n'])(
  'the action rejects paths that are empty, as of an unset variable: %j',
  async (paths) => {
    const { code, log } = await runAction(repository, { paths });
    expect(code).toBe(2);
    expect(log).toContain('::error::paths is empty');
  },
);

test('the action writes SARIF to the named file and creates its folder', async () => {
  const { outputs } = await runAction(repository, { sarif: 'out/agents.sarif', 'fail-on': 'never' });
  expect(outputs.sarif).toBe('out/agents.sarif');
  const { version, runs } = JSON.parse(readFileSync(path.join(repository, 'out/agents.sarif'), 'utf8'));
  expect(version).toBe('2.1.0');
  expect(runs[0].results.map((result: { readonly ruleId: string }) => result.ruleId)).toContain('name-missing');
});

test('the action fails by fail-on and max-warnings', async () => {
  writeFiles(repository, {
    '.claude/agents/broken.md': GOOD_AGENT.replace('baker', 'two').replace('Read', 'Read, MultiEdit'),
  });
  const codeWith = async (inputs: Outputs) => (await runAction(repository, { ...inputs })).code;
  expect(await codeWith({})).toBe(0);
  expect(await codeWith({ 'fail-on': 'warning' })).toBe(1);
  expect(await codeWith({ 'max-warnings': '0' })).toBe(1);
  expect(await codeWith({ 'max-warnings': '1' })).toBe(0);
  expect(await codeWith({ 'max-warnings': '0', 'fail-on': 'never' })).toBe(0);
});

test.each([
  ['fail-on', 'sometimes'],
  ['max-warnings', 'many'],
  ['claude-version', 'new'],
  ['allow-empty', 'perhaps'],
  ['version', 'git+https://example.com/other'],
  ['version', '1.0.0 --registry=http://example.com'],
])('the action rejects a wrong %s even if findings do not fail it: %s', async (name, value) => {
  const { code, log } = await runAction(repository, { 'fail-on': 'never', [name]: value });
  expect(code).toBe(2);
  expect(log).toContain(name);
});

test('the action never runs its inputs', async () => {
  const evil = '$(touch evil)`touch evil`"; touch evil; "';
  for (const name of ['paths', 'sarif', 'config', 'baseline', 'claude-version', 'max-warnings', 'annotations'])
    await runAction(repository, { [name]: name === 'sarif' ? `out/${evil.replaceAll('/', '')}` : evil });
  expect(existsSync(path.join(repository, 'evil'))).toBe(false);
});

test('a file name cannot give the runner a command without annotations', async () => {
  writeFiles(repository, { '.claude/agents/::warning::x.md': BROKEN_AGENT });
  const { log } = await runAction(repository, { annotations: 'false' });
  const [, token = ''] = /^::stop-commands::(\S+)$/m.exec(log) ?? [];
  expect(token).not.toBe('');
  const before = log.slice(0, log.indexOf(`::${token}::`));
  expect(before).toContain('name-missing');
  expect(log.slice(log.indexOf(`::${token}::`))).not.toContain('name-missing');
});
