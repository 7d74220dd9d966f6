/** Whether the claims of a report mention a row that got worse. */
import type { Row } from '../../analysis/model';
import { claimedRatio } from '../../analysis/printed';
import type { Benchmark, Claim, Report } from '../../generated/format';
import { isMeant } from '../../report/glob';
import { derived } from '../../report/versions';

const hasClaims = ({ claims }: Pick<Report | Benchmark, 'claims'>): boolean => (claims?.length ?? 0) > 0;

/** A report without claims cannot omit one. */
export const makesClaims: (report: Report) => boolean = derived({
  reads: hasClaims,
  make: (report) => hasClaims(report) || report.benchmarks.some(hasClaims),
});

/**
 * Whether a claim about this row and subject says that it got worse, by a negative number or in words. A claim about
 * the whole report counts for the rows that it names.
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
  // A bound implies a direction too: "up to 5% overhead" mentions a loss.
  const ratio = claimedRatio({ ...claim, bound: undefined }, direction);
  return typeof ratio === 'number' && ratio < 1;
}
