/** Whether the data support what the report says about them. */
import { quotientSpan } from '../../analysis/digits';
import type { Row } from '../../analysis/model';
import { changesBetween } from '../../analysis/change';
import { runsNeeded, testOf } from '../../analysis/needed';
import { isWithin } from '../../analysis/orient';
import { restartWord } from '../../analysis/restart';
import { formatLimit, formatPercent, formatRatio, saidP } from '../../text/ratio';
import type { Benchmark, Claim } from '../../generated/format';
import { isMeant } from '../../report/glob';
import type { Path } from '../../report/path';
import { word, type Message } from '../../messages/messages';
import type { RuleContext, RuleHit, RowPlace, Rule } from '../rule';
import { once, type Case } from './once';
import { operand } from './operands';

/** Printed digits are too few if they leave the ratio this much room, as a share. */
const maxRatioSlack = 0.05;

function fewDigits(context: RuleContext): RuleHit[] {
  const { report } = context;
  const cases = context.analysis.rows.map((row) => roomOf(row, context)).filter((one) => one !== undefined);
  const [first] = [...cases].sort((a, b) => b.hi / b.lo - a.hi / a.lo);
  const entry = first && report.benchmarks[first.row.benchmark];
  if (!entry) return [];
  const sorted = [first, ...cases.filter((one) => one !== first)];
  const said = word('finding.few-digits', {
    name: context.rowName(first.row, entry),
    lo: formatRatio(first.lo),
    hi: formatRatio(first.hi),
  });
  return once(sorted, (n) => (n === 1 ? said : word('finding.and-rows', { said, n: n - 1 })));
}

const partsOf = (case_: Roomy | undefined): unknown => case_ && [case_.path, case_.lo, case_.hi];

/** A row whose ratio could be anything from `lo` to `hi`. */
interface Roomy extends Case {
  readonly row: Row;
  readonly lo: number;
  readonly hi: number;
}

function roomOf(row: Row, context: RuleContext): Roomy | undefined {
  const entry = context.report.benchmarks[row.benchmark];
  if (!entry || row.evidence !== 'values' || row.ratio === undefined || row.interval) return undefined;
  if (hasManyDigits(entry, row.subject) && hasManyDigits(entry, row.baseline)) return undefined;
  const at: Path = ['benchmarks', row.benchmark];
  const [now, old] = [row.subject, row.baseline].map((subject) => operand(context, entry, at, subject, undefined));
  // Numbers marked as approximate are known to be rounded.
  if (!now || !old || entry.results?.some((result) => result.approx)) return undefined;
  const span = quotientSpan(now.span, old.span);
  if (!span || span.hi / span.lo - 1 <= maxRatioSlack) return undefined;
  const ends = row.direction === 'lower' ? [1 / span.hi, 1 / span.lo] : [span.lo, span.hi];
  return {
    key: row.key,
    path: now.value < old.value ? now.path : old.path,
    lo: ends[0] ?? 0,
    hi: ends[1] ?? 0,
    row,
  };
}

/**
 * A cheap check: three digits or more. Half a unit of the last is then at most half a percent, and both sides together
 * stay far below the slack. Numbers quoted verbatim need the full check.
 */
function hasManyDigits({ results }: Benchmark, subject: string): boolean {
  const result = results?.find((one) => one.subject === subject);
  const value = result?.mean ?? result?.median;
  if (value === undefined || !(value > 0) || result?.verbatim !== undefined) return false;
  const twoDigits = value / 10 ** (Math.floor(Math.log10(value)) - 1);
  return Math.abs(twoDigits - Math.round(twoDigits)) > 1e-6;
}

/** The claims about a row: those of its benchmark, and those of the report that name the benchmark. */
function claimsOn(
  { row, benchmark, at }: RowPlace,
  { report }: RuleContext,
): { readonly claim: Claim; readonly path: Path }[] {
  const own = (benchmark.claims ?? []).map((claim, index) => ({ claim, path: [...at, 'claims', index] as Path }));
  const whole = (report.claims ?? []).flatMap((claim, index) =>
    claim.benchmarks !== undefined && isMeant(claim.benchmarks, benchmark.id)
      ? [{ claim: claim as Claim, path: ['claims', index] as Path }]
      : [],
  );
  return [...own, ...whole].filter(
    ({ claim }) => (claim.subject === undefined || claim.subject === row.subject) && (claim.stat ?? 'mean') === 'mean',
  );
}

const fieldOf = (claim: Claim): string =>
  claim.percent !== undefined
    ? 'percent'
    : claim.factor !== undefined
      ? 'factor'
      : claim.text !== undefined
        ? 'text'
        : 'kind';

