// Compares a verdict with what the runtime itself was measured to do with the same bytes.

import { effectiveToolsOf } from '../../server/src/core/dialects/claude/loader/effective';
import type { Verdict } from '../../server/src/core/dialects/verdict';
import { RUNTIME_VERSION, verdict } from './runtime';

/** One file's row in a table of measurements. */
export interface Measured {
  readonly loaded: boolean;
  readonly name?: string | null;
  readonly description?: string | null;
  readonly model?: string | null;
  readonly error?: string | null;
  readonly shadowedBy?: unknown;
  readonly effective?: { readonly tools?: readonly string[]; readonly error?: string };
}

export const judgeBytes = (bytes: Uint8Array, path: string): Verdict => verdict(bytes, { scope: 'project', path });

/** What differs, in words; empty where everything is as measured. */
export function differences(bytes: Uint8Array, path: string, measured: Measured): readonly string[] {
  const found = judgeBytes(bytes, path);
  const loads = found.status === 'loads';
  if (loads !== measured.loaded) return [`${loads ? 'loads' : found.status}, measured ${measured.loaded}`];
  if (!loads) return [];
  const out: string[] = [];
  const compare = (what: string, ours: string | null, theirs: string | null | undefined): void => {
    if (ours !== (theirs ?? null)) out.push(`${what}: ${JSON.stringify(ours)}, measured ${JSON.stringify(theirs)}`);
  };
  compare('name', found.name, measured.name);
  compare('description', found.description, measured.description);
  compare('model', found.model, measured.model);
  const tools = effectiveToolsOf(found, RUNTIME_VERSION);
  if (measured.effective?.tools) {
    const ours = tools.status === 'granted' ? tools.tools : [];
    compare('tools', [...ours].sort().join(', '), [...measured.effective.tools].sort().join(', '));
  } else if (refusedByRuntime(measured) && tools.status === 'granted' && tools.tools.length > 0)
    out.push(`tools: ${tools.tools.join(', ')}, measured refusal`);
  return out;
}

export const refusedByRuntime = (measured: Measured): boolean => /zero tools/.test(measured.effective?.error ?? '');
