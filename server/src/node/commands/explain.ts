// `subagents explain RULE` and `subagents rules`: the documentation of the rules.

import { sanitize } from '../../../../common/src/text/sanitize';
import { ruleById, rules } from '../../core/rules/registry';
import { ruleGroups } from '../../core/rules/rule';
import { parseArguments, unknownRule } from '../arguments';
import { type Output, UsageError } from '../command';
import { commandText } from '../commandTexts';

export function explainCommand(args: readonly string[], output: Output): number {
  const [id = ''] = parseArguments('explain', args).positionals;
  if (id.trim() === '') throw new UsageError(commandText('usage.explain'));
  const rule = ruleById(id);
  if (!rule)
    throw unknownRule(
      id,
      rules.map((each) => each.id),
    );
  const { docs } = rule;
  const sample = (text: string): string =>
    sanitize(`${text.length > 2000 ? `${text.slice(0, 200)}…` : text}`.trimEnd().replace(/\r/g, '␍')).replace(
      /^/gm,
      '    ',
    );
  output.write(
    [
      `${rule.id} (${rule.severity}${rule.offByDefault ? commandText('explain.offByDefault') : ''}, ${rule.group})`,
      docs.title,
      '',
      docs.why,
      '',
      commandText('explain.found'),
      '',
      sample(docs.bad),
      '',
      commandText('explain.notFound'),
      '',
      sample(docs.good),
      '',
      commandText('explain.source', { source: docs.source, checked: docs.checked }),
      '',
    ].join('\n'),
  );
  return 0;
}

export function rulesCommand(args: readonly string[], output: Output): number {
  const { format } = parseArguments('rules', args).values;
  const all = rules.map((rule) => ({
    id: rule.id,
    group: rule.group,
    dialect: rule.dialect ?? null,
    since: rule.since,
    severity: rule.severity,
    offByDefault: rule.offByDefault === true,
    title: rule.docs.title,
    why: rule.docs.why,
    source: rule.docs.source,
    checked: rule.docs.checked,
  }));
  if (format === 'json') output.write(`${JSON.stringify(all, null, 2)}\n`);
  else
    output.write(
      ruleGroups
        .map((group) => ({ group, listed: all.filter((rule) => rule.group === group) }))
        .filter(({ listed }) => listed.length > 0)
        .map(({ group, listed }) => `${group}\n${listed.map((rule) => `  ${ruleLine(rule)}\n`).join('')}`)
        .join('\n'),
    );
  return 0;
}

interface ListedRule {
  readonly id: string;
  readonly severity: string;
  readonly title: string;
  readonly offByDefault: boolean;
}

function ruleLine({ id, severity, title, offByDefault }: ListedRule): string {
  const line = `${id.padEnd(30)} ${severity.padEnd(12)} ${title}`;
  return offByDefault ? `${line} (${commandText('rules.offByDefault')})` : line;
}
