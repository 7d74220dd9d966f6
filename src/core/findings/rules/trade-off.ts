/** The cost of a gain: "same throughput, 20% more host CPU". */
import { metricChange, changeText } from '../../analysis/change';
import { familyOf, hasCosts } from '../../analysis/family';
import type { Row } from '../../analysis/model';
import { isWorse } from '../../analysis/orient';
import { formatPercent } from '../../text/ratio';
import { word } from '../../messages/messages';
import type { RuleContext, RuleHit, ReportRule } from '../rule';

/** Whether a cost grew by more than the margin, significantly so if it was tested. */
function grew(row: Row, alpha: number): boolean {
  return (
    row.role === 'cost' &&
    row.ratio !== undefined &&
    row.verdict.word !== 'not-judged' &&
    isWorse(row.ratio, row.limits) &&
    (row.tested === undefined || row.tested.p < alpha)
  );
}

function tradeOff(context: RuleContext): RuleHit[] {
  const { report, analysis } = context;
  if (!hasCosts(report)) return [];
  const costs = analysis.rows.filter((row) => grew(row, analysis.correction.alpha));
  if (costs.length === 0) return [];
  const family = (row: Row): string =>
    `${row.subject} ${familyOf(report.benchmarks[row.benchmark] ?? report.benchmarks[0]!)}`;
  const primaries = new Map(
    analysis.rows.filter((row) => row.role === 'primary' && row.ratio !== undefined).map((row) => [family(row), row]),
  );
  return costs.flatMap((cost): RuleHit[] => {
    const primary = primaries.get(family(cost));
    const entry = report.benchmarks[cost.benchmark];
    const more = 1 / (cost.ratio ?? 1) - 1;
    const gain = (primary?.ratio ?? 0) - 1;
    // A benchmark that got worse is reported as a regression; one that gained as much has paid for the cost.
    if (!primary || !entry || gain >= more || isWorse(primary.ratio ?? 1, primary.limits)) return [];
    const args = {
      name: context.rowName(cost, entry),
      metric: entry.metric?.name ?? entry.name,
      more: formatPercent(metricChange(cost, entry.metric)?.share ?? 0),
      gain: changeText(metricChange(primary, report.benchmarks[primary.benchmark]?.metric) ?? { share: 0 }),
    };
    return [
      {
        path: cost.path,
        rows: [cost.key, primary.key],
        message: word('finding.trade-off', args),
        related: [{ path: primary.path, part: 'value', message: word('finding.trade-off-gain', args) }],
      },
    ];
  });
}

export const tradeOffRule: ReportRule = {
  name: 'trade-off',
  group: 'verdicts',
  severity: 'information',
  find: tradeOff,
  reads: ({ benchmark, rows }, { report }) =>
    hasCosts(report) ? [benchmark.name, benchmark.metric, familyOf(benchmark), rows] : undefined,
  says: 'A cost metric grew by more than the margin, and its benchmark did not gain as much.',
};
