// A model that its provider no longer serves.

import type { Fix } from '../../fixes/fix';
import { remove, replace } from '../../text/edit';
import { lineOf } from '../../text/span';
import { textSpan } from '../frontmatter/valueFixes';
import { rule, title } from '../rule';
import { modelOf } from './unknown-model';

export default rule<{ readonly to: string | undefined }>({
  id: 'model-retired',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'The model is retired',
    why: 'From the day a model is retired its provider refuses it, and every call of the agent fails. The days differ by provider: that of the settings in sight counts (`CLAUDE_CODE_USE_BEDROCK` and the like under `env`), else the first party.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nmodel: claude-sonnet-4-0\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\nmodel: sonnet\n---\nReview the change.\n',
    source: 'Claude Code 2.1.332: its table of retirement dates by provider.',
  },
  messages: {
    default: '`{model}` was retired on {date}: every call of this agent fails. `{to}` is the alias of its family.',
    plain: '`{model}` was retired on {date}: every call of this agent fails.',
    provider: '`{model}` was retired by {provider} on {date}: every call of this agent fails there.',
  },
  subsumes: ['unknown-model'],
  *check(context) {
    const entry = context.view.entry('model');
    const model = modelOf(context);
    if (!entry || model === null) return;
    const { today, extraModels } = context.options;
    const own = context.workspace.byUri(context.doc.uri);
    const provider = own ? context.runtime.sessions.providerOf(own, context.workspace) : 'firstParty';
    const judged = context.runtime.models.judge(model, { today, extraModels, provider });
    if (judged.is !== 'retired') return;
    const named = context.runtime.models.providers.find(({ id }) => id === provider)?.name;
    yield {
      span: entry.valueSpan,
      messageId: named !== undefined ? 'provider' : judged.instead === undefined ? 'plain' : 'default',
      args: { model, date: judged.date, to: judged.instead ?? '', provider: named ?? '' },
      tag: 'deprecated',
      data: { to: judged.instead },
    };
  },
  fixes({ to }, _at, context): readonly Fix[] {
    const entry = context.view.entry('model');
    if (!entry) return [];
    const inner = textSpan(entry, context);
    const from = context.doc.text.slice(inner.start, inner.end);
    const alias: readonly Fix[] =
      to === undefined ? [] : [{ title: title('replace', { from, to }), edits: [replace(inner, to)], safe: false }];
    const removed = remove(lineOf(context.doc.text, entry.span));
    return [...alias, { title: title('removeField', { field: 'model' }), edits: [removed], safe: false }];
  },
});
