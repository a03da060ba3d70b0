// A value of the right type that the runtime does not accept and therefore ignores.

import type { InvalidValue } from '../../dialects/answers';
import type { Field } from '../../dialects/facts';
import type { Fix } from '../../fixes/fix';
import { isPlainMap, type PlainMap } from '../../syntax/plainYaml';
import { spanOfPath } from '../../syntax/spanOfPath';
import { remove, replace } from '../../text/edit';
import { nearest } from '../../text/nearest';
import { lineOf } from '../../text/span';
import { ownValue } from '../../text/strings';
import { holdsIn } from '../../text/version';
import type { AgentContext } from '../../workspace/agentContext';
import { fieldValue } from '../contextQueries';
import { type Found, rule, title } from '../rule';
import { nearestColor } from './colors';
import { textSpan } from './valueFixes';

interface Data {
  readonly field: string;
  readonly from: string;
  readonly to: string | undefined;
  readonly safe: boolean;
  /** Inside the field's value, not the whole of it. */
  readonly inside: boolean;
}

export default rule<Data>({
  id: 'invalid-value',
  since: '0.1.0',
  severity: 'warning',
  hasSafeFix: true,
  docs: {
    title: 'Claude Code does not accept this value',
    why: 'A value outside the accepted ones is ignored without a word in the session, and the field’s default applies. A colour that only lacks lower case is a hint: nothing but the colour is lost.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\npermissionMode: acceptedits\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\npermissionMode: acceptEdits\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    meant: '{product} ignores `{from}`. Did you mean `{to}`?',
    like: '{product} ignores `{from}`: `{field}` takes {our:expected}. Nearest to it is `{to}`.',
    default: '{product} ignores `{from}`: `{field}` takes {our:expected}.',
    later: '{product} {version} ignores `{from}`: it is known from {since} on.',
    key: '{product} ignores `{from}`: `{field}` takes {our:expected}.',
  },
  *check(context) {
    for (const entry of context.doc.frontmatter.entries) {
      const field = context.runtime.fields.get(entry.name);
      const value = fieldValue(entry, context);
      if (!field || value === undefined) continue;
      if (['name', 'description', 'tools', 'disallowedTools', 'model', 'hooks'].includes(field.name)) continue;
      if (
        typeof value === 'string' &&
        context.runtime.fields.valuesOf(field).some((each) => each.value === value && each.learned !== undefined)
      )
        continue;
      const newer = field.values.find((each) => each.value === value && !holdsIn(each, context.runtime.version));
      if (newer) {
        const args = {
          field: field.name,
          from: newer.value,
          version: context.runtime.plainVersion,
          since: newer.since ?? '',
        };
        const data = { field: field.name, from: newer.value, to: undefined, safe: false, inside: false };
        yield { span: entry.valueSpan, messageId: 'later', args, data };
        continue;
      }
      const problems = context.runtime.fields
        .validate(field.name, value)
        .filter((item) => item.keyword !== 'type' || item.path.length === 0);
      if (isPlainMap(value) && problems.every((item) => item.keyword !== 'type'))
        yield* inside(field, value, problems, context);
      if (problems.length === 0 || problems.some((item) => item.keyword === 'type' || item.path.length > 0)) continue;
      const written = context.doc.text.slice(entry.valueSpan.start, entry.valueSpan.end);
      const from = typeof value === 'string' ? value : written;
      const like = field.name === 'color' ? nearestColor(from) : ownValue(LIKE[field.name] ?? {}, from.toLowerCase());
      const meant = like === undefined ? (nearest(from, valuesOf(field)) ?? asBoolean(field, from)) : undefined;
      const to = meant ?? like;
      yield {
        span: entry.valueSpan,
        messageId: meant !== undefined ? 'meant' : like !== undefined ? 'like' : 'default',
        args: { field: field.name, from, to: to ?? '', expected: expectedIn(field, context) },
        data: { field: field.name, from, to, safe: meant?.toLowerCase() === from.toLowerCase(), inside: false },
        ...(field.name === 'color' && to === from.toLowerCase() ? ({ severity: 'hint' } as const) : {}),
      };
    }
  },
  fixes({ field, from, to, safe, inside }, at, context) {
    const fixes: Fix[] = [];
    const entry = context.view.entry(field);
    const inner = entry && !inside ? textSpan(entry, context) : at;
    if (to !== undefined) fixes.push({ title: title('replace', { from, to }), edits: [replace(inner, to)], safe });
    if (entry)
      fixes.push({
        title: title('removeField', { field }),
        edits: [remove(lineOf(context.doc.text, entry.span))],
        safe: false,
      });
    return fixes;
  },
});

/** `remote` has no effect in an agent of a plugin. */
const expectedIn = (field: Field, { scope }: AgentContext): string =>
  scope === 'plugin' && field.name === 'isolation' ? '`worktree`' : field.expects;

const valuesOf = (field: Field): readonly string[] => field.values.map((value) => value.value);

/** Keys and values within a mapping such as `experimental`. */
function* inside(
  field: Field,
  value: PlainMap,
  problems: readonly InvalidValue[],
  context: AgentContext,
): Iterable<Found<Data>> {
  const known = field.keys.map((key) => key.name);
  const args = { field: field.name, expected: field.expects };
  for (const key of field.keys.length === 0 ? [] : value.keys()) {
    const span = known.includes(key) ? undefined : spanOfPath(context.doc, [field.name, key], 'key');
    const to = nearest(key, known);
    if (span)
      yield {
        span,
        messageId: to === undefined ? 'key' : 'meant',
        args: { ...args, from: key, to: to ?? '' },
        data: { field: field.name, from: key, to, safe: to?.toLowerCase() === key.toLowerCase(), inside: true },
      };
  }
  for (const { path } of problems) {
    const span = spanOfPath(context.doc, [field.name, ...path]);
    const from = span ? context.doc.text.slice(span.start, span.end) : '';
    if (span)
      yield {
        span,
        messageId: 'default',
        args: { ...args, from },
        data: { field: field.name, from, to: undefined, safe: false, inside: true },
      };
  }
}

/** `yes` and `no` are strings in YAML 1.2, not booleans. */
function asBoolean(field: Field, from: string): string | undefined {
  if (!valuesOf(field).includes('true')) return undefined;
  if (/^(?:yes|y|on)$/i.test(from)) return 'true';
  return /^(?:no|n|off)$/i.test(from) ? 'false' : undefined;
}

/** Common synonyms of accepted values; our own judgement. */
const LIKE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  memory: { global: 'user', personal: 'user', shared: 'project', team: 'project', workspace: 'project' },
  effort: { minimal: 'low', normal: 'medium', 'very high': 'xhigh', highest: 'max', ultra: 'max' },
  permissionMode: { ask: 'default', accept: 'acceptEdits', readonly: 'plan', 'read-only': 'plan' },
};
