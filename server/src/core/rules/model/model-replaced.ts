// Model ids for which Claude Code requests another model than the written one.

import type { Fix } from '../../fixes/fix';
import { replace } from '../../text/edit';
import { textSpan } from '../frontmatter/valueFixes';
import { rule, title } from '../rule';

export default rule<{ readonly alias: string | undefined }>({
  id: 'model-replaced',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'Claude Code requests another model',
    why: 'Some ids are retired, and Claude Code sends a newer one in their place without a word. The agent works, but not on the model the file names. An alias such as `opus` says what really happens.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nmodel: claude-opus-4-1\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\nmodel: opus\n---\nReview the change.\n',
    source: 'Measured: the model in the request.',
  },
  messages: { default: '`{model}` is retired: {product} requests `{sent}` instead.' },
  *check(context) {
    const entry = context.view.entry('model');
    if (!entry || context.verdict.status !== 'loads' || context.verdict.model === null) return;
    const read = context.runtime.models.read(context.verdict.model);
    if (read.kind !== 'id' || read.fact.remappedTo === undefined || read.sent === read.fact.id) return;
    const alias = context.runtime.models.aliases.find((each) => each.family === read.fact.family)?.name;
    yield {
      span: entry.valueSpan,
      messageId: 'default',
      args: { model: read.base, sent: read.sent ?? read.fact.id },
      tag: 'deprecated',
      data: { alias },
    };
  },
  fixes({ alias }, _at, context): readonly Fix[] {
    const entry = context.view.entry('model');
    if (!entry || alias === undefined) return [];
    const inner = textSpan(entry, context);
    const from = context.doc.text.slice(inner.start, inner.end);
    return [{ title: title('replace', { from, to: alias }), edits: [replace(inner, alias)], safe: false }];
  },
});
