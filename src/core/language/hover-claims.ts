/** Hover on a claim: recomputed from the data on its own basis. */
import { subjectLabel } from '../analysis/subjects';
import { namer } from '../analysis/label';
import type { Row } from '../analysis/model';
import { asPerformance, asQuotient, dataFor } from '../findings/rules/operands';
import { formatPercent, formatRatio } from '../text/ratio';
import type { Benchmark, Claim, ReportClaim } from '../generated/format';
import { isMeant } from '../report/glob';
import { saysOf } from '../page-model/detail';
import { word, type Message } from '../messages/messages';
import { rowLine, type Hovered } from './hover-row';

export function claimLines(hovered: Hovered): Message[] {
  const { report, analysis, path } = hovered;
  const benchmark = report.benchmarks[Number(path[1])];
  const claim = benchmark?.claims?.[Number(path[3])];
  if (!benchmark || !claim) return [];
  const rows = analysis.rows.filter((row) => row.benchmark === Number(path[1]) && row.subject === claim.subject);
  return [
    title(hovered, claim),
    ...dataLines(hovered, benchmark, Number(path[1]), claim),
    ...rows.map((row) => rowLine(hovered, row)),
  ];
}

/** A claim about several rows: what the data say about each, the worst first. */
export function reportClaimLines(hovered: Hovered): Message[] {
  const { report, analysis, path } = hovered;
  const claim = report.claims?.[Number(path[1])];
  if (!claim) return [];
  const meant = (row: Row): boolean => {
    const id = report.benchmarks[row.benchmark]?.id;
    return (
      (claim.subject === undefined || row.subject === claim.subject) &&
      id !== undefined &&
      isMeant(claim.benchmarks, id)
    );
  };
  const rows = analysis.rows.filter(meant).sort((a, b) => (a.ratio ?? Infinity) - (b.ratio ?? Infinity));
  const shown = rows.slice(0, 5).map((row) => rowLine(hovered, row, true));
  return [
    title(hovered, claim),
    word('hover.claim-rows', { n: rows.length }),
    ...shown,
    ...(rows.length > 5 ? [word('finding.rows-more', { n: rows.length - 5 })] : []),
  ];
}

function title({ report }: Hovered, claim: Claim | ReportClaim): Message {
  const says = saysOf(claim as Claim);
  return claim.subject === undefined
    ? word('hover.claim', { says })
    : word('hover.claim-of', { says, subject: subjectLabel(report, claim.subject) });
}

function dataLines(
  { report, analysis, literal }: Hovered,
  benchmark: Benchmark,
  index: number,
  claim: Claim,
): Message[] {
  const data = dataFor({ analysis, literal }, benchmark, ['benchmarks', index], claim);
  if (!data) return [word('hover.claim-no-data', { name: namer(report)(benchmark) })];
  const direction = benchmark.metric?.direction;
  const ratio = asPerformance(data.quotient, data, direction);
  const quotient = asQuotient(data.quotient, data, direction);
  const percent = (share: number | undefined): string => (share === undefined ? '?' : formatPercent(share));
  const shares = {
    change: quotient && quotient - 1,
    improvement: ratio && ratio - 1,
    reduction: quotient && 1 - quotient,
    overhead: ratio && 1 / ratio - 1,
  };
  if (claim.factor !== undefined) {
    const factor = claim.basis === 'change' ? quotient : ratio;
    return factor === undefined ? [] : [word('hover.claim-factor', { factor: String(Number(factor.toPrecision(4))) })];
  }
  if (claim.basis && claim.percent !== undefined) {
    const basis = word(`basis.${claim.basis}`);
    const share = shares[claim.basis];
    if (share === undefined) return [];
    return [
      ratio === undefined
        ? word('hover.claim-data', { basis, data: percent(share) })
        : word('hover.claim-data-ratio', { basis, data: percent(share), ratio: formatRatio(ratio) }),
    ];
  }
  return [
    word('hover.claim-bases', {
      change: percent(shares.change),
      improvement: percent(shares.improvement),
      reduction: percent(shares.reduction),
      overhead: percent(shares.overhead),
    }),
  ];
}
