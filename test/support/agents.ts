// Agent files for tests, out of plain text: one file or several, judged on a fixed day by a fixed runtime. Reads nothing but
// what it is given.

import { claude } from '../../server/src/core/dialects/claude/claude';
import { agentPlace } from '../../server/src/core/dialects/places';
import type { Runtime } from '../../server/src/core/dialects/runtime';
import type { PluginPlace, Scope } from '../../server/src/core/dialects/verdict';
import { notesOn } from '../../server/src/core/routing/agentNotes';
import { agentsInUse } from '../../server/src/core/routing/agentsInUse';
import { triedWith } from '../../server/src/core/routing/rowPrompts';
import { createWordIndex } from '../../server/src/core/routing/wordIndex';
import { ruleById } from '../../server/src/core/rules/registry';
import type { Finding } from '../../server/src/core/rules/rule';
import { check, type RunOptions } from '../../server/src/core/rules/run';
import type { AgentContext, AnalysisOptions, FrontmatterReader } from '../../server/src/core/workspace/agentContext';
import { createAgentContexts } from '../../server/src/core/workspace/agentContexts';
import { type AgentIndex, createAgentIndex } from '../../server/src/core/workspace/agentIndex';
import { defaultSettings } from '../../server/src/core/workspace/settings';
import type { Workspace } from '../../server/src/core/workspace/workspace';
import type { WorkspaceContext } from '../../server/src/core/workspace/workspaceContext';
import { grayMatterReader } from '../../server/src/node/readers/grayMatter';
import { RUNTIME } from './runtime';

export const TODAY = '2026-11-20';

export const ruleOptions: AnalysisOptions = {
  today: TODAY,
  extraTools: [],
  extraModels: [],
  descriptionBudget: 15000,
};

export interface AgentOptions {
  /** Below the root; where it lies decides the scope. */
  readonly path?: string;
  readonly scope?: Scope;
  /** For scope `plugin`. */
  readonly plugin?: PluginPlace;
  /** Other agent files by path. */
  readonly others?: ReadonlyMap<string, string>;
  readonly mcpServers?: readonly string[];
  readonly around?: WorkspaceContext;
  readonly readers?: readonly FrontmatterReader[];
  readonly options?: Partial<AnalysisOptions> & { readonly claudeVersion?: string };
  /** Instead of Claude Code's. */
  readonly runtime?: Runtime;
  /** The words of all agents are counted, as an editor does between keystrokes. */
  readonly routing?: true;
}

const ROOT = 'file:///w/';
const DEFAULT_PATH = '.claude/agents/agent.md';

export function contextOf(text: string, given: AgentOptions = {}): AgentContext {
  const path = given.path ?? DEFAULT_PATH;
  const { claudeVersion, ...changed } = given.options ?? {};
  const options = { ...ruleOptions, ...changed };
  const runtime = given.runtime ?? (claudeVersion === undefined ? RUNTIME : claude.at(claudeVersion));
  const index = createAgentIndex(() => runtime);
  for (const [other, content] of [...(given.others ?? []), [path, text] as const]) {
    const uri = ROOT + other;
    const place = agentPlace(uri, { plugins: [] }) ?? { scope: 'project' as const, tree: `${ROOT}agents` };
    index.put(
      uri,
      content,
      given.scope === undefined
        ? place
        : { ...place, scope: given.scope, ...(given.plugin ? { plugin: given.plugin } : {}) },
      other,
    );
  }
  index.setContext({ ...(given.mcpServers ? { mcpServers: new Set(given.mcpServers) } : {}), ...given.around });
  const own = index.get(ROOT + path);
  if (!own) throw new Error(`no agent at ${path}`);
  const contexts = createAgentContexts({
    index: given.routing ? { workspace: withRouting(index) } : index,
    settingsFor: () => ({ ...defaultSettings, ...options }),
    today: () => options.today,
    readers: given.readers ?? [grayMatterReader],
  });
  return contexts.of(own);
}

function withRouting({ workspace, get }: AgentIndex): Workspace {
  const candidates = [...agentsInUse(workspace)].map(([name, { uri, description }]) => {
    const doc = get(uri)?.doc;
    return { uri, candidate: { name, description, body: doc?.text.slice(doc.body.start) ?? '' } };
  });
  const words = createWordIndex(candidates.map(({ candidate }) => candidate));
  const notes = candidates.map(({ uri, candidate }) => [uri, runSteps(notesOn(words, triedWith(candidate)))] as const);
  return { ...workspace, routing: new Map(notes) };
}

export function runSteps<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** A rule that throws fails the test. */
export const strict: RunOptions = {
  onError: (rule, error) => {
    throw new Error(`${rule} threw`, { cause: error });
  },
};

/** The run options under which a rule that is off by default reports. */
export function turnedOn(id: string): RunOptions {
  const rule = ruleById(id);
  return rule?.offByDefault ? { severities: { [id]: rule.severity } } : {};
}

export const findingsIn = (text: string, given: AgentOptions = {}, run: RunOptions = {}): readonly Finding[] =>
  check(contextOf(text, given), { ...strict, ...run });

export const aboveHint = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((finding) => finding.severity !== 'hint');

/** `//- path` lines cut one text into files; the first is the one in question. */
export function filesOf(fixture: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const part of fixture.split(/^\/\/- /m).slice(1)) {
    const end = part.indexOf('\n');
    files.set(part.slice(0, end).trim(), part.slice(end + 1));
  }
  return files;
}
