// The runtimes that tests judge by.

import { claude } from '../../server/src/core/dialects/claude/claude';
import type { Runtime } from '../../server/src/core/dialects/runtime';
import type { FilePlace, Verdict } from '../../server/src/core/dialects/verdict';
import type { AgentDocument } from '../../server/src/core/syntax/document';

export const RUNTIME_VERSION = '2.1.329';

/** The one that agent files of tests are judged by where nothing else is said. */
export const RUNTIME: Runtime = claude.at(RUNTIME_VERSION);

export const NEWEST: Runtime = claude.at(claude.newestVersion);

type Versioned = FilePlace & { readonly claudeVersion?: string };

const runtimeFor = ({ claudeVersion }: Versioned): Runtime =>
  claudeVersion === undefined ? NEWEST : claude.at(claudeVersion);

/** By the newest runtime where no version is named. */
export const verdict = (bytes: Uint8Array, place: Versioned): Verdict => runtimeFor(place).loadBytes(bytes, place);

/** By the newest runtime where no version is named. */
export const judge = (document: AgentDocument, place: Versioned): Verdict => runtimeFor(place).load(document, place);
