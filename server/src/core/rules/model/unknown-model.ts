// The runtime sends whatever stands in `model`: whether a model answers to it shows only when the agent is called.

import { judgeModel } from '../../dialects/claude/catalogue/models';
import { readModelText } from '../../dialects/claude/loader/verdict';
import { remove, replace } from '../../text/edit';
import { lineOf } from '../../text/lineOf';
import { textSpan } from '../frontmatter/valueFixes';
import { type Fix, RUNTIME, type RuleContext, rule, title } from '../rule';

export default rule<{ readonly to: string | undefined }>({
  id: 'unknown-model',
  severity: 'information',
  docs: {
    title: 'No model is called so',
    why: 'Claude Code checks nothing here: it sends the text as it is, and every call of the agent fails if the provider has no such model. Close to a known name or without a version, it is sure to fail; anything else we merely do not know.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nmodel: sonet\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\nmodel: sonnet\n---\nReview the change.\n',
    source: 'Measured: the text is put into the request as it is.',
    checked: RUNTIME,
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
    const { today, claudeVersion, extraModels } = context.options;
    const judged = judgeModel(model, { today, claudeVersion, extraModels });
    if (judged.is === 'known' || judged.is === 'retired') return;
    const args = { model, to: judged.is === 'fails' ? (judged.nearest ?? '') : '' };
    const to = judged.is === 'fails' ? judged.nearest : undefined;
    if (judged.is === 'fails')
      yield {
        span: entry.valueSpan,
        say: to === undefined ? 'fails' : 'meant',
        args,
        severity: 'warning',
        data: { to },
      };
    else yield { span: entry.valueSpan, say: 'unknown', args, data: { to: undefined } };
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

/** What the runtime holds; of a file it skips, what it would hold if nothing else were wrong. */
export function modelOf(context: RuleContext): string | null {
  if (context.verdict.status === 'loads') return context.verdict.model;
  const value = context.view.entry('model');
  const text = value && value.style !== 'broken' ? context.view.text('model') : undefined;
  return text ? readModelText(text.value) : null;
}
