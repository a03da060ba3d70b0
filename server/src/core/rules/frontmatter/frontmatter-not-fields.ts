// Frontmatter that is valid YAML but holds no fields.

import type { Fix } from '../../fixes/fix';
import { remove, replace } from '../../text/edit';
import { lineOf, type Span, span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { fenceSpan, isSkippedBy } from '../contextQueries';
import { rule, title } from '../rule';

/** The line `...` that splits the frontmatter into two YAML documents, if that is the cause. */
interface Data {
  readonly dots: Span | undefined;
}

export default rule<Data>({
  id: 'frontmatter-not-fields',
  since: '0.1.0',
  explains: ['frontmatter-not-fields'],
  when: 'skipped',
  severity: 'error',
  hasSafeFix: true,
  docs: {
    title: 'The frontmatter holds no fields',
    why: 'Claude Code reads the frontmatter as fields with values. A list or a text there gives it nothing to read, and neither does a line `...` with anything behind it: that ends the YAML document, and two documents are no fields.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n...\ntools: Read\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    default: '{product} sees no agent here: the frontmatter must be fields such as `name: …`, not a list or a text.',
    dots: '{product} sees no agent here: `...` ends the YAML document before the frontmatter ends. Remove the line, or close the frontmatter with `---` there.',
  },
  *check(context) {
    if (!isSkippedBy(context, 'frontmatter-not-fields')) return;
    const dots = dotsOf(context);
    if (dots) yield { span: dots, messageId: 'dots', data: { dots } };
    else yield { span: fenceSpan(context), messageId: 'default', data: { dots } };
  },
  fixes({ dots }, _span, { doc, verdict, runtime }): readonly Fix[] {
    if (!dots) return [];
    const below = doc.text.slice(dots.end, verdict.reading.close?.start);
    const keys = below.split('\n').map((line) => /^([\w-]+):(?:\s|$)/.exec(line)?.[1]);
    const goesOn = keys.some((key) => key !== undefined && runtime.profile.isField(key));
    return goesOn
      ? [{ title: title('remove', { what: '...' }), edits: [remove(lineOf(doc.text, dots))], safe: true }]
      : [{ title: title('replace', { from: '...', to: '---' }), edits: [replace(dots, '---')], safe: false }];
  },
});

function dotsOf({ doc, verdict }: AgentContext): Span | undefined {
  const { region } = verdict.reading;
  const found = region && /^\.\.\.(?=\s)/m.exec(doc.text.slice(region.start, region.end));
  return found ? span(region.start + found.index, region.start + found.index + 3) : undefined;
}
