// The runtime sends any value of `model`: an unknown one fails only when the agent is called.

import type { Fix } from '../../fixes/fix';
import { remove, replace } from '../../text/edit';
import { lineOf } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { textSpan } from '../frontmatter/valueFixes';
import { rule, title } from '../rule';

export default rule<{ readonly to: string | undefined }>({
  id: 'unknown-model',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'No model is called so',
    why: 'Claude Code checks nothing here: it sends the text as it is, and every call of the agent fails if the provider has no such model. Close to a known name or without a version, it is sure to fail; anything else we merely do not know.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nmodel: sonet\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\nmodel: sonnet\n---\nReview the change.\n',
    source: 'Measured: the text is put into the request as it is.',
  },
  messages: {
    meant: '`{model}` is sent as it is and will fail. Did you mean `{to}`?',
    fails: '`{model}` is sent as it is and will fail: it is no model’s name.',
    unknown:
      '`{model}` is not a Claude model we know. It is sent as it is; if the provider does not know it, every call fails.',
  },
  *check(context) {
    const entry = context.view.entry('model');
    const model = modelOf(context);
    if (!entry || model === null) return;
    const { today, extraModels } = context.options;
    const judged = context.runtime.models.judge(model, { today, extraModels });
    if (judged.is === 'known' || judged.is === 'retired') return;
    const args = { model, to: judged.is === 'fails' ? (judged.nearest ?? '') : '' };
    const to = judged.is === 'fails' ? judged.nearest : undefined;
    if (judged.is === 'fails')
      yield {
        span: entry.valueSpan,
        messageId: to === undefined ? 'fails' : 'meant',
        args,
        severity: 'warning',
        data: { to },
      };
    else yield { span: entry.valueSpan, messageId: 'unknown', args, data: { to: undefined } };
  },
  fixes({ to }, at, context) {
    const entry = context.view.entry('model');
    const inner = entry ? textSpan(entry, context) : at;
    const from = context.doc.text.slice(inner.start, inner.end);
    const fixes: Fix[] =
      to === undefined ? [] : [{ title: title('replace', { from, to }), edits: [replace(inner, to)], safe: false }];
    if (entry)
      fixes.push({
        title: title('removeField', { field: 'model' }),
        edits: [remove(lineOf(context.doc.text, entry.span))],
        safe: false,
      });
    return fixes;
  },
});

/** The value in effect; for a skipped file, the value it would have otherwise. */
export function modelOf(context: AgentContext): string | null {
  if (context.verdict.status === 'loads') return context.verdict.model;
  const value = context.view.entry('model');
  const text = value && value.style !== 'broken' ? context.view.text('model') : undefined;
  return text ? context.runtime.models.textOf(text.value) : null;
}
