// Compares a file before and after fixes as the runtime reads it, to refuse unwanted effects. Pure.

import type { Runtime } from '../dialects/runtime';
import type { Loads, Verdict } from '../dialects/verdict';
import { grantedTools } from '../fixes/reread';
import { placesOf } from '../rules/grouping';
import type { Finding } from '../rules/rule';
import { checkWhole, type RunOptions } from '../rules/run';
import { isPlainList, isPlainMap, type Plain } from '../syntax/plainYaml';
import { toolReference } from '../syntax/toolList';
import type { AgentContext } from '../workspace/agentContext';

/** Parts that decide an agent's rights and routing. `field`: a removed field. */
const PARTS = ['name', 'tools', 'model', 'permissionMode', 'hooks', 'mcpServers', 'skills', 'memory', 'field'] as const;
export type Part = (typeof PARTS)[number];

export type Rejection = { readonly kind: 'unloaded' } | { readonly kind: 'changed'; readonly parts: readonly Part[] };

/**
 * Why the result is refused; absent where it is acceptable. `announced`: the parts that the applied fixes are known to change; with
 * `'nothing'`, as for safe fixes, only the spelling of ignored names may differ. `newErrorOf` finds new errors, because those can
 * depend on other fixed files.
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

/** Number of errors per rule. */
export type ErrorCounts = ReadonlyMap<string, number>;

export function errorsOf(context: AgentContext, options: RunOptions = {}): ErrorCounts {
  const counts = new Map<string, number>();
  for (const { rule, severity } of checkWhole(context, options).flatMap(placesOf))
    if (severity === 'error') counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

/** The first error of a rule that has more errors than before. */
export function newErrorOf(before: ErrorCounts, after: AgentContext, options: RunOptions = {}): Finding | undefined {
  const left = new Map(before);
  for (const finding of checkWhole(after, options).flatMap(placesOf)) {
    if (finding.severity !== 'error') continue;
    const known = left.get(finding.rule) ?? 0;
    if (known === 0) return finding;
    left.set(finding.rule, known - 1);
  }
  return undefined;
}

/** The parts that differ; none if the file did not load before, because nothing was in effect. */
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

/** True if the part differs only because ignored names are now spelled as the runtime knows them. */
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

/** One leading space is a slip; several indicate text of another field. */
const WRITTEN_LIST = /^ ?(tools|disallowedTools)[ \t]*:(.*(?:\r?\n[ \t-].*)*)/gm;
const STAR_ALONE = /(?:^|[\s,[])["']?\*["']?[ \t]*(?:$|[,\]\r\n#])/;

/** For a file that did not load: a written list disappears, or comes to mean all tools without `*`. */
function losesList(before: AgentContext, { verdict }: AgentContext): boolean {
  if (verdict.status !== 'loads') return false;
  return [...before.doc.frontmatter.text.matchAll(WRITTEN_LIST)].some(([, field, value = '']) => {
    const names = field === 'tools' ? verdict.tools : verdict.disallowedTools;
    return names === null || (names.includes('*') && !STAR_ALONE.test(value));
  });
}

/** With no usable tool before, the list must match its written names: never absent and never `*`, which mean all tools. */
function saysAll(was: ReadonlyMap<string, Plain>, names: readonly string[] | null): boolean {
  const words = written(was.get('tools')).toLowerCase();
  return names?.every((name) => name !== '*' && words.includes(toolReference(name).name.toLowerCase())) ?? false;
}

/** Fields by their exact name, else by a name that differs only in letter case. */
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
