// The runtime sees frontmatter only if it starts at the first character of the file.

import type { Fix } from '../../fixes/fix';
import { type LooseFields, looseFields } from '../../syntax/displaced';
import { insert, remove } from '../../text/edit';
import { lineOf, span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { isSkippedBy } from '../contextQueries';
import { rule, title } from '../rule';
import { fenceEdits } from './fenceEdits';
import { eolOf } from './valueFixes';

/** What is at the position of the fence. */
interface Data {
  readonly loose: LooseFields | undefined;
}

export default rule<Data>({
  id: 'fence-not-first',
  since: '0.1.0',
  explains: ['fence-not-first'],
  when: 'skipped',
  severity: 'error',
  hasSafeFix: true,
  docs: {
    title: 'Something stands before the opening fence',
    why: 'The file must begin with a line that is `---`. After a blank line, a space, a comment, a heading or any other text, and after a line such as `***`, Claude Code sees no frontmatter, so it sees no agent.',
    bad: '\n---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured: such files are not among the loaded agents and nothing is logged.',
  },
  messages: {
    mark: '{product} {version} sees no agent here: the file begins with a byte order mark, which it only removes since 2.1.239.',
    default: '{product} sees no agent here: the opening `---` must be the very first characters of the file.',
    fence: '{product} sees no agent here: the opening line must be `---` and nothing else.',
  },
  subsumes: ['fields-cut-by-dashes'],
  *check(context) {
    if (!isSkippedBy(context, 'fence-not-first')) return;
    const { fence, text } = context.doc;
    if (text.startsWith('\uFEFF---')) {
      const args = { version: context.runtime.plainVersion };
      yield { span: span(0, fence.open.end), messageId: 'mark', args, data: { loose: undefined } };
      return;
    }
    const loose = fence.state === 'none' ? looseFields(text, context.runtime.profile.isField) : undefined;
    const { start, end } = loose?.open ?? fence.open;
    const isFence = loose !== undefined || start === 0;
    yield {
      span: isFence ? span(start, end) : span(0, end),
      messageId: isFence ? 'fence' : 'default',
      data: { loose },
    };
  },
  fixes({ loose }, _span, context) {
    if (loose) return looseFixes(loose, context);
    const { text, fence } = context.doc;
    if (fence.open.start === 0) {
      const rest = /^[^\r\n]*/.exec(text.slice(fence.open.end))?.[0] ?? '';
      if (rest === '') return [];
      const safe = /^(?:[-\s]*|[ \t]*ya?ml[ \t]*)$/.test(rest);
      return [{ title: title('fence'), edits: [remove(span(fence.open.end, fence.open.end + rest.length))], safe }];
    }
    const before = text.slice(0, fence.open.start);
    const removed: Fix = {
      title: title(text.startsWith('\uFEFF---') ? 'removeMark' : 'removeBeforeFence'),
      edits: [remove(span(0, fence.open.start))],
      safe: before.replace(/[\u200b-\u200d\u2060]/g, '').trim() === '',
    };
    return [...unwrapped(before, context), ...moved(before, context), removed];
  },
});

/** The line at the position of the fence, if it has no text of its own. */
function looseFixes(loose: LooseFields, context: AgentContext): readonly Fix[] {
  const edits = fenceEdits(loose, context);
  const before = context.doc.text.slice(0, loose.fields.start);
  return edits
    ? [{ title: title('writeFences'), edits, safe: !/[\p{L}\p{N}]/u.test(before.replace(/`{3,}\w*/, '')) }]
    : [];
}

/** Without the lines of the code fence around the frontmatter or around the whole file. */
function unwrapped(before: string, { doc }: AgentContext): readonly Fix[] {
  if (!/^\s*(?:`{3,}|~{3,})\w*\s*$/.test(before)) return [];
  const below = lineOf(doc.text, doc.fence.close).end;
  const next = /^[ \t]*(?:`{3,}|~{3,})[ \t]*(?:\r?\n|$)/.exec(doc.text.slice(below));
  const last = /(?:^|\n)[ \t]*(?:`{3,}|~{3,})\s*$/.exec(doc.text.slice(below));
  const end = next ?? last;
  if (!end) return [];
  const start = below + end.index + (end[0].startsWith('\n') ? 1 : 0);
  const edits = [remove(span(0, before.length)), remove(span(start, below + end.index + end[0].length))];
  return [{ title: title('unwrap'), edits, safe: false }];
}

/** Moves the text before the frontmatter to the start of the prompt. */
function moved(before: string, { doc }: AgentContext): readonly Fix[] {
  const content = before.replaceAll('\uFEFF', '').trim();
  if (!/[\p{L}\p{N}]/u.test(content) || /^(?:`{3,}|~{3,})/.test(content) || doc.fence.state !== 'closed') return [];
  const eol = eolOf(doc.text);
  const below = lineOf(doc.text, doc.fence.close).end;
  const lead = doc.text[below - 1] === '\n' ? '' : eol;
  const edits = [remove(span(0, before.length)), insert(below, `${lead}${content}${eol}${eol}`)];
  return [{ title: title('moveBelow'), edits, safe: false }];
}
