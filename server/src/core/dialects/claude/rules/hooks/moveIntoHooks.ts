// Moves a top-level event below `hooks`, with its lines and nothing else changed.

import type { Fix } from '../../../../fixes/fix';
import { eolOf } from '../../../../rules/frontmatter/valueFixes';
import { title } from '../../../../rules/rule';
import { remove, replace, type TextEdit } from '../../../../text/edit';
import { lineOf } from '../../../../text/span';
import type { AgentContext } from '../../../../workspace/agentContext';

/** None where `hooks` is in a style that lines cannot be moved into. */
export function moveIntoHooks(field: string, event: string, context: AgentContext): readonly Fix[] {
  const { text, frontmatter } = context.doc;
  const entry = frontmatter.entries.find((each) => each.name === field);
  if (!entry || frontmatter.entries.filter((each) => each.name === field).length > 1) return [];
  const eol = eolOf(text);
  const lines = lineOf(text, entry.span);
  const own = text.slice(entry.span.start, lines.end).replace(entry.name, event).trimEnd();
  const moved = own
    .split(/\r?\n/)
    .map((line) => (line === '' ? line : `  ${line}`))
    .join(eol);
  const hooks = frontmatter.field('hooks');
  const edits: TextEdit[] = [];
  if (!hooks) edits.push(replace(lines, `hooks:${eol}${moved}${eol}`));
  else {
    if (hooks.style !== 'block' || /^ {2}(?! )/m.exec(text.slice(hooks.span.start, hooks.span.end)) === null) return [];
    if (new RegExp(`^ +${event}:`, 'm').test(text.slice(hooks.span.start, hooks.span.end))) return [];
    edits.push(remove(lines), { span: { start: hooks.span.end, end: hooks.span.end }, newText: eol + moved });
  }
  return [{ title: title('moveIntoHooks', { event }), edits, safe: false }];
}

/** Fixes for a field outside `hooks` that holds a guard: rename it to `hooks`, or move the event into `hooks`. */
export function fixesOfGuard(field: string, context: AgentContext): readonly Fix[] {
  const entry = context.doc.frontmatter.field(field);
  const folded = field.toLowerCase().replace(/[-_]/g, '');
  if (entry && /^hooks?$/.test(folded) && !context.doc.frontmatter.field('hooks'))
    return [{ title: title('rename', { to: 'hooks' }), edits: [replace(entry.nameSpan, 'hooks')], safe: false }];
  const event = context.runtime.hooks.events.find(({ name }) => name.toLowerCase() === folded);
  return event ? moveIntoHooks(field, event.name, context) : [];
}
