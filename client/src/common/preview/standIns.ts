// An agent without examples, seen through sentences of its own: what the workspace analysis ranked in their place.

import type { RouteWorkspaceResult } from '../../../../server/src/lsp/protocol';
import { count } from './bars';
import type { StandIns } from './model';
import { quoted } from './verdict';

export function standInsOf(result: RouteWorkspaceResult, uri: string): StandIns | undefined {
  const rows = result.rows.filter((row) => result.uris[row.agent] === uri && row.source !== 'example');
  if (rows.length === 0) return undefined;
  const of = [...new Set(rows.map((row) => row.source))].join(' and the ');
  return {
    tally: `${count(rows.length, 'sentence')} of the ${of}`,
    rows: rows.map(({ at, source, prompt, forNewPrompt: { state, said } }) => ({
      state: state === 'too-short' ? 'short' : state,
      prompt,
      said: quoted(said.join(' ')),
      where: `Sentence ${at + 1} of the ${source}.`,
    })),
  };
}
