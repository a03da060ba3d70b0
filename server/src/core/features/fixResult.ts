// Judges what applied fixes made of a file, by comparing it before and after as the runtime reads it. Pure.

import type { Runtime } from '../dialects/runtime';
import type { Loads, Verdict } from '../dialects/verdict';
import { grantedTools } from '../fixes/reread';
import { placesOf } from '../rules/grouping';
import type { Finding } from '../rules/rule';
import { check, type RunOptions } from '../rules/run';
import { isPlainList, isPlainMap, type Plain } from '../syntax/plainYaml';
import { toolReference } from '../syntax/toolList';
import type { AgentContext } from '../workspace/agentContext';

/** What decides what an agent may do and who answers. `field`: a field that is gone. */
const PARTS = ['name', 'tools', 'model', 'permissionMode', 'hooks', 'mcpServers', 'skills', 'memory', 'field'] as const;
export type Part = (typeof PARTS)[number];

export type Rejection = { readonly kind: 'unloaded' } | { readonly kind: 'changed'; readonly parts: readonly Part[] };

/**
 * Why the result is not to be kept; absent where it is. `announced` holds the parts that the applied fixes are known to change;
 * with `'nothing'` only the spelling of ignored names may differ, which is what safe fixes do. New errors are found by
 * `newErrorOf`: they can depend on other files that are fixed as well.
 */
export function rejectionOf(
  before: AgentContext,
  after: AgentContext,
  announced: ReadonlySet<Part> | 'nothing',
): Rejection | undefined {
  if (before.verdict.status === 'loads' && after.verdict.status !== 'loads') return { kind: 'unloaded' };
  if (announced === 'nothing' && before.verdict.status !== 'loads' && losesList(before, after))
    return { kind: 'changed', parts: ['tools'] };
  const parts = changedParts(before, after).filter((part) =>
    announced === 'nothing' ? !isRespelled(part, before, after) : !announced.has(part),
  );
  return parts.length > 0 ? { kind: 'changed', parts } : undefined;
}

/** How many errors of each rule a file has. */
export type ErrorCounts = ReadonlyMap<string, number>;

export function errorsOf(context: AgentContext, options: RunOptions = {}): ErrorCounts {
  const counts = new Map<string, number>();
  for (const { rule, severity } of check(context, options).flatMap(placesOf))
    if (severity === 'error') counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

/** The first error of a rule that has more of them than before. */
export function newErrorOf(before: ErrorCounts, after: AgentContext, options: RunOptions = {}): Finding | undefined {
  const left = new Map(before);
  for (const finding of check(after, options).flatMap(placesOf)) {
    if (finding.severity !== 'error') continue;
    const known = left.get(finding.rule) ?? 0;
    if (known === 0) return finding;
    left.set(finding.rule, known - 1);
  }
  return undefined;
}

/** The parts that differ; none where the file did not load before, because nothing was in effect. */
export function changedParts(before: AgentContext, after: AgentContext): readonly Part[] {
  const [was, is] = [before.verdict, after.verdict];
  if (was.status !== 'loads' || is.status !== 'loads') return [];
  const { runtime } = before;
  return PARTS.filter((part) => valueText(part, was, runtime) !== valueText(part, is, runtime)).filter(
    (part) => part !== 'field' || goneFields(was, is).length > 0,
  );
}

function valueText(part: Part, verdict: Loads, runtime: Runtime): string {
  const { fields } = verdict.reading;
  switch (part) {
    case 'name':
      return verdict.name;
    case 'model':
      return JSON.stringify(verdict.model);
    case 'tools':
      return grantedTools(verdict, runtime);
    case 'field':
      return JSON.stringify([...fields.keys()].sort());
    default:
      return written(fields.get(part));
  }
}

function written(value: Plain | undefined): string {
  if (isPlainList(value)) return `[${value.map(written).join()}]`;
  if (isPlainMap(value))
    return `{${[...value].map(([key, each]) => `${JSON.stringify(key)}:${written(each)}`).join()}}`;
  return typeof value === 'bigint' ? `${value}n` : (JSON.stringify(value) ?? '');
}

const bare = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function goneFields(was: Verdict, is: Verdict): readonly string[] {
  const left = new Set([...is.reading.fields.keys()].map(bare));
  return [...was.reading.fields.keys()].filter((name) => !left.has(bare(name)));
}

/** True where the part differs only because names that the runtime ignored are now spelled as it knows them. */
function isRespelled(part: Part, before: AgentContext, after: AgentContext): boolean {
  const [was, is] = [before.verdict.reading.fields, after.verdict.reading.fields];
  const { runtime } = before;
  if (part === 'name' || part === 'field') return false;
  if (part === 'tools') {
    const hadNone =
      before.verdict.status === 'loads' && before.runtime.effectiveTools(before.verdict).status !== 'granted';
    const isKept = (field: 'tools' | 'disallowedTools'): boolean =>
      namesIn(before.runtime.listOf(spelled(was, field), field), runtime) ===
      namesIn(before.runtime.listOf(is, field), runtime);
    return (
      (isKept('tools') || (hadNone && saysAll(was, before.runtime.listOf(is, 'tools')))) && isKept('disallowedTools')
    );
  }
  return written(spelled(was, part).get(part)).toLowerCase() === written(is.get(part)).toLowerCase();
}

/** One stray space in front is a slip; more of them are text of another field. */
const WRITTEN_LIST = /^ ?(tools|disallowedTools)[ \t]*:(.*(?:\r?\n[ \t-].*)*)/gm;
const STAR_ALONE = /(?:^|[\s,[])["']?\*["']?[ \t]*(?:$|[,\]\r\n#])/;

/** Of a file that did not load: a list that is written is not there afterwards, or means all tools without saying so. */
function losesList(before: AgentContext, { verdict }: AgentContext): boolean {
  if (verdict.status !== 'loads') return false;
  return [...before.doc.frontmatter.text.matchAll(WRITTEN_LIST)].some(([, field, value = '']) => {
    const names = field === 'tools' ? verdict.tools : verdict.disallowedTools;
    return names === null || (names.includes('*') && !STAR_ALONE.test(value));
  });
}

/** Where no tool was usable, the list becomes what its characters say: never the absent one or `*`, which mean all tools. */
function saysAll(was: ReadonlyMap<string, Plain>, names: readonly string[] | null): boolean {
  const words = written(was.get('tools')).toLowerCase();
  return names?.every((name) => name !== '*' && words.includes(toolReference(name).name.toLowerCase())) ?? false;
}

/** The fields with this one taken from a name that differs only in letter case, where it is not there itself. */
function spelled(fields: ReadonlyMap<string, Plain>, name: string): ReadonlyMap<string, Plain> {
  if (fields.has(name)) return fields;
  const other = [...fields.keys()].find((each) => each.toLowerCase() === name.toLowerCase());
  return other === undefined ? fields : new Map([...fields, [name, fields.get(other) ?? null]]);
}

function namesIn(items: readonly string[] | null, runtime: Runtime): string {
  if (items === null) return 'absent';
  const names = items.map((item) => {
    const { name } = toolReference(item);
    const rest = item.trim().slice(name.length);
    const renamed = runtime.tools.canonical(name) ?? runtime.tools.removed(name)?.replacement ?? name;
    return `${renamed.toLowerCase()}${rest}`;
  });
  return JSON.stringify([...new Set(names)].sort());
}
