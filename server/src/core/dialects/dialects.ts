// Every dialect by its id.

import { claude } from './claude/claude';
import type { Dialect, DialectId, Runtime } from './runtime';

export const dialects: Readonly<Record<DialectId, Dialect>> = { claude };

/** The runtime that settings name. O(1). */
export const runtimeOf = ({ claudeVersion }: { readonly claudeVersion: string }): Runtime =>
  dialects.claude.at(claudeVersion);
