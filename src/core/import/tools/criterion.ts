/**
 * Criterion.rs: `estimates.json` and `sample.json` under target/criterion, what it prints, and the form of
 * `cargo bench` (`test NAME ... bench:`). Times are per iteration, in nanoseconds.
 */
import { head } from '../lines';
import type { Importer } from '../model';
import { criterionJson, isCriterionJson } from './criterion-json';
import { criterionText } from './criterion-text';

const benchLine = /^test .+ \.\.\. bench:[ \t]+[\d.,]+ ns\/iter \(\+\/- [\d.,]+\)/m;
const timeLine = /^(?:\S.*)?[ \t]time:[ \t]+\[[\d.]+ [pnµμum]?s [\d.]+ [pnµμum]?s [\d.]+ [pnµμum]?s\]/m;

export const criterion: Importer = {
  tool: 'criterion',
  name: 'Criterion',
  sniff: ({ text }) => {
    const start = head(text);
    if (isCriterionJson(start)) return 1;
    return benchLine.test(start) || timeLine.test(start) ? 0.95 : 0;
  },
  read: (file) => (isCriterionJson(head(file.text)) ? criterionJson(file) : criterionText(file)),
};
