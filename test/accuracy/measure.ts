// The measured files, their expected load status as measured on Claude Code, and the findings of the rules.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { newestVersion } from '../../server/src/core/dialects/claude/catalogue/facts';
import { findingsAlone, origins } from '../corpus/hits';
import { type CorpusFile, judged } from '../corpus/measured';
import { findingsIn } from '../support/agents';
import { refusedByRuntime } from '../support/judged';
import { accuracyPage, type Said, type Sample, type Sets } from './page';

interface Setting {
  readonly rule?: string;
  readonly scope?: string;
  readonly path?: string;
  readonly claudeVersion?: string;
  readonly mcpServers?: unknown;
  readonly workspace?: string;
  readonly runtime: { readonly loaded: boolean; readonly tools?: readonly string[]; readonly error?: string };
}

/** Findings that depend on the file alone, as a project agent in the newest release: what every peer can check. */
const isPlain = ({ scope, path: at, claudeVersion, mcpServers, workspace }: Setting): boolean =>
  [scope, at, claudeVersion, mcpServers, workspace].every((each) => each === undefined);

export function samples(root: string): Sets {
  const fixtures = path.join(root, 'test/fixtures/seeded');
  const expected = ['text', 'tools'].map(
    (kind) =>
      JSON.parse(readFileSync(path.join(fixtures, `expected.${kind}.json`), 'utf8')) as Record<
        'defects' | 'valid',
        Record<string, Setting>
      >,
  );
  const seeded = (kind: 'defects' | 'valid'): readonly Sample[] =>
    expected
      .flatMap((each) => Object.entries(each[kind]))
      .filter(([, setting]) => isPlain(setting))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, setting]) => seededSample(name, readFileSync(path.join(fixtures, kind, name)), setting));
  return { defects: seeded('defects'), valid: seeded('valid'), collected: judged.map(collectedSample) };
}

function seededSample(name: string, bytes: Uint8Array, { rule, runtime }: Setting): Sample {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const findings = findingsIn(text, { path: `.claude/agents/${name}` });
  const lost = !runtime.loaded || runtime.tools?.length === 0 || /zero tools/.test(runtime.error ?? '');
  return {
    name,
    bytes,
    lost,
    said: { ours: count(findings) },
    ...(rule === undefined ? {} : { found: findings.some((each) => each.rule === rule) }),
  };
}

function collectedSample(file: CorpusFile): Sample {
  const { measured } = file;
  const { repo = '', commit = '', path: at = '' } = origins.get(file.id) ?? {};
  return {
    name: file.id,
    bytes: file.bytes,
    lost: !measured.loaded || refusedByRuntime(measured) || measured.effective?.tools?.length === 0,
    said: { ours: count(findingsAlone(file)) },
    from: { repository: repo, commit, path: at },
  };
}

const count = (findings: readonly { readonly severity: string }[]): Said => ({
  errors: findings.filter(({ severity }) => severity === 'error').length,
  warnings: findings.filter(({ severity }) => severity === 'warning').length,
});

/** A collected file by name and hash, and how many errors each program has on it; −1 where it gave up. */
export function line({ from, bytes, lost, said }: Sample): string {
  const errors = Object.fromEntries(
    Object.entries(said).map(([program, each]) => [program, each === undefined || 'broke' in each ? -1 : each.errors]),
  );
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return `${JSON.stringify({ ...from, sha256, lost, errors })}\n`;
}

export const page = (given: Omit<Parameters<typeof accuracyPage>[0], 'runtime'>): string =>
  accuracyPage({ ...given, runtime: newestVersion });
