// The library as a stranger meets it: installed from the tarball into an empty folder, imported, required, compiled against, bundled
// for a browser.

import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import * as esbuild from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../support/shared';
import { artefact, BROKEN_AGENT, emptyFolder, ended, GOOD_AGENT, installOffline, removeFolders } from './artefacts';
import { writeFiles } from './writeFiles';

// Every test starts programs, and the machine may be busy.

const EXAMPLES = path.join(projectRoot, 'examples');
const SCRIPTS = readdirSync(EXAMPLES).filter((name) => name.endsWith('.mjs'));

let folder: string;
beforeAll(() => {
  folder = emptyFolder();
  writeFileSync(path.join(folder, 'package.json'), '{}\n');
  installOffline(folder, artefact('tgz'));
  mkdirSync(path.join(folder, 'browser'));
  for (const name of [...SCRIPTS, 'browser/main.js']) copyFileSync(path.join(EXAMPLES, name), path.join(folder, name));
});
afterAll(removeFolders);

const node = (...args: readonly string[]) => ended(process.execPath, args, { cwd: folder });

const CHECK = `
const agent = { uri: 'file:///p/.claude/agents/broken.md', text: ${JSON.stringify(BROKEN_AGENT)} };
console.log(createAgentService().check(agent).map(({ rule }) => rule).join());
`;

describe('an installed package', () => {
  test.each([
    ['main.mjs', `import { createAgentService } from 'subagent-intellisense';${CHECK}`],
    ['main.cjs', `const { createAgentService } = require('subagent-intellisense');${CHECK}`],
  ])('checks a broken agent from %s', async (name, script) => {
    writeFileSync(path.join(folder, name), script);
    const { code, out, errors } = await node(name);
    expect(errors).toBe('');
    expect(out).toContain('name-missing');
    expect(code).toBe(0);
  });

  test('exports the same names to both module systems, and nothing inside of dist', async () => {
    const script = `
      import { createRequire } from 'node:module';
      import * as esm from 'subagent-intellisense';
      import translation from 'subagent-intellisense/l10n/zh-cn.json' with { type: 'json' };
      const require = createRequire(import.meta.url);
      const kinds = (all) => Object.keys(all).sort().map((name) => name + ' ' + typeof all[name]).join();
      console.log(kinds(esm) === kinds(require('subagent-intellisense')), Object.keys(translation).length > 100);
      try { require('subagent-intellisense/dist/sharedServer.js'); } catch (error) { console.log(error.code); }`;
    writeFileSync(path.join(folder, 'both.mjs'), script);
    const { out } = await node('--no-warnings', 'both.mjs');
    expect(out).toBe('true true\nERR_PACKAGE_PATH_NOT_EXPORTED\n');
  });

  test.each([
    ['node16', 'node16', 'stranger.mts'],
    ['node16', 'node16', 'stranger.cts'],
    ['nodenext', 'nodenext', 'stranger.mts'],
    ['esnext', 'bundler', 'stranger.ts'],
  ])('has types for module %s with moduleResolution %s (%s)', async (module, moduleResolution, name) => {
    const source = `
      import { type AgentFinding, type AgentService, createAgentService, dialects } from 'subagent-intellisense';
      const service: AgentService = createAgentService({
        runtime: dialects.claude.at('2.1.240'),
        settings: { rules: { 'removed-tool': 'off' } },
        onProblem: (problem) => { if (problem.kind === 'rule-failed') throw problem.error; },
      });
      export const errors: readonly AgentFinding[] = service.check('file:///a.md').filter(({ severity }) => severity === 'error');
      export const tools = service.effectiveTools('file:///a.md');
      export const granted: readonly string[] = tools?.status === 'granted' ? tools.tools : [];
      // @ts-expect-error: a document is a URI or has a text.
      service.check({ uri: 'file:///a.md' });
      // @ts-expect-error: no such severity.
      createAgentService({ settings: { rules: { 'removed-tool': 'loud' } } });
    `;
    writeFileSync(path.join(folder, name), source);
    const tsc = path.join(projectRoot, 'node_modules/typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--target', 'es2022', '--types', '', '--skipLibCheck', 'false'];
    const { code, out } = await node(tsc, ...options, '--module', module, '--moduleResolution', moduleResolution, name);
    expect(out).toBe('');
    expect(code).toBe(0);
  });

  test('names no other package in its types', () => {
    const types = readFileSync(path.join(folder, 'node_modules/subagent-intellisense/dist/index.d.mts'), 'utf8');
    expect(types).not.toMatch(/\bimport\b|\brequire\b|\bfrom '/);
    expect(types).not.toContain('any;');
  });
});

describe('the examples', () => {
  test.each(SCRIPTS)('%s runs and says something', async (name) => {
    const work = emptyFolder();
    writeFiles(work, { '.claude/agents/baker.md': GOOD_AGENT, '.claude/agents/broken.md': BROKEN_AGENT });
    const { code, out, errors } = await node(name, ...(name === 'check-folder.mjs' ? [work] : []));
    expect(errors).toBe('');
    expect(code).toBe(0);
    expect(out).toMatch(EXPECTED[name] ?? /unexpected example/);
  });

  test('the page runs in a browser without Node and without eval', async () => {
    const built = await esbuild.build({
      absWorkingDir: folder,
      entryPoints: ['browser/main.js'],
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'iife',
      logLevel: 'silent',
    });
    const items: { textContent: string }[] = [];
    const editor = { value: BROKEN_AGENT, addEventListener: (_: string, run: () => void) => changes.push(run) };
    const changes: (() => void)[] = [];
    const list = { replaceChildren: (...all: typeof items) => items.splice(0, Infinity, ...all) };
    const document = {
      querySelector: (name: string) => (name === 'textarea' ? editor : list),
      createElement: () => ({ textContent: '' }),
    };
    // A browser's own, and nothing of Node's.
    const page = vm.createContext(
      { document, TextEncoder, TextDecoder, structuredClone },
      { codeGeneration: { strings: false, wasm: false } },
    );
    vm.runInContext(built.outputFiles[0]?.text ?? '', page);
    expect(items.map(({ textContent }) => textContent).join('\n')).toMatch(/line 1, error: .*`name`/);
    editor.value = GOOD_AGENT;
    for (const run of changes) run();
    expect(items.filter(({ textContent }) => textContent.includes('error'))).toEqual([]);
  });
});

const EXPECTED: Readonly<Record<string, RegExp>> = {
  'check-folder.mjs': /^\.claude\/agents\/broken\.md:1:1 error .* \(name-missing\)$/m,
  'check-text.mjs': /applied: .*description[\s\S]*\ndescription: Use this agent/,
  'complete-and-hover.mjs': /and \d+ more[\s\S]*at \d+-\d+: \*\*tools\*\*/,
  'effective-tools.mjs': /^2\.1\.240 \{"status":"granted","tools":\["Agent"|"Read"/,
  'route.mjs': /^baker \d+\.\d$/m,
};
