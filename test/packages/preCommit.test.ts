// The pre-commit hooks: the one of the repository, installed and run as pre-commit 4 does it (npm prepares the repository and packs it,
// then the entry is called with file names), and the one that docs/ci.md gives for the published package.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { copyCheckout } from '../../release/checkout.mjs';
import { npmCommand, run } from '../../release/run.mjs';
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
import { examplesIn } from './ciPage';
import { writeFiles } from './writeFiles';

// Every test starts programs, and the machine may be busy.

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly entry: string;
  readonly files: string;
}

const hooks: readonly Hook[] = parse(readFileSync(path.join(projectRoot, '.pre-commit-hooks.yaml'), 'utf8'));
const published: Hook & { readonly additional_dependencies: readonly string[] } = examplesIn('yaml')
  .map((text) => parse(text))
  .find((value) => value?.repos?.[0].repo === 'local').repos[0].hooks[0];

let repository: string;

beforeAll(() => {
  repository = emptyFolder();
  writeFiles(repository, { '.claude/agents/baker.md': GOOD_AGENT, 'two words/.claude/agents/bad.md': BROKEN_AGENT });
});
afterAll(removeFolders);

/** What pre-commit does: the entry, split as a shell would, then the names of the files, with the environment's commands first. */
function called(hook: Hook, prefix: string, ...files: readonly string[]) {
  const [command = '', ...args] = hook.entry.split(' ');
  const bin = process.platform === 'win32' ? `${prefix}/${command}.cmd` : `${prefix}/bin/${command}`;
  expect(existsSync(bin), bin).toBe(true);
  return ended(bin, [...args, ...files], { cwd: repository });
}

/** Installs a package as `npm install --global` does, into a folder of its own. */
function installedAt(packed: string): string {
  const prefix = emptyFolder();
  installOffline(prefix, '--global', '--prefix', prefix, packed);
  return prefix;
}

async function complainsOnlyAboutTheBrokenOne(hook: Hook, prefix: string): Promise<void> {
  expect(await called(hook, prefix, '.claude/agents/baker.md')).toMatchObject({ code: 0, errors: '' });
  const { code, out } = await called(hook, prefix, '.claude/agents/baker.md', 'two words/.claude/agents/bad.md');
  expect(out).toContain('name-missing');
  expect(code).toBe(1);
}

describe('the hook of the repository', () => {
  test('is one node hook for agent files, with all that pre-commit asks for', () => {
    expect(hooks.map(({ id, language }) => [id, language])).toEqual([['subagents-check', 'node']]);
    expect(hooks[0]?.name).toBeTruthy();
  });

  test.each([
    ['.claude/agents/a.md', true],
    ['packages/api/.claude/agents/team/a.md', true],
    ['agents/a.md', false],
    ['.claude/agents.md', false],
    ['.claude/agents/a.txt', false],
    ['.claude/commands/a.md', false],
    ['x.claude/agents/a.md', false],
  ])('runs for %s: %s', (file, asked) => {
    expect(new RegExp(hooks[0]?.files ?? '').test(file)).toBe(asked);
  });

  test('is prepared, packed, installed and run from a clean copy', async () => {
    const [hook] = hooks;
    if (!hook) throw new Error('there is no hook');
    const copy = copyCheckout(path.join(emptyFolder(), 'repository'));
    expect(existsSync(path.join(copy, 'dist'))).toBe(false);
    // Packing runs `prepare`, which is what makes dist here as there.
    const out = emptyFolder();
    run(...npmCommand(['pack', '--pack-destination', out]), { cwd: copy });
    const prefix = installedAt(path.join(out, `${manifest.name}-${manifest.version}.tgz`));
    await complainsOnlyAboutTheBrokenOne(hook, prefix);
  });
});

describe('the hook for the published package', () => {
  test('is the same hook at this version', () => {
    const { additional_dependencies: packages, ...rest } = published;
    expect(packages).toEqual([`${manifest.name}@${manifest.version}`]);
    const { description: _, ...own } = (hooks[0] ?? {}) as Hook & { readonly description: string };
    expect(rest).toEqual(own);
  });

  test('is installed and run', async () => {
    await complainsOnlyAboutTheBrokenOne(published, installedAt(artefact('tgz')));
  });
});
