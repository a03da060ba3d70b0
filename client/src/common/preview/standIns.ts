// An agent without examples, seen through sentences of its own: what the workspace analysis ranked in their place.

import type { RouteWorkspaceResult } from '../../../../common/src/protocol/routing';
import { counted } from '../texts/counts';
import { say } from '../texts/preview';
import type { StandIns } from './model';
import { quoted } from './verdict';

export function standInsOf(result: RouteWorkspaceResult, uri: string): StandIns | undefined {
  const rows = result.rows.filter((row) => result.uris[row.agent] === uri && row.source !== 'example');
  if (rows.length === 0) return undefined;
  const [first, second] = [...new Set(rows.map((row) => row.source))];
  const from = second === undefined ? first : first === 'body' ? 'bodyFirst' : 'both';
  return {
    tally: say(`standIn.${from === 'example' || from === undefined ? 'both' : from}`, {
      sentences: counted('sentence', rows.length),
    }),
    rows: rows.map(({ at, source, prompt, forNewPrompt: { state, said } }) => ({
      state: state === 'too-short' ? 'short' : state,
      prompt,
      said: quoted(said.join(' ')),
      where: say('standIn.where', { sentence: sentenceOf(source, at) }),
    })),
  };
}

/** `Sentence 2 of the body`; examples stand for themselves. */
export const sentenceOf = (source: RouteWorkspaceResult['rows'][number]['source'], at: number): string =>
  say(source === 'body' ? 'standIn.ofBody' : 'standIn.ofDescription', { number: at + 1 });
