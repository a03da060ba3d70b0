// In which units positions are counted: agreed upon in the introduction, before the core is loaded, and from then on known to
// every line index of the session. Nothing else may count characters for the client.

import type { InitializeParams } from 'vscode-languageserver';
import type { Units } from '../core/text/lineIndex';

const KNOWN: readonly string[] = ['utf-8', 'utf-16', 'utf-32'] satisfies readonly Units[];
const isKnown = (encoding: string): encoding is Units => KNOWN.includes(encoding);

/** The first that the client prefers and we know; a client that says nothing counts in UTF-16. */
export const positionUnits = ({ capabilities }: InitializeParams): Units =>
  capabilities.general?.positionEncodings?.find(isKnown) ?? 'utf-16';
