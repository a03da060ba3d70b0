// When the runtime repairs a frontmatter, comments after values become part of the values.

import type { Fix } from '../../../../fixes/fix';
import { eolOf, rewriteFixes } from '../../../../rules/frontmatter/valueFixes';
import { rule, title } from '../../../../rules/rule';
import { repairedComments } from '../../../../rules/yaml/repairedValues';
import type { Entry } from '../../../../syntax/document';
import { remove, replace } from '../../../../text/edit';
import { type Span, span } from '../../../../text/span';
import type { AgentContext } from '../../../../workspace/agentContext';

export default rule<Entry>({
  id: 'comment-becomes-text',
  since: '0.1.0',
  severity: 'warning',
  hasSafeFix: true,
  docs: {
    title: 'A comment becomes part of the value',
    why: 'When a frontmatter is no valid YAML, Claude Code quotes the lines that look suspicious and reads it again. A line with `#` is one of them, so that `model: sonnet # fast` asks for a model called `sonnet # fast`. On a line of its own a comment stays a comment.',
    bad: '---\nname: reviewer # for small changes\ndescription: "Use this agent: it reviews a change."\ntools: *\n---\nReview the change.\n',
    good: '---\n# for small changes\nname: reviewer\ndescription: "Use this agent: it reviews a change."\ntools: *\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    text: 'Claude Code has to repair this frontmatter, and then reads this as part of `{field}`; once it is valid, it is a comment. Quote the value to keep it.',
    default:
      'Claude Code has to repair this frontmatter, and then reads this comment as part of `{field}`. Put it on a line of its own.',
    tools:
      'Claude Code has to repair this frontmatter, and then reads this comment as part of `{field}`: no tool is left, and it refuses to start this agent. Put it on a line of its own.',
  },
  subsumes: ['*'],
  *check(context) {
    for (const { entry, comment } of repairedComments(context)) {
      if (entry !== context.view.entry(entry.name)) continue;
      if (TEXTS.includes(entry.name)) {
        yield {
          span: comment,
          messageId: 'text',
          args: { field: entry.name },
          severity: 'information',
          about: entry,
          data: entry,
        };
        continue;
      }
      const refused = entry.name === 'tools' && getsNoTools(context);
      yield {
        span: comment,
        messageId: refused ? 'tools' : 'default',
        args: { field: entry.name },
        ...(refused ? { severity: 'error' as const } : {}),
        about: entry,
        data: entry,
      };
    }
  },
  fixes(entry, at, context) {
    const { text } = context.doc;
    if (TEXTS.includes(entry.name)) return withComment(entry, at, context);
    const line = text.lastIndexOf('\n', entry.span.start - 1) + 1;
    const edits = [
      replace(span(line, line), `${text.slice(at.start, at.end)}${eolOf(text)}`),
      remove(span(entry.valueSpan.end, at.end)),
    ];
    return [{ title: title('ownLine'), edits, safe: true }];
  },
});

/** Fields in which a `#` may be intended as text. */
const TEXTS: readonly string[] = ['description', 'initialPrompt', 'observerMessage'];

/** Keeps the value that is read now. */
function withComment(entry: Entry, comment: Span, context: AgentContext): readonly Fix[] {
  const { verdict } = context;
  const read = verdict.reading.fields.get(entry.name);
  const value = entry.name === 'description' && verdict.status === 'loads' ? verdict.description : read;
  if (typeof value !== 'string') return [];
  // The comment is part of the value here, so the rewritten value reaches to its end.
  const whole = { ...entry, valueSpan: span(entry.valueSpan.start, comment.end) };
  return rewriteFixes(whole, value, context);
}

function getsNoTools({ verdict, runtime }: AgentContext): boolean {
  if (verdict.status !== 'loads') return false;
  const tools = runtime.effectiveTools(verdict);
  return tools.status !== 'granted' || tools.tools.length === 0;
}