function notSignificant(place: RowPlace, context: RuleContext): RuleHit[] {
  const { row } = place;
  if (!row.tested || row.tested.adjusted < context.analysis.correction.alpha) return [];
  const { adjusted } = row.tested;
  // p is formatted only if there is a message: most rows have no claim.
  return claimsOn(place, context)
    .filter(({ claim }) => claimsDifference(claim))
    .slice(0, 1)
    .map(({ claim, path }) => ({
      path: [...path, fieldOf(claim)],
      message: word('finding.not-significant', { name: context.rowName(row, place.benchmark), p: saidP(adjusted) }),
    }));
}

function claimsDifference({ kind, percent, factor }: Claim): boolean {
  if (kind === 'better' || kind === 'worse' || kind === 'regression') return true;
  return kind === undefined && ((percent !== undefined && percent !== 0) || (factor !== undefined && factor !== 1));
}

/** A claim of "same" needs the interval inside the band; untested rows cannot show it at all. */
function equivalenceUnproven(place: RowPlace, context: RuleContext): RuleHit[] {
  const { row } = place;
  if (row.ratio === undefined || row.evidence === 'claim' || row.verdict.word === 'no-change') return [];
  const proven = row.tested && isWithin(row.tested.lo90, row.tested.hi90, row.limits.equivalence);
  // A reported regression needs no second finding.
  if (proven || row.verdict.word === 'regression') return [];
  return claimsOn(place, context)
    .filter(({ claim }) => claim.kind === 'same')
    .slice(0, 1)
    .map(({ claim, path }) => ({
      path: [...path, fieldOf(claim)],
      message: row.tested
        ? unproven(row, row.tested, context.rowName(row, place.benchmark))
        : word('finding.equivalence-untested', {
            name: context.rowName(row, place.benchmark),
            ratio: formatRatio(row.ratio ?? 1, { printed: row.printed, limits: row.limits }),
          }),
    }));
}

function unproven(row: Row, { lo90, hi90 }: NonNullable<Row['tested']>, name: string): Message {
  const [from, to] = changesBetween(lo90, hi90, row).map((share) => formatPercent(share));
  return word('finding.equivalence-unproven', {
    name,
    limit: formatLimit(row.limits.equivalence),
    from: from ?? '',
    to: to ?? '',
  });
}

function underpowered({ row, benchmark }: RowPlace, context: RuleContext): RuleHit[] {
  if (row.verdict.word !== 'unclear' || row.role !== 'primary') return [];
  const { alpha } = context.analysis.correction;
  const test = testOf(row, alpha);
  if (!test || !row.interval) return [];
  const needed = runsNeeded(row, test, alpha);
  const [from, to] = changesBetween(row.interval.lo, row.interval.hi, row).map((share) => formatPercent(share));
  const args = { name: context.rowName(row, benchmark), from: from ?? '', to: to ?? '' };
  return [
    {
      path: row.path,
      message:
        'n' in needed
          ? word(needed.kind === 'runs' ? 'finding.underpowered' : `finding.underpowered-${needed.kind}`, {
              ...args,
              n: needed.n,
              restarts: restartWord(row.cand?.restart, needed.n),
            })
          : word(`finding.underpowered-${needed.kind}`, args),
    },
  ];
}

export const certaintyRules: readonly Rule[] = [
  {
    name: 'few-digits',
    group: 'statistics',
    severity: 'information',
    source: 'seen: arm64',
    find: fewDigits,
    reads: ({ rows }, context) => rows.map((row) => partsOf(roomOf(row, context))),
    says: 'Rounding of the printed digits alone lets the ratio vary by more than 5%.',
  },
  {
    name: 'underpowered',
    group: 'statistics',
    severity: 'warning',
    source: 'KJ, PF',
    findInRow: underpowered,
    says:
      'A row is unclear because it has too few runs for its spread to show even a change at the error level. ' +
      'States how many runs would be enough.',
  },
  {
    name: 'not-significant',
    group: 'statistics',
    needs: 'claims',
    severity: 'warning',
    source: 'GBE',
    findInRow: notSignificant,
    says: 'A claim says better or worse, but the difference is not significant after correction.',
  },
  {
    name: 'equivalence-unproven',
    group: 'statistics',
    needs: 'claims',
    severity: 'warning',
    source: 'H 1.1',
    findInRow: equivalenceUnproven,
    says: 'A claim says "same", but the equivalence test does not show it, or the row is untested and cannot show it.',
  },
];
