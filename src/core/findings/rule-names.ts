/**
 * The names of all rules, in the order of the documentation. Rules and their examples are typed against these, so that
 * waivers and completion know every name without loading the code that compares reports.
 */

/** Reported by the reader about the file itself. */
export const readerRuleNames = [
  'syntax',
  'duplicate-key',
  'byte-order-mark',
  'lost-characters',
  'format',
  'schema',
  'duplicate-id',
  'unknown-reference',
  'no-baseline',
  'no-number',
  'unknown-field',
] as const;

/** About one report. */
export const reportRuleNames = [
  'failed-runs',
  'fell-to-zero',
  'gone',
  'from-zero',
  'not-comparable',
  'unmentioned-regression',
  'regression',
  'untested-regression',
  'suspect-regression',
  'trade-off',
  'duplicate-row',
  'copied-numbers',
  'bad-waiver',
  'no-direction',
  'no-unit',
  'mixed-units',
  'not-stated',
  'missing-parameter',
  'vague-metric',
  'unreleased-build',
  'cpu-overcommit',
  'cpu-saturated',
  'memory-overcommit',
  'unequal-environments',
  'confounded-subjects',
  'unequal-runs',
  'blocked-order',
  'dependent-runs',
  'peeked',
  'within-one-boot',
  'no-warmup',
  'single-run',
  'few-runs',
  'no-spread',
  'runs-unknown',
  'required-precision',
  'noisy',
  'extreme-run',
  'variance-grew',
  'invalid-samples',
  'short-runs',
  'outlier-run',
  'slow-first-run',
  'bimodal-runs',
  'drifting-runs',
  'few-digits',
  'underpowered',
  'not-significant',
  'equivalence-unproven',
  'claim-mismatch',
  'claim-wrong-sign',
  'percent-basis-unknown',
  'percent-of-percent',
  'impossible-numbers',
  'ratio-mismatch',
  'ratio-inverted',
  'arithmetic-mean-of-ratios',
  'mixed-summary',
  'summary-mismatch',
  'summary-hides-range',
  'best-of',
  'false-precision',
  'partial-suite',
  'relative-only',
  'micro-only',
  'headline-only',
  'sweep-hole',
  'one-sided-tuning',
] as const;

/** About two reports. */
export const comparingRuleNames = [
  'environment-changed',
  'benchmark-version-changed',
  'unit-changed',
  'parameters-changed',
  'baseline-changed',
  'baseline-moved',
  'dropped-to-zero',
  'rose-from-zero',
  'rows-changed',
  'verdict-flipped',
  'numbers-carried-over',
] as const;

/** About a report and the ones before it in its series. */
export const nightRuleNames = [
  'night-regression',
  'night-suspect',
  'night-lost',
  'night-environment',
  'night-shift',
] as const;

export type ReaderRuleName = (typeof readerRuleNames)[number];
export type ReportRuleName = (typeof reportRuleNames)[number];
export type ComparingRuleName = (typeof comparingRuleNames)[number];
export type NightRuleName = (typeof nightRuleNames)[number];
