/** Summaries of ratios: whether the method is sound, and whether the value follows from the rows. */
import { overlap, printedSpan } from '../../analysis/digits';
import type { Row } from '../../analysis/model';
import type { Summary } from '../../generated/format';
import { word } from '../../messages/messages';
import { isMeant } from '../../report/glob';
import type { Path } from '../../report/path';
import { geometricMean } from '../../statistics/geomean';
import { fixed } from '../../text/number';
import type { Fix } from '../model';
import type { ReportRule, Rule, RuleContext, RuleHit } from '../rule';

/** The rows of a summary that have a ratio. */
function rowsOf(summary: Summary, { report, analysis }: RuleContext): Row[] {
  return analysis.rows.filter(
    (row) =>
      row.subject === summary.subject &&
      row.role === 'primary' &&
      row.ratio !== undefined &&
      row.verdict.word !== 'not-judged' &&
      isMeant(summary.of, report.benchmarks[row.benchmark]?.id ?? ''),
  );
}

const readsOf: ReportRule['reads'] = ({ benchmark: { kind, ratios }, rows }, { report }) =>
  report.summaries?.length
    ? [kind, ratios, rows.map(({ role, ratio, direction, verdict }) => [role, ratio, direction, verdict.word])]
    : undefined;

function recomputed(method: Summary['method'], list: readonly number[]): number | undefined {
  if (list.length === 0) return undefined;
  switch (method) {
    case 'geomean':
      return geometricMean(list);
    case 'arithmetic':
      return list.reduce((a, b) => a + b, 0) / list.length;
    case 'harmonic':
      return list.length / list.reduce((a, b) => a + 1 / b, 0);
    default:
      return undefined;
  }
}

function eachSummary(
  context: RuleContext,
  look: (summary: Summary, rows: readonly Row[], at: Path) => RuleHit | undefined,
): RuleHit[] {
  return (context.report.summaries ?? []).flatMap(
    (summary, index) => look(summary, rowsOf(summary, context), ['summaries', index]) ?? [],
  );
}

const ratioOf = (row: Row): number => row.ratio ?? 1;

function summaryMismatch(context: RuleContext): RuleHit[] {
  return eachSummary(context, (summary, rows, at) => {
    const value = recomputed(summary.method, rows.map(ratioOf));
    const path: Path = [...at, 'value'];
    // Tolerance for the rounding of the ratios.
    if (
      value === undefined ||
      overlap(printedSpan(summary.value, context.literal(path)), { lo: value * 0.999, hi: value * 1.001 })
    )
      return undefined;
    const number = Number(value.toPrecision(4));
    const fix: Fix = {
      id: 'number',
      safe: false,
      title: word('fix.replace-number', { old: summary.value, now: number }),
      edits: [{ kind: 'set', path, value: number }],
    };
    return {
      path,
      fixes: [fix],
      message: word('finding.summary-mismatch', {
        method: word(`method.${summary.method}`),
        stored: String(summary.value),
        data: fixed(value, 3),
        n: rows.length,
      }),
    };
  });
}

function arithmeticMean(context: RuleContext): RuleHit[] {
  return eachSummary(context, (summary, rows, at) => {
    if (summary.method !== 'arithmetic') return undefined;
    const value = geometricMean(rows.map(ratioOf));
    const number = value === undefined ? undefined : Number(value.toPrecision(4));
    const fixes: Fix[] =
      number === undefined
        ? []
        : [
            {
              id: 'geomean',
              safe: false,
              title: word('fix.geomean', { value: number }),
              edits: [
                { kind: 'set', path: [...at, 'method'], value: 'geomean' },
                { kind: 'set', path: [...at, 'value'], value: number },
              ],
            },
          ];
    return {
      path: [...at, 'method'],
      fixes,
      message: word(number === undefined ? 'finding.arithmetic-mean' : 'finding.arithmetic-mean-of', {
        value: number ?? '',
      }),
    };
  });
}

function mixedSummary(context: RuleContext): RuleHit[] {
  const { report } = context;
  return eachSummary(context, (_summary, rows, at) => {
    const kinds = new Set(
      rows.map((row) => report.benchmarks[row.benchmark]?.kind).filter((kind) => kind !== undefined),
    );
    const quotients = rows.filter((row) =>
      report.benchmarks[row.benchmark]?.ratios?.some(
        (ratio) => ratio.kind === 'quotient' && ratio.subject === row.subject,
      ),
    );
    const directions = new Set(quotients.map((row) => row.direction));
    if (kinds.size > 1) return { path: [...at, 'method'], message: word('finding.mixed-kinds') };
    return directions.size > 1 ? { path: [...at, 'method'], message: word('finding.mixed-directions') } : undefined;
  });
}

/** A summary without its rows, whose range cannot be seen. */
function summaryHidesRange(context: RuleContext): RuleHit[] {
  return eachSummary(context, (_summary, rows, at) =>
    rows.length < 2
      ? { path: [...at, 'value'], message: word('finding.summary-hides-range', { n: rows.length }) }
      : undefined,
  );
}

export const summaryRules: readonly Rule[] = [
  {
    name: 'arithmetic-mean-of-ratios',
    group: 'arithmetic',
    severity: 'error',
    source: 'FW; the seed: 1.104 against 1.097',
    find: arithmeticMean,
    reads: readsOf,
    says:
      'An arithmetic mean of ratios depends on which side is the baseline, and always flatters the candidate. Use ' +
      'the geometric mean.',
  },
  {
    name: 'mixed-summary',
    group: 'arithmetic',
    severity: 'warning',
    source: 'H 2.1',
    find: mixedSummary,
    reads: readsOf,
    says: 'A summary combines micro and macro benchmarks, or quotients of different directions.',
  },
  {
    name: 'summary-mismatch',
    group: 'arithmetic',
    severity: 'error',
    find: summaryMismatch,
    reads: readsOf,
    says: 'A summary does not match the value computed from its rows.',
  },
  {
    name: 'summary-hides-range',
    group: 'arithmetic',
    severity: 'information',
    source: 'FW',
    find: summaryHidesRange,
    reads: readsOf,
    says: 'The rows of a summary are not in the report, so its smallest and largest ratio cannot be seen.',
  },
];
