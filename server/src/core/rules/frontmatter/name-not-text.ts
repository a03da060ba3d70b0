// The runtime does not accept a number, a list or a boolean as a name.

import { isPlainList, isPlainMap, type Plain } from '../../syntax/plainYaml';
import { replace } from '../../text/edit';
import { fenceSpan, isSkippedBy } from '../contextQueries';
import { rule, title } from '../rule';

export default rule({
  id: 'name-not-text',
  since: '0.1.0',
  explains: ['name-not-text'],
  severity: 'error',
  docs: {
    title: 'The name is not text',
    why: 'YAML reads `42` as a number and `true` as a truth value. Claude Code wants text there and skips the file.',
    bad: '---\nname: 42\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: "42"\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    default: '{product} skips this file: the name must be text, and `{value}` is not. Quote it.',
    plugin: '{product} calls this agent `{name}`: it makes a name of the list or map. Write the name as text.',
  },
  *check(context) {
    const entry = context.view.entry('name');
    const { scope, verdict } = context;
    if (scope === 'plugin' && verdict.status === 'loads' && isCollection(verdict.reading.fields.get('name')))
      yield {
        span: entry?.valueSpan ?? fenceSpan(context),
        messageId: 'plugin',
        args: { name: verdict.name },
        severity: 'warning',
        data: undefined,
      };
    if (!isSkippedBy(context, 'name-not-text')) return;
    const at = entry?.valueSpan ?? fenceSpan(context);
    yield {
      span: at,
      messageId: 'default',
      args: { value: context.doc.text.slice(at.start, at.end) },
      data: undefined,
    };
  },
  fixes(_data, at, context) {
    const value = context.doc.text.slice(at.start, at.end);
    if (!/^[\w.+-]+$/.test(value)) return [];
    return [{ title: title('quote', { field: 'name' }), edits: [replace(at, `"${value}"`)], safe: true }];
  },
});

const isCollection = (value: Plain | undefined): boolean => isPlainList(value) || isPlainMap(value);
