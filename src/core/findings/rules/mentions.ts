/** Whether a report owns up to a row that got worse. */
import type { Row } from '../../analysis/model';
import { claimedRatio } from '../../analysis/printed';
import type { Benchmark, Claim, Report } from '../../generated/format';
import { isMeant } from '../../report/glob';

/** A report that claims nothing has nothing to leave out. */
export function makesClaims(report: Report): boolean {
  return (report.claims?.length ?? 0) > 0 || report.benchmarks.some((benchmark) => (benchmark.claims?.length ?? 0) > 0);
}

/**
 * Whether some claim about this row and subject says that it got worse: a negative number, or the words for it. A claim
 * about the report as a whole owns up to the rows that it names, and to no others.
 */
export function isMentioned(report: Report, benchmark: Benchmark, row: Row): boolean {
  const concerns = (claim: { readonly subject?: string }): boolean =>
    claim.subject === undefined || claim.subject === row.subject;
  const own = (benchmark.claims ?? []).some((claim) => concerns(claim) && saysWorse(claim, row.direction));
  return (
    own ||
    (report.claims ?? []).some(
      (claim) =>
        claim.benchmarks !== undefined &&
        isMeant(claim.benchmarks, benchmark.id) &&
        concerns(claim) &&
        saysWorse(claim as Claim, row.direction),
    )
  );
}

function saysWorse(claim: Claim, direction: Row['direction']): boolean {
  if (claim.kind === 'worse' || claim.kind === 'regression') return true;
  // A bound says a direction too: "up to 5% overhead" owns up.
  const ratio = claimedRatio({ ...claim, bound: undefined }, direction);
  return typeof ratio === 'number' && ratio < 1;
}
