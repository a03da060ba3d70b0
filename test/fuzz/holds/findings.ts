// What holds for the rules on any text: none throws, every sentence is whole, every fix can be applied and keeps the agent, and
// fixing everything is done once and for all.

import type { Message } from '../../../common/src/messages/message';
import { effectiveToolsOf } from '../../../server/src/core/dialects/claude/loader/effective';
import { fixText } from '../../../server/src/core/features/fixText';
import type { Fix } from '../../../server/src/core/fixes/fix';
import { render } from '../../../server/src/core/messages/render';
import { rules } from '../../../server/src/core/rules/registry';
import type { Finding } from '../../../server/src/core/rules/rule';
import { check, fixesOf } from '../../../server/src/core/rules/run';
import { applyEdits } from '../../../server/src/core/text/edit';
import { span } from '../../../server/src/core/text/span';
import type { AgentContext } from '../../../server/src/core/workspace/agentContext';
import { strict } from '../../support/agents';
import { CHANGES } from '../../support/keptByFixes';
import { RUNTIME_VERSION } from '../../support/runtime';
import { Broken, must, mustEqual, mustLieIn } from '../must';
import type { Random } from '../random';
import type { Read } from './read';

/** Each is judged anew: more of them would leave no time for other inputs. */
const MOST_FIXES = 4;

export function findingsHold(context: AgentContext, read: Read, random: Random): void {
  const findings = check(context, strict);
  const { text } = context.doc;
  let last = 0;
  for (const finding of findings) {
    mustLieIn(finding.span, span(0, text.length), `a finding of ${finding.rule}`);
    must(finding.span.start >= last, 'findings are in order');
    last = finding.span.start;
    isWhole(finding.message);
    for (const { message } of finding.related) isWhole(message);
  }
  const fixes = findings.flatMap((finding) => fixesOf(finding, context).map((fix) => ({ finding, fix })));
  for (const { fix } of fixes) isWhole(fix.title);
  const few = fixes.length <= MOST_FIXES;
  for (let i = 0; i < Math.min(MOST_FIXES, fixes.length); i++) {
    const chosen = few ? fixes[i] : random.one(fixes);
    if (chosen) fixKeeps(context, read, chosen.finding, chosen.fix);
  }
  if (fixes.length > 0) fixingAllSettles(context, read, random);
}

/** Arguments replaced by a letter, so that what authors wrote between braces is not taken for a gap. */
function isWhole(message: Message): void {
  const args = Object.fromEntries(Object.keys(message.args).map((key) => [key, 'x']));
  for (const inner of Object.values(message.args)) if (typeof inner === 'object' && 'id' in inner) isWhole(inner);
  const said = render({ ...message, args });
  must(said !== message.id && !/\{(?:our:)?\w+\}/.test(said), `the words of ${message.id} are there and have no gap`);
  must(!/undefined|\[object|NaN/.test(said), `the words of ${message.id} are meant for people`);
}

function fixKeeps(before: AgentContext, read: Read, finding: Finding, fix: Fix): void {
  const { text } = before.doc;
  const name = `${finding.rule} (${fix.title.id})`;
  must(fix.edits.length > 0, `a fix of ${name} does something`);
  for (const edit of fix.edits) mustLieIn(edit.span, span(0, text.length), `an edit of ${name}`);
  const changed = applyEdits(text, fix.edits);
  must(changed !== text, `a fix of ${name} changes the text`);
  const after = read(changed);
  if (before.verdict.status !== 'loads') return;
  if (after.verdict.status !== 'loads') throw new Broken(`an agent that loads is loaded after the fix of ${name}`);
  if (!fix.safe) return;
  const may = CHANGES[finding.rule] ?? [];
  for (const part of ['name', 'description', 'tools', 'model'] as const)
    if (!may.includes(part))
      mustEqual(after.verdict[part], before.verdict[part], `the safe fix of ${name} keeps the ${part}`);
  if (may.includes('tools')) return;
  mustEqual(grantedTo(after), grantedTo(before), `the safe fix of ${name} keeps what the agent gets`);
}

function grantedTo({ verdict }: AgentContext): unknown {
  if (verdict.status !== 'loads') return verdict.status;
  const tools = effectiveToolsOf(verdict, RUNTIME_VERSION);
  return tools.status === 'granted' ? [...tools.tools].sort() : tools.status;
}

function fixingAllSettles(context: AgentContext, read: Read, random: Random): void {
  const [what, choice] = random.below(2) ? SAFE : ALL;
  const once = fixText(context, read, strict, choice).text;
  const again = read(once);
  must(fixText(again, read, strict, choice).text === once, `${what} does nothing the second time`);
  if (context.verdict.status === 'loads' && again.verdict.status !== 'loads')
    throw new Broken(`${what} leaves an agent loaded that was`);
}

const SAFE = ['--fix', 'safe'] as const;
const ALL = ['--fix-rule with every rule', new Set(rules.map(({ id }) => id))] as const;
