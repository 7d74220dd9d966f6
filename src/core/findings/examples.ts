/** The examples of all rules about one report. A rule without examples is a type error here. */
import type { ReportRuleName } from './rule-names';
import type { Example, ExamplePair } from './rules/example-parts';
import { certaintyExamples } from './rules/certainty.examples';
import { claimExamples } from './rules/claims.examples';
import { copiedNumbersExamples } from './rules/copied-numbers.examples';
import { descriptionExamples } from './rules/description.examples';
import { designExamples } from './rules/design.examples';
import { runCountExamples } from './rules/run-counts.examples';
import { sampleExamples } from './rules/samples.examples';
import { selectionExamples } from './rules/selection.examples';
import { storedExamples } from './rules/stored.examples';
import { runPatternExamples } from './rules/run-patterns.examples';
import { structureExamples } from './rules/structure.examples';
import { tradeOffExamples } from './rules/trade-off.examples';
import { verdictExamples } from './rules/verdicts.examples';

export const reportExamples: Readonly<Record<ReportRuleName, ExamplePair<Example>>> = {
  ...verdictExamples,
  ...tradeOffExamples,
  ...structureExamples,
  ...copiedNumbersExamples,
  ...descriptionExamples,
  ...designExamples,
  ...runCountExamples,
  ...sampleExamples,
  ...runPatternExamples,
  ...certaintyExamples,
  ...claimExamples,
  ...storedExamples,
  ...selectionExamples,
};
