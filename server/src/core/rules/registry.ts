// All rules with the properties that follow from their folder; `npm run generate` lists them.

import { listed } from '../../generated/rules';
import { dialectNames } from '../dialects/names';
import type { SkipCode } from '../dialects/verdict';
import type { Rule, RuleModule } from './rule';

/** Sorted by id. */
export const rules: readonly Rule[] = listed.map(({ rule, ...place }) => completed(rule, place));

function completed(rule: RuleModule, place: Pick<Rule, 'group' | 'dialect'>): Rule {
  const measured = dialectNames.claude;
  const checked = [`${measured.product} ${measured.newestVersion}`, ...(rule.docs.checkedWith ?? [])].join(', ');
  return { ...rule, ...place, docs: { ...rule.docs, checked: rule.docs.checked ?? checked } };
}

/** Id of the rule that explains why the loader skips a file; the code itself where no rule does. */
export const ruleExplaining = (code: SkipCode, among: readonly RuleModule[] = rules): string =>
  among.find((rule) => rule.explains?.includes(code))?.id ?? code;

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

export const ruleById = (id: string): Rule | undefined => byId.get(id);
