/** All rules, by name. A new rule is a file (or a line in its group's file) and nothing else. */
import type { Rule } from './rule';
import { descriptionRules } from './rules/description';
import { verdictRules } from './rules/verdicts';

export const rules: readonly Rule[] = [...verdictRules, ...descriptionRules];

const byName = new Map(rules.map((rule) => [rule.name, rule]));

export function ruleNamed(name: string): Rule | undefined {
  return byName.get(name);
}
