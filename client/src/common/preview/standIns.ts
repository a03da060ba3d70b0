// Stand-ins for missing examples: sentences of an agent's own description and body.

import { joinPieces } from '../../../../common/src/messages/sentence';
import type { RoutedRow, RouteWorkspaceResult } from '../../../../common/src/protocol/routing';
import { counted } from '../texts/counts';
import { localize } from '../texts/preview';
import type { StandIns } from './agentViewModel';

export function standInsOf(result: RouteWorkspaceResult, uri: string): StandIns | undefined {
  const rows = result.rows.filter((row) => result.uris[row.agent] === uri && row.source !== 'example');
  if (rows.length === 0) return undefined;
  const [first, second] = [...new Set(rows.map((row) => row.source))];
  const from = second === undefined ? first : first === 'body' ? 'bodyFirst' : 'both';
  return {
    tally: localize(`standIn.${from === 'example' || from === undefined ? 'both' : from}`, {
      sentences: counted('sentence', rows.length),
    }),
    rows: rows.map(({ at, source, prompt, forNewPrompt: { state, headline, sentence } }) => ({
      state,
      prompt,
      explanation: joinPieces([headline, ' ', sentence]),
      where: localize('standIn.where', { sentence: standInName(source, at) }),
    })),
  };
}

/** `Sentence 2 of the body` */
export const standInName = (source: RoutedRow['source'], at: number): string =>
  localize(source === 'body' ? 'standIn.ofBody' : 'standIn.ofDescription', { number: at + 1 });
