// Single defects and valid oddities of our own, each shown to Claude Code itself before its rule was written: every defect is
// found for the right reason on the right characters, with nothing beside it; nothing above hint is said about what is valid.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../server/src/core/dialects/verdict';
import type { Finding, Severity } from '../../../server/src/core/rules/rule';
import { type AgentOptions, aboveHint, contextOf, findingsIn } from '../../support/agents';
import { fixture } from '../../support/shared';

/** What the runtime was measured to do, in our words. */
interface Measured {
  readonly loaded: boolean;
  readonly name?: string | null;
  readonly tools?: readonly string[];
  readonly error?: string;
  readonly message?: string;
}

interface Setting {
  readonly runtime: Measured;
  /** Where it lies decides the scope; `.claude/agents/` and its own name unless given. */
  readonly path?: string;
  readonly scope?: Scope;
  readonly claudeVersion?: string;
  readonly mcpServers?: readonly string[];
  /** A folder below `workspaces`, and the file of it in question; the others are there as well. */
  readonly workspace?: string;
  readonly file?: string;
}

interface Defect extends Setting {
  readonly rule: string;
  /** The characters underlined. */
  readonly text: string;
  readonly severity?: Severity;
  /** Other rules that have a cause of their own in the same file. */
  readonly also?: readonly string[];
}

interface Expected {
  readonly defects: Readonly<Record<string, Defect>>;
  readonly valid: Readonly<Record<string, Setting>>;
}

const root = fixture('seeded');
const read = (...at: readonly string[]): string => readFileSync(path.join(root, ...at), 'utf8');

/** Every file below a folder, with slashes, in order. */
function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

function given(kind: 'defects' | 'valid', name: string, setting: Setting): { text: string; options: AgentOptions } {
  const shared: AgentOptions = {
    ...(setting.scope === undefined ? {} : { scope: setting.scope }),
    ...(setting.mcpServers === undefined ? {} : { mcpServers: setting.mcpServers }),
    ...(setting.claudeVersion === undefined ? {} : { options: { claudeVersion: setting.claudeVersion } }),
  };
  if (setting.workspace === undefined || setting.file === undefined)
    return { text: read(kind, name), options: { ...shared, path: setting.path ?? `.claude/agents/${name}` } };
  const { workspace, file } = setting;
  const others = filesBelow(path.join(root, 'workspaces', workspace)).filter((each) => each !== file);
  return {
    text: read('workspaces', workspace, file),
    options: {
      ...shared,
      path: file,
      others: new Map(
        others.filter((each) => /\.md$/i.test(each)).map((each) => [each, read('workspaces', workspace, each)]),
      ),
    },
  };
}

const shown = (text: string, findings: readonly Finding[]): readonly string[] =>
  findings.map(({ rule, severity, span }) => `${severity} ${rule}: ${text.slice(span.start, span.end)}`);

const families = existsSync(root) ? readdirSync(root).filter((file) => /^expected\..*\.json$/.test(file)) : [];

describe.each(families)('%s', (file) => {
  const { defects, valid } = JSON.parse(read(file)) as Expected;

  describe('defects', () => {
    it.each(Object.entries(defects))('%s', (name, defect) => {
      const { text, options } = given('defects', name, defect);
      const findings = findingsIn(text, options);
      const underlined = findings
        .filter((finding) => finding.rule === defect.rule)
        .map(({ span }) => text.slice(span.start, span.end));
      expect(underlined, shown(text, findings).join('\n')).toContain(defect.text);
      const others = aboveHint(findings).filter(
        ({ rule }) => rule !== defect.rule && !(defect.also ?? []).includes(rule),
      );
      expect(shown(text, others)).toEqual([]);
      if (defect.severity) expect(findings.find(({ rule }) => rule === defect.rule)?.severity).toBe(defect.severity);
      judgedAsMeasured(text, options, defect.runtime);
    });
  });

  describe('valid', () => {
    it.each(Object.entries(valid))('%s', (name, setting) => {
      const { text, options } = given('valid', name, setting);
      expect(shown(text, aboveHint(findingsIn(text, options)))).toEqual([]);
      judgedAsMeasured(text, options, setting.runtime);
    });
  });
});

function judgedAsMeasured(text: string, options: AgentOptions, measured: Measured): void {
  const { verdict } = contextOf(text, options);
  expect(verdict.status === 'loads').toBe(measured.loaded);
  if (verdict.status === 'loads' && typeof measured.name === 'string') expect(verdict.name).toBe(measured.name);
}

describe('the files', () => {
  const expected = families.map((file) => JSON.parse(read(file)) as Expected);

  it.each(['defects', 'valid'] as const)('the seeded %s files are all listed', (kind) => {
    const asked = new Set(expected.flatMap((each) => Object.keys(each[kind])));
    expect(filesBelow(path.join(root, kind)).filter((name) => !asked.has(name))).toEqual([]);
  });
});
