// The code lens above an agent file: load state, cost, and the routing preview. Numbers are rounded so that typing does not move it.

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

/** From left to right; none for an empty file. */
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

/** Reasons why a loaded file is not used come first. */
function fateOf({ name }: Loads, { doc, workspace }: AgentContext): Message {
  const own = workspace.byUri(doc.uri);
  const denied = own && deniedBy(own, workspace);
  if (denied) return text('lens.denied', { name, path: denied.path });
  const shadow = own && shadowOf(own, workspace);
  const path = shadow?.by[0]?.path;
  if (path === undefined) return text('lens.loads', { name });
  return text(shadow?.certain ? 'lens.shadowed' : 'lens.duplicate', { name, path });
}

/** Rounds to tens, and to hundreds from a thousand on. */
function about(tokens: number): number {
  const step = tokens < 1000 ? 10 : 100;
  return Math.max(step, Math.round(tokens / step) * step);
}

/** Some editors draw `$(name)` in a lens as an icon; names may contain it. */
const withoutIcons = (title: string): string => title.replaceAll('$(', '$ (');
