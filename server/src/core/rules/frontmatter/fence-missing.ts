// Agent fields at the top of a file without the fences that make them frontmatter.

import { type LooseFields, looseFields } from '../../syntax/displaced';
import { span } from '../../text/span';
import { isSkippedBy } from '../contextQueries';
import { rule, title } from '../rule';
import { fenceEdits } from './fenceEdits';

export default rule<LooseFields>({
  id: 'fence-missing',
  since: '0.1.0',
  explains: ['fence-missing'],
  when: 'skipped',
  severity: 'error',
  hasSafeFix: true,
  docs: {
    title: 'The opening fence is missing',
    why: 'Fields are frontmatter only between two lines `---`, the first of which begins the file. Without it Claude Code sees text, so it sees no agent.',
    bad: 'name: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured: such files are not among the loaded agents and nothing is logged.',
  },
  messages: {
    opening: '{product} sees no agent here: the opening `---` before the fields is missing.',
    both: '{product} sees no agent here: fields need a line `---` before and after them.',
  },
  *check(context) {
    const loose = isSkippedBy(context, 'fence-missing')
      ? looseFields(context.doc.text, context.runtime.profile.isField)
      : undefined;
    if (!loose) return;
    const { start } = loose.fields;
    const line = /^[^\r\n\u2028\u2029\f\v]*/.exec(context.doc.text.slice(start))?.[0] ?? '';
    const at = span(start, start + line.length);
    yield { span: at, messageId: loose.close ? 'opening' : 'both', data: loose };
  },
  fixes(loose, _span, context) {
    const edits = fenceEdits(loose, context);
    const id = loose.close ? 'openFence' : 'bothFences';
    const isFirst = context.doc.text.slice(0, loose.fields.start).trim() === '';
    return edits ? [{ title: title(id), edits, safe: isFirst && loose.close !== undefined }] : [];
  },
});
