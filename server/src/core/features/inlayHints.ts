// Inlay hints for values: the model of an alias and the tokens of the description; nothing that is already written.

import type { Message } from '../../../../common/src/messages/message';
import { text } from '../messages/text';
import type { AgentContext } from '../workspace/agentContext';
import { descriptionTokens } from '../workspace/tokens';

export interface InlayHint {
  readonly offset: number;
  readonly label: Message;
}

interface InlayHintOptions {
  readonly model: boolean;
  readonly tokens: boolean;
}

export const inlayHints = (context: AgentContext, { model, tokens }: InlayHintOptions): readonly InlayHint[] => [
  ...(tokens ? tokensOf(context) : []),
  ...(model ? modelOf(context) : []),
];

function modelOf({ view, runtime }: AgentContext): readonly InlayHint[] {
  const entry = view.entry('model');
  const written = view.text('model')?.value.trim() ?? '';
  if (!entry || written === '') return [];
  const { base, sent, suffix, kind } = runtime.models.read(written);
  if (sent === undefined || kind === 'unknown' || kind === 'not-a-model') return [];
  if (sent.toLowerCase() === base.toLowerCase()) return [];
  const id = sent + (suffix?.suffix ?? '');
  return [{ offset: entry.valueSpan.end, label: text('inlay.model', { id }) }];
}

/** After the header of a block scalar; else after the text. */
function tokensOf({ doc, view, verdict }: AgentContext): readonly InlayHint[] {
  const entry = view.entry('description');
  if (!entry || verdict.status !== 'loads') return [];
  const count = descriptionTokens(verdict.name, verdict.description);
  const { start, end } = entry.valueSpan;
  const header = entry.style === 'literal' || entry.style === 'folded' ? doc.text.indexOf('\n', start) : -1;
  const offset = header < 0 ? end : start + doc.text.slice(start, header).trimEnd().length;
  return [{ offset, label: text('inlay.tokens', { count }) }];
}
