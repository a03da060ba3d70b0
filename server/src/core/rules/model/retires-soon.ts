// A model whose retirement date the provider has announced.

import { replace } from '../../text/edit';
import { textSpan } from '../frontmatter/valueFixes';
import { rule, title } from '../rule';

export default rule<{ readonly to: string | undefined }>({
  id: 'retires-soon',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'The model is retired soon',
    why: 'From the day a model is retired the provider refuses it, and every call of the agent fails. An alias such as `sonnet` moves on by itself.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nmodel: claude-sonnet-4-5\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\nmodel: sonnet\n---\nReview the change.\n',
    source: 'Claude Code 2.1.332: its table of retirement dates by provider.',
  },
  messages: {
    default:
      '`{model}` is retired on {date}; from then on every call of this agent fails. `{to}` is the alias of its family.',
    plain: '`{model}` is retired on {date}; from then on every call of this agent fails.',
  },
  *check(context) {
    const entry = context.view.entry('model');
    if (!entry || context.verdict.status !== 'loads' || context.verdict.model === null) return;
    const { today } = context.options;
    const read = context.runtime.models.read(context.verdict.model);
    if (read.kind !== 'id') return;
    const own = context.workspace.byUri(context.doc.uri);
    const date = context.runtime.models.retirementOf(
      read.fact,
      own && context.runtime.sessions.providerOf(own, context.workspace),
    );
    const left = date === undefined ? 0 : daysBetween(today, date);
    if (date === undefined || left <= 0 || left > NOTICE_DAYS) return;
    const to = context.runtime.models.aliases.find((alias) => alias.family === read.fact.family)?.name;
    yield {
      span: entry.valueSpan,
      messageId: to === undefined ? 'plain' : 'default',
      args: { model: read.base, date, to: to ?? '' },
      ...(left <= URGENT_DAYS ? ({ severity: 'warning' } as const) : {}),
      tag: 'deprecated',
      data: { to },
    };
  },
  fixes({ to }, _at, context) {
    const entry = context.view.entry('model');
    if (!entry || to === undefined) return [];
    const inner = textSpan(entry, context);
    const from = context.doc.text.slice(inner.start, inner.end);
    return [{ title: title('replace', { from, to }), edits: [replace(inner, to)], safe: false }];
  },
});

/** Days before retirement from which the rule reports, and from which it warns. */
const NOTICE_DAYS = 30;
const URGENT_DAYS = 7;

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
