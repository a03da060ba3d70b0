// What docs/ci.md tells users to write is tried: every example is read by what it is for, or run.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
import { ciPage, examplesIn } from './ciPage';
import { writeFiles } from './writeFiles';

// Every test starts programs, and the machine may be busy.

const yaml = examplesIn('yaml').map((text) => parse(text));
let folder: string;

beforeAll(() => {
  folder = emptyFolder();
  writeFiles(folder, {
    'package.json': '{}\n',
    '.claude/agents/baker.md': GOOD_AGENT,
    '.claude/agents/broken.md': BROKEN_AGENT,
  });
  installOffline(folder, artefact('tgz'));
});
afterAll(removeFolders);

/** Runs a line in the folder, in which npx finds the package that is installed there. */
const shell = (line: string) =>
  ended('bash', ['-eo', 'pipefail', '-c', line.replaceAll(`${manifest.name}@${manifest.version}`, 'subagents')], {
    cwd: folder,
    env: { npm_config_offline: 'true', npm_config_loglevel: 'error' },
  });

test('docs/ci.md names the present version everywhere', () => {
  const named = [...ciPage.matchAll(/(?:intellisense@v?|rev: v)(\d+\.\d+\.\d+)/g)].map(([, version]) => version);
  expect(named.length).toBeGreaterThan(5);
  expect(new Set(named)).toEqual(new Set([manifest.version]));
});

test('the workflows of docs/ci.md give the action only inputs that it has', () => {
  const { inputs } = parse(readFileSync(path.join(projectRoot, 'action.yml'), 'utf8'));
  const used = yaml
    .flatMap((each) => each.jobs?.check?.steps ?? [])
    .filter((step) => step.uses.startsWith('OWNER/subagent-intellisense@'))
    .map((step) => Object.keys(step.with));
  expect(used).toHaveLength(2);
  expect(used.flat().filter((name) => !Object.hasOwn(inputs, name))).toEqual([]);
});

test('the GitLab job of docs/ci.md writes a code quality report and fails with the check', async () => {
  const { agents } = yaml.find((each) => each.agents !== undefined);
  writeFiles(folder, { '.gitlab/agents.mjs': examplesIn('js')[0] ?? '' });
  const codes: (number | null)[] = [];
  for (const line of agents.script) codes.push((await shell(line)).code);
  expect(codes).toEqual([0, 0, 1]);
  const issues = JSON.parse(readFileSync(path.join(folder, agents.artifacts.reports.codequality), 'utf8'));
  expect(issues).toContainEqual({
    check_name: 'name-missing',
    description: expect.stringContaining('Claude Code'),
    severity: 'major',
    fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    location: { path: '.claude/agents/broken.md', lines: { begin: 1 } },
  });
  const prints = issues.map(({ fingerprint }: { readonly fingerprint: string }) => fingerprint);
  expect(new Set(prints).size).toBe(prints.length);
});

test('the other commands of docs/ci.md run, and a baseline leaves only new findings', async () => {
  const lines = (examplesIn('sh')[0] ?? '').trimEnd().split('\n');
  const codes: (number | null)[] = [];
  for (const line of lines) codes.push((await shell(line)).code);
  expect(codes).toEqual([1, 1, 0, 0]);
});

test('the task of docs/ci.md is one that the extension defines', () => {
  const { contributes } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
  const [{ type, properties }] = contributes.taskDefinitions;
  const [task] = JSON.parse(examplesIn('json')[0] ?? '{}').tasks;
  const { label, problemMatcher, ...own } = task;
  expect([label, problemMatcher]).toEqual(['agents', `$${contributes.problemMatchers[0].name}`]);
  expect(own.type).toBe(type);
  expect(Object.keys(own).filter((key) => key !== 'type' && !Object.hasOwn(properties, key))).toEqual([]);
});
