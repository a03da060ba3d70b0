// Merges findings of one cause into one: at the first place, with all names and with the other places as related locations.

import { codeSpans } from '../../../../common/src/text/sanitize';
import type { Fix } from '../fixes/fix';
import { reread } from '../fixes/reread';
import { entryAt } from '../syntax/entryQueries';
import { haveCollision, type TextEdit } from '../text/edit';
import type { AgentContext } from '../workspace/agentContext';
import { type Finding, type Related, type RuleModule, title } from './rule';

/** Names listed in a message; `places` has all places. */
const MOST_NAMED = 12;
/** Related locations of one finding; editors list all of them. */
const MOST_RELATED = 100;
/** Above this, no combined fix is computed. */
export const MOST_FIXED_AT_ONCE = 50;

/** Expects and returns findings in order of place. Linear in their number. */
export function grouped(
  findings: readonly Finding[],
  rules: readonly RuleModule[],
  context: AgentContext,
): readonly Finding[] {
  if (findings.length === 0) return findings;
  const grouping = combining(rules);
  const groups = new Map<string | Finding, Finding[]>();
  for (const finding of findings) {
    const rule = grouping.get(finding.rule);
    const key = (rule && keyOf(finding, rule, context)) ?? finding;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].map((group) => merged(group, grouping, context));
}

const combiningRules = new WeakMap<readonly RuleModule[], ReadonlyMap<string, RuleModule>>();

/** The rules that combine findings, by id. */
function combining(rules: readonly RuleModule[]): ReadonlyMap<string, RuleModule> {
  const known = combiningRules.get(rules);
  if (known) return known;
  const made = new Map(rules.flatMap((rule) => (rule.combine ? [[rule.id, rule] as const] : [])));
  combiningRules.set(rules, made);
  return made;
}

/** Where each place of the finding is a finding of its own. */
export const placesOf = (finding: Finding): readonly Finding[] => finding.places ?? [finding];

/** Absent for a message that has no form for several places. */
function keyOf(finding: Finding, { combine, messages, id }: RuleModule, context: AgentContext): string | undefined {
  const { message, severity } = finding;
  const several = messages[severalOf(message.id).slice(id.length + 1)];
  if (!combine || several === undefined) return undefined;
  const field = combine.within === 'file' ? undefined : (finding.about ?? entryAt(context.doc, finding.span.start));
  const fixed = Object.keys(message.args).filter(
    (arg) => several.includes(`{${arg}}`) || several.includes(`{our:${arg}}`),
  );
  return JSON.stringify([severity, message.id, field?.nameSpan.start, fixed.map((arg) => message.args[arg])]);
}

/** Id of the message for several places. */
const severalOf = (id: string): string => `${id}Several`;

function merged(group: readonly Finding[], grouping: ReadonlyMap<string, RuleModule>, context: AgentContext): Finding {
  const [first, ...others] = group as readonly [Finding, ...Finding[]];
  const naming = grouping.get(first.rule)?.combine?.naming;
  if (others.length === 0 || naming === undefined) return first;
  const names = [...new Set(group.map(({ message }) => String(message.args[naming] ?? '')))];
  const { id, args } = first.message;
  const several = { id: severalOf(id), args: { ...args, names: codeSpans(names, MOST_NAMED) } };
  return {
    ...first,
    message: names.length === 1 ? first.message : several,
    related: [...first.related, ...others.slice(0, MOST_RELATED).map((other) => placeOf(other, context))],
    places: group,
  };
}

function placeOf({ span, message }: Finding, { doc }: AgentContext): Related {
  const { line, character } = doc.lines.positionAt(span.start);
  const end = doc.lines.positionAt(span.end);
  const endCharacter = end.line === line ? end.character : character;
  return { uri: doc.uri, span, line, character, endCharacter, message };
}

/** The first fix of every place as one; none if a place has no fix, two overlap, or together they empty `tools`. */
export function fixOfAll(fixes: readonly (readonly Fix[])[], context: AgentContext): readonly Fix[] {
  const firsts = fixes.flatMap(([first]) => first ?? []);
  const [first] = firsts;
  if (!first || firsts.length < 2 || firsts.length < fixes.length || firsts.length > MOST_FIXED_AT_ONCE) return [];
  const edits = firsts.flatMap((fix) => fix.edits);
  if (haveCollision(edits)) return [];
  if (emptiesTools(edits, context)) return [];
  const safe = firsts.every((fix) => fix.safe);
  const placeholder = firsts.some((fix) => fix.placeholder) ? ({ placeholder: true } as const) : {};
  const reads = firsts.flatMap((fix) => fix.reads ?? []);
  return [
    {
      title: title('everywhere', { first: first.title, count: firsts.length - 1 }),
      edits,
      safe,
      reads,
      ...placeholder,
    },
  ];
}

/** Removing one entry leaves the others; removing each one leaves an agent without any tool. */
function emptiesTools(edits: readonly TextEdit[], context: AgentContext): boolean {
  const { verdict } = context;
  if (verdict.status !== 'loads' || verdict.tools === null || verdict.tools.length === 0) return false;
  const judged = reread(context, edits).verdict;
  return judged.status === 'loads' && judged.tools?.length === 0;
}
