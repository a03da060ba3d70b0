// A suppression comment for a rule that does not exist.

import { ruleIds } from '../../../generated/ruleIds';
import { replace } from '../../text/edit';
import { nameIndex } from '../../text/nearest';
import { rule, title } from '../rule';
import { suppressionsOf } from '../suppressions';

export default rule<{ readonly to: string | undefined }>({
  id: 'unknown-suppression',
  since: '0.1.0',
  severity: 'information',
  hasSafeFix: true,
  docs: {
    title: 'There is no such rule to silence',
    why: 'A comment `# subagents-disable …` silences rules by their ids. One that names no rule silences nothing.',
    bad: '---\n# subagents-disable no-exampels\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\n# subagents-disable no-examples\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'What the comment silences is decided here.',
    checked: 'Subagent IntelliSense 0.1.0',
  },
  messages: {
    meant: 'There is no rule `{id}`. Did you mean `{to}`?',
    unknown: 'There is no rule `{id}`.',
  },
  *check(context) {
    const { all } = suppressionsOf(context.doc);
    if (all.length === 0) return;
    const ids = new Set(ruleIds);
    const index = nameIndex(ids);
    for (const { rule: id, ruleSpan } of all) {
      if (ids.has(id)) continue;
      const to = index.nearest(id);
      yield {
        span: ruleSpan,
        messageId: to === undefined ? 'unknown' : 'meant',
        args: { id, to: to ?? '' },
        data: { to },
      };
    }
  },
  fixes({ to }, at, context) {
    const from = context.doc.text.slice(at.start, at.end);
    return to === undefined ? [] : [{ title: title('replace', { from, to }), edits: [replace(at, to)], safe: true }];
  },
});
