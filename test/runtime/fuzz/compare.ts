// Classifies differences between this project and the runtime about one file.

import type { Ours } from './ours';

/** What the runtime listed; `tools` where it started the agent, `refused` where it did not. */
interface Theirs {
  readonly name: string;
  readonly description: string;
  readonly model: string | null;
  readonly tools?: readonly string[];
  readonly refused?: string;
}

type Difference = 'thrown' | 'load' | 'name' | 'description' | 'model' | 'tools' | 'silent' | 'false-error' | 'generic';

/** Errors about an agent that loads: it is useless, not skipped. */
const ERRORS_OF_LOADED: ReadonlySet<string> = new Set([
  'all-tools-unusable',
  'tools-empty',
  'hook-ignored',
  'model-replaced',
  'comment-becomes-text',
  'wrong-type',
]);

/** Errors that the frontmatter is unreadable, without a cause. */
const GENERIC = /^yaml-syntax\.(?:field|part|default)$/;

export function differences(ours: Ours, theirs: Theirs | undefined): readonly Difference[] {
  const found: Difference[] = [];
  if (ours.thrown.length > 0) found.push('thrown');
  if ((ours.status === 'loads') !== (theirs !== undefined)) found.push('load');
  else if (theirs) {
    for (const key of ['name', 'description', 'model'] as const) if (ours[key] !== theirs[key]) found.push(key);
    if (ours.tools && (theirs.tools || theirs.refused !== undefined) && !sameTools(ours, theirs)) found.push('tools');
    if (ours.errors.some((rule) => !ERRORS_OF_LOADED.has(rule))) found.push('false-error');
  } else if (ours.status === 'skipped') {
    if (ours.errors.length === 0) found.push('silent');
    if (ours.unreadable && ours.findings.some(({ message }) => GENERIC.test(message.id))) found.push('generic');
  }
  return found;
}

function sameTools({ tools }: Ours, { tools: real = [], refused }: Theirs): boolean {
  if (!tools) return true;
  if (tools.status === 'refused') return refused !== undefined;
  if (tools.status === 'none') return refused === undefined && real.length === 0;
  // Without MCP servers, an agent that lists only their tools is refused.
  if (tools.tools.length === 0) return refused !== undefined;
  return refused === undefined && [...tools.tools].sort().join() === [...real].sort().join();
}
