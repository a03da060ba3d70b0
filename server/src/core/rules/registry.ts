// Every rule with what follows from the folder it lies in. `npm run generate` lists them.

import { listed } from '../../generated/rules';
import { dialectNames } from '../dialects/names';
import type { SkipCode } from '../dialects/verdict';
import type { Rule, RuleModule } from './rule';

/** In the order of the alphabet. */
export const rules: readonly Rule[] = listed.map(({ rule, ...place }) => completed(rule, place));

function completed(rule: RuleModule, place: Pick<Rule, 'group' | 'dialect'>): Rule {
  const measured = dialectNames.claude;
  const checked = [`${measured.product} ${measured.newestVersion}`, ...(rule.docs.checkedWith ?? [])].join(', ');
  return { ...rule, ...place, docs: { ...rule.docs, checked: rule.docs.checked ?? checked } };
}

/** The id of the rule that tells the author why the loader skips a file; the code itself where none does. */
export const ruleExplaining = (code: SkipCode, among: readonly RuleModule[] = rules): string =>
  among.find((rule) => rule.explains?.includes(code))?.id ?? code;

export const ruleById = (id: string): Rule | undefined => rules.find((rule) => rule.id === id);
