// Rankings in short notation, and what the server sends of them in English.

import type { ExampleOutcome, RoutedPrompt } from '../../../../common/src/protocol/routing';
import { localizeSentenceIn } from '../../../../server/src/core/messages/render';
import type { AgentScore, Confidence, Reason, RouteRow } from '../../../../server/src/core/routing/router';
import { toExampleOutcome, toRoutedPrompt } from '../../../../server/src/lsp/routing/convertRouting';

/** `query name 2.1` per reason. */
export const agent = (name: string, reasons: readonly string[], visibleScore?: number): AgentScore => {
  const read = reasons.map((r): Reason => {
    const [term = '', field = '', points = ''] = r.split(' ');
    return { term, field: field as Reason['field'], points: Number(points) };
  });
  const seen = read.reduce((sum, r) => sum + (r.field === 'body' ? 0 : r.points), 0);
  return {
    agent: name,
    reasons: read,
    score: read.reduce((s, r) => s + r.points, 0),
    visibleScore: visibleScore ?? seen,
  };
};

export const row = (verdict: Confidence, ranked: readonly AgentScore[], more: Partial<RouteRow> = {}): RouteRow => ({
  prompt: 'Which query is slow?',
  ranked,
  confidence: 0.5,
  verdict,
  terms: [],
  ...more,
});

export const exampleOutcome = (of: RouteRow, own = 'tuner'): ExampleOutcome =>
  toExampleOutcome(of, own, localizeSentenceIn({}));
export const routedPrompt = (of: RouteRow, own = 'tuner'): RoutedPrompt =>
  toRoutedPrompt(of, own, localizeSentenceIn({}));
