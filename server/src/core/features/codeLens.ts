// The one line above an agent file: what becomes of it, what it costs, and the way to the preview. It never takes more or less
// than one line, and its numbers stand still while somebody types.

import type { Message } from '../../../../common/src/messages/message';
import type { Loads } from '../dialects/verdict';
import { type Localize, ruleTitle } from '../messages/render';
import { text } from '../messages/text';
import { ruleExplaining } from '../rules/registry';
import type { AgentContext } from '../workspace/agentContext';
import { deniedBy, shadowOf } from '../workspace/precedence';
import { descriptionTokens } from '../workspace/tokens';

export interface Lens {
  readonly kind: 'verdict' | 'tokens' | 'preview';
  readonly title: string;
}

/** From left to right; none for a file in which nothing is written. */
export function codeLens(context: AgentContext, localize: Localize): readonly Lens[] {
  const { doc, verdict } = context;
  if (doc.text.trim() === '') return [];
  const lens = (kind: Lens['kind'], message: Message): Lens => ({ kind, title: withoutIcons(localize(message)) });
  const preview = lens('preview', text('lens.preview'));
  switch (verdict.status) {
    case 'not-an-agent':
      return [lens('verdict', text('lens.notAnAgent'))];
    case 'skipped':
      return [
        lens('verdict', text('lens.skipped', { reason: ruleTitle(ruleExplaining(verdict.reason.code)) })),
        preview,
      ];
    case 'loads': {
      const count = about(descriptionTokens(verdict.name, verdict.description));
      return [lens('verdict', fateOf(verdict, context)), lens('tokens', text('lens.tokens', { count })), preview];
    }
  }
}

/** What keeps a file that loads from being used comes first. */
function fateOf({ name }: Loads, { doc, workspace }: AgentContext): Message {
  const own = workspace.byUri(doc.uri);
  const denied = own && deniedBy(own, workspace);
  if (denied) return text('lens.denied', { name, path: denied.path });
  const shadow = own && shadowOf(own, workspace);
  const path = shadow?.by[0]?.path;
  if (path === undefined) return text('lens.loads', { name });
  return text(shadow?.certain ? 'lens.shadowed' : 'lens.duplicate', { name, path });
}

/** In steps that a few letters do not cross: ten, and a hundred from a thousand on. */
function about(tokens: number): number {
  const step = tokens < 1000 ? 10 : 100;
  return Math.max(step, Math.round(tokens / step) * step);
}

/** Some editors draw `$(name)` in a lens as an icon; a name may hold anything. */
const withoutIcons = (title: string): string => title.replaceAll('$(', '$ (');
