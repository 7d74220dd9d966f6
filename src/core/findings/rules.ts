/** All rules about one report. A new rule goes into the file of its group, and its name into `rule-names.ts`. */
import { comparingRuleNames, nightRuleNames } from './rule-names';
import type { Rule } from './rule';
import { certaintyRules } from './rules/certainty';
import { claimRules } from './rules/claims';
import { descriptionRules } from './rules/description';
import { designRules } from './rules/design';
import { runCountRules } from './rules/run-counts';
import { sampleRules } from './rules/samples';
import { selectionRules } from './rules/selection';
import { storedRules } from './rules/stored';
import { runPatternRules } from './rules/run-patterns';
import { structureRules } from './rules/structure';
import { tradeOffRule } from './rules/trade-off';
import { verdictRules } from './rules/verdicts';

export const rules: readonly Rule[] = [
  ...verdictRules,
  tradeOffRule,
  ...structureRules,
  ...descriptionRules,
  ...designRules,
  ...runCountRules,
  ...sampleRules,
  ...runPatternRules,
  ...certaintyRules,
  ...claimRules,
  ...storedRules,
  ...selectionRules,
];

const byName = new Map<string, Rule>(rules.map((rule) => [rule.name, rule]));

export function ruleNamed(name: string): Rule | undefined {
  return byName.get(name);
}

/** Findings about the content of reports can be waived; findings about the file itself cannot. */
export const waivable: readonly string[] = [
  ...rules.filter((rule) => rule.group !== 'structure').map((rule) => rule.name),
  ...comparingRuleNames,
  ...nightRuleNames,
];
