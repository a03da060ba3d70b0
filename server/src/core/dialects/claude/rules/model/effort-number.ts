// A number in `effort` passes validation but is not sent.

import { rule, title } from '../../../../rules/rule';
import { fieldOf } from '../../../../rules/tools/toolItems';
import { remove } from '../../../../text/edit';
import { lineOf } from '../../../../text/span';

export default rule({
  id: 'effort-number',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'A number as effort has no effect',
    why: 'Claude Code accepts a number in `effort`, but sends none with the request: the model works as if nothing had been chosen, not even the effort of the main conversation. `low`, `medium`, `high`, `xhigh` and `max` are sent.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\neffort: 3\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured: the request has no effort.',
  },
  messages: {
    default:
      'Claude Code accepts the number, but sends no effort at all. Use `low`, `medium`, `high`, `xhigh` or `max`.',
  },
  *check(context) {
    const entry = context.view.entry('effort');
    const value = fieldOf(context, 'effort');
    if (!entry || !(typeof value === 'number' || (typeof value === 'string' && /^\s*[+-]?\d/.test(value)))) return;
    yield { span: entry.valueSpan, messageId: 'default', data: undefined };
  },
  fixes(_data, _at, context) {
    const entry = context.view.entry('effort');
    if (!entry) return [];
    const edit = remove(lineOf(context.doc.text, entry.span));
    return [{ title: title('removeField', { field: 'effort' }), edits: [edit], safe: false }];
  },
});
