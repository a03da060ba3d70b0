// A `model` that the settings override for every subagent.

import { rule } from '../../../../rules/rule';
import { isMeantForMain } from '../../../../rules/workspace/mainThread';
import { span } from '../../../../text/span';

export default rule({
  id: 'model-overridden',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'The settings force another model',
    why: 'With `CLAUDE_CODE_SUBAGENT_MODEL_FORCE` under `env` of a settings file, every subagent gets the model of `CLAUDE_CODE_SUBAGENT_MODEL`, or that of the main conversation where that variable is not set. What the agent names is not asked for. Without `…_FORCE` the variable stands in only for agents that name no model. `.claude/settings.local.json` takes precedence over `.claude/settings.json`, and that over the user’s settings; variables of the shell are not known here.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nmodel: opus\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured: the model in the request.',
  },
  messages: {
    default:
      'Claude Code does not use this model: {path} forces `{model}` on every subagent (`CLAUDE_CODE_SUBAGENT_MODEL_FORCE`).',
    main: 'Claude Code does not use this model: {path} forces that of the main conversation on every subagent (`CLAUDE_CODE_SUBAGENT_MODEL_FORCE`).',
    related: 'Forced here',
  },
  *check(context) {
    const { doc, verdict, workspace, scope } = context;
    const entry = context.view.entry('model');
    if (!entry || verdict.status !== 'loads' || verdict.model === null || isMeantForMain(context)) return;
    if (!context.runtime.can('forces-subagent-model')) return;
    const found = context.runtime.sessions.modelOf({ uri: doc.uri, name: verdict.name, scope }, workspace);
    if (!found?.forced || (found.model ?? 'inherit') === verdict.model) return;
    const { uri, path, start, end } = found.place;
    const message = { id: 'model-overridden.related', args: {} };
    yield {
      span: entry.valueSpan,
      messageId: found.model === undefined ? 'main' : 'default',
      args: { path, model: found.model ?? '' },
      related: [
        { uri, span: span(0, 0), line: start.line, character: start.character, endCharacter: end.character, message },
      ],
      data: undefined,
    };
  },
});
